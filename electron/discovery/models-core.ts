/** Which models there are and from where they can be called. */

import { viewRegion } from '../contract/availability.ts';
import type { ModelId, ModelRecord, RegionCode } from '../contract/model.ts';
import { allModelIds, modelIn } from '../contract/snapshot.ts';
import { BaseDiscovery, type DiscoveryOptions } from './base-discovery.ts';
import { ModelNotAvailableError } from './errors.ts';
import { smoothLatency } from './latency.ts';
import { measureRegions } from './latency-phase.ts';
import { type ModelMapping, regionMapping } from './model-mapping.ts';
import { regionsToScan, runScan } from './scan.ts';

/** What a scan does beside the lists. */
export interface ScanChoices {
  signal?: AbortSignal;
  access?: boolean;
  latency?: boolean;
}

type Constructor = new (options: DiscoveryOptions) => BedrockModelDiscovery;

/**
 * Discovers models over all regions and picks regions by preference and latency. One instance serves the window, the
 * export and scripts; see `getInstance`.
 */
export class BedrockModelDiscovery extends BaseDiscovery {
  static #instance: BedrockModelDiscovery | undefined;
  static #family: Constructor | undefined;
  #running: Promise<void> | undefined;

  /** Says which class `getInstance` makes; called once, by the module of the extending class. */
  protected static extendWith(family: Constructor): void {
    BedrockModelDiscovery.#family = family;
  }

  /**
   * The one instance, the same for every class of the family. The first call names its ports, source and regions; with
   * `scanOnInit` it also starts a scan, whose progress is in `state`.
   */
  static getInstance(options?: DiscoveryOptions & { scanOnInit?: boolean }): BedrockModelDiscovery {
    if (BedrockModelDiscovery.#instance === undefined) {
      if (options === undefined)
        throw new Error('The first getInstance call has to name ports, source and regions.');
      const Made = BedrockModelDiscovery.#family;
      if (Made === undefined)
        throw new Error('Import discovery/models-capabilities.ts before the first getInstance call.');
      BedrockModelDiscovery.#instance = new Made(options);
      if (options.scanOnInit === true) void BedrockModelDiscovery.#instance.scanAllRegions();
    }
    return BedrockModelDiscovery.#instance;
  }

  /** Lets go of the instance, so that the next `getInstance` makes one for another source. */
  static resetInstance(): void {
    BedrockModelDiscovery.#instance = undefined;
  }

  /**
   * Scans the regions at once and gives the mapping. Without `forceRefresh` only regions that were never scanned, failed
   * or are older than seven days are asked. A second call while one runs joins it.
   */
  async scanAllRegions(
    regions: readonly RegionCode[] = this.regions,
    forceRefresh = false,
    choices: ScanChoices = {},
  ): Promise<ModelMapping> {
    this.#running ??= this.#scan(regions, forceRefresh, choices).finally(() => {
      this.#running = undefined;
    });
    await this.#running;
    return this.getJsonModelMapping();
  }

  async #scan(regions: readonly RegionCode[], forceRefresh: boolean, choices: ScanChoices): Promise<void> {
    const now = this.ports.clock.nowEpochMs();
    const wanted = forceRefresh ? regions : regionsToScan(this.state, regions, now);
    if (wanted.length === 0) return;
    await runScan(
      {
        ports: this.ports,
        regions: wanted,
        access: choices.access ?? true,
        latency: choices.latency ?? true,
        state: () => this.state,
        apply: (event) => this.apply(event),
        save: () => this.save(),
        smooth: (region, medianMs) => this.smoothed(region, medianMs),
      },
      choices.signal ?? new AbortController().signal,
    );
  }

  /** Measures round trips outside a scan: ten samples a region. */
  async measureLatency(
    regions: readonly RegionCode[] = this.regions,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<void> {
    const smooth = (region: RegionCode, medianMs: number): number => this.smoothed(region, medianMs);
    await measureRegions(
      this.ports,
      regions,
      'measurement',
      smooth,
      (event) => {
        if (!signal.aborted) this.apply(event);
      },
      signal,
    );
    this.apply({ type: 'measurement-finished' });
    await this.save();
  }

  /**
   * Regions from which the model can be called, sorted. With `checkAccessibility` those in which the account is known to be
   * blocked are left out; an unknown access leaves a region in.
   */
  getModelRegions(modelId: ModelId, checkAccessibility = true): RegionCode[] {
    return Object.keys(this.state.snapshot.regions)
      .filter((region) => {
        const cell = viewRegion(this.state.snapshot, region).cell(modelId);
        return cell.availability.kinds.length > 0 && (!checkAccessibility || cell.access !== 'blocked');
      })
      .sort();
  }

  /** Callable regions: preferred ones first in their order, then by smoothed latency; unmeasured ones last, by name. */
  getBestRegionsForModel(modelId: ModelId, preferredRegions: readonly RegionCode[] = []): RegionCode[] {
    const regions = this.getModelRegions(modelId);
    const preferred = [...new Set(preferredRegions)].filter((region) => regions.includes(region));
    const latencyOf = (region: RegionCode): number =>
      this.state.snapshot.regions[region]?.smoothedLatencyMs ?? Number.POSITIVE_INFINITY;
    const rest = regions
      .filter((region) => !preferred.includes(region))
      // Equal figures (two infinities too) keep the order by name.
      .sort((a, b) => (latencyOf(a) === latencyOf(b) ? 0 : latencyOf(a) - latencyOf(b)));
    return [...preferred, ...rest];
  }

  /** The first of the best regions; throws ModelNotAvailableError, which names the regions tried. */
  requireRegionForModel(modelId: ModelId, preferredRegions: readonly RegionCode[] = []): RegionCode {
    const [best] = this.getBestRegionsForModel(modelId, preferredRegions);
    if (best === undefined) {
      throw new ModelNotAvailableError(modelId, Object.keys(this.state.snapshot.regions).sort());
    }
    return best;
  }

  /** Whether the model can be called from the region, access apart. */
  isModelAvailableInRegion(modelId: ModelId, region: RegionCode): boolean {
    return viewRegion(this.state.snapshot, region).cell(modelId).availability.kinds.length > 0;
  }

  /** Whether nothing is known that blocks the account from the model in the region. */
  checkAccessibility(modelId: ModelId, region: RegionCode): boolean {
    return viewRegion(this.state.snapshot, region).cell(modelId).access !== 'blocked';
  }

  /** Ids of all models that any region lists, sorted. */
  getAllModels(): ModelId[] {
    return allModelIds(this.state.snapshot);
  }

  /** A copy of the model as the region listed it, or as the first region by name did; undefined if none lists it. */
  getModel(modelId: ModelId, region?: RegionCode): ModelRecord | undefined {
    const regions = region === undefined ? Object.keys(this.state.snapshot.regions).sort() : [region];
    for (const each of regions) {
      const model = modelIn(this.state.snapshot, each, modelId);
      if (model !== undefined) return structuredClone(model);
    }
    return undefined;
  }

  /** `{ models: { region: { modelId: details } } }`, as the original gave it; a copy. */
  getJsonModelMapping(): ModelMapping {
    return regionMapping(this.state.snapshot);
  }

  protected smoothed(region: RegionCode, sampleMs: number): number {
    return smoothLatency(this.state.snapshot.regions[region]?.smoothedLatencyMs, sampleMs);
  }

  /** Writes the cache; a failure is a problem to report, not an end. */
  protected async save(): Promise<void> {
    const saved = await this.ports.cache.save(this.state.snapshot);
    if (!saved.ok) this.ports.onProblem(saved.failure);
  }
}
