/** Cache, latency and capabilities on top of discovery; the class that `getInstance` of both gives. */

import { accessStatusOf } from '../contract/cells/access/access-status.ts';
import { viewRegion } from '../contract/cells/availability.ts';
import { defined } from '../contract/defined.ts';
import { isExpired } from '../contract/snapshot/age.ts';
import type { AccessFacts, ModelId, RegionCode, Snapshot } from '../contract/snapshot/model.ts';
import { accessIn, allModelIds, emptyRegion, emptySnapshot } from '../contract/snapshot/snapshot.ts';
import { availabilityTable, type CatalogueModel } from './lookups.ts';
import { BedrockModelDiscovery, type InstanceOptions } from './models-core.ts';
import type { PromptCachingOf, SnapshotCache } from './ports.ts';

export interface AccessIssue {
  modelId: ModelId;
  region: RegionCode;
  facts: AccessFacts;
}

export class BedrockModelCapabilities extends BedrockModelDiscovery {
  static {
    BedrockModelDiscovery.extendWith(BedrockModelCapabilities);
  }

  /** The same instance as `BedrockModelDiscovery.getInstance`. */
  static override getInstance(options: InstanceOptions = {}): BedrockModelCapabilities {
    const instance = BedrockModelDiscovery.getInstance(options);
    if (!(instance instanceof BedrockModelCapabilities)) throw new Error('The instance is of another class.');
    return instance;
  }

  /** Takes a new sample into the region's smoothed latency (weight 0.3). Seconds, as in the original. */
  updateLatency(region: RegionCode, latencySeconds: number): void {
    if (!Number.isFinite(latencySeconds) || latencySeconds < 0) return;
    const network = this.state.snapshot.regions[region]?.latency?.network;
    this.apply({
      type: 'latency-smoothed',
      region,
      smoothedLatencyMs: this.smoothed(region, latencySeconds * 1000, network),
    });
  }

  /** Shows what the cache, or the file that is named, holds; false if it holds nothing usable. AWS is not asked. */
  async loadCacheFromFile(path?: string): Promise<boolean> {
    const snapshot = await this.#cacheAt(path).load();
    if (snapshot === undefined) return false;
    this.apply({ type: 'snapshot-restored', snapshot: { ...snapshot, source: this.source } });
    return true;
  }

  /** Writes the cache, or the file that is named, whole or not at all; false if it could not, which `onProblem` is told. */
  async saveCacheToFile(path?: string): Promise<boolean> {
    const saved = await this.#cacheAt(path).save(this.state.snapshot);
    if (!saved.ok) this.ports.onProblem(saved.failure);
    return saved.ok;
  }

  #cacheAt(path: string | undefined): SnapshotCache {
    return path === undefined ? this.ports.cache : this.ports.cache.at(path);
  }

  /** Forgets everything, in memory and on disk. */
  async clearCache(): Promise<void> {
    this.apply({ type: 'snapshot-restored', snapshot: emptySnapshot(this.source) });
    const cleared = await this.ports.cache.clear();
    if (!cleared.ok) this.ports.onProblem(cleared.failure);
  }

  /** Forgets models and profiles and keeps what was measured. */
  async clearBedrockModelsCache(): Promise<void> {
    this.apply({ type: 'snapshot-restored', snapshot: latenciesOnly(this.state.snapshot) });
    await this.saveCacheToFile();
  }

  /** True when nothing was ever scanned or the oldest answer is older than seven days. */
  isCacheExpired(): boolean {
    const now = this.ports.clock.nowEpochMs();
    const times = Object.values(this.state.snapshot.regions).flatMap((record) => record.scannedAt ?? []);
    return times.length === 0 || times.some((at) => isExpired(at, now));
  }

  /** True only where a dated source says yes. */
  supportsPromptCaching(modelId: ModelId): boolean {
    return this.ports.promptCachingOf(modelId).support === 'yes';
  }

  /** The models that a region lists and for which a source says yes, by id; copies. */
  getPromptCachingModels(): CatalogueModel[] {
    return this.getAllModels().filter((model) => this.supportsPromptCaching(model.modelId));
  }

  /** The fact with source and date for every scanned model. */
  getPromptCachingSupportStatus(): Record<ModelId, ReturnType<PromptCachingOf>> {
    return Object.fromEntries(
      allModelIds(this.state.snapshot).map((modelId) => [
        modelId,
        { ...this.ports.promptCachingOf(modelId) },
      ]),
    );
  }

  /** A text table of one model or of all: model, regions from which it can be called, exact ids. */
  getModelAvailabilityTable(modelId?: ModelId): string {
    const { snapshot } = this.state;
    return availabilityTable(
      snapshot,
      modelId === undefined ? allModelIds(snapshot) : [modelId],
      this.lifecycle(),
    );
  }

  /** Models that are listed where the account is known to be blocked, with the facts, by model and region. */
  getModelsWithAccessIssues(): AccessIssue[] {
    const { snapshot } = this.state;
    const issues: AccessIssue[] = [];
    for (const region of Object.keys(snapshot.regions).sort()) {
      const view = viewRegion(snapshot, region);
      for (const modelId of allModelIds(snapshot)) {
        const facts = accessIn(snapshot, region, modelId);
        if (facts === undefined || accessStatusOf(facts) !== 'blocked') continue;
        if (view.cell(modelId).availability.listed)
          issues.push({ modelId, region, facts: structuredClone(facts) });
      }
    }
    return issues.sort((a, b) => a.modelId.localeCompare(b.modelId) || a.region.localeCompare(b.region));
  }
}

function latenciesOnly(snapshot: Snapshot): Snapshot {
  const kept = emptySnapshot(snapshot.source);
  for (const [region, record] of Object.entries(snapshot.regions)) {
    const { latency, latencyElsewhere, smoothedLatencyMs } = record;
    kept.regions[region] = {
      ...emptyRegion(region),
      latencyHistory: record.latencyHistory,
      ...defined({ latency, latencyElsewhere, smoothedLatencyMs }),
    };
  }
  return kept;
}
