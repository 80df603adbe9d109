/** Which models there are and from where they can be called. */
import { hasEnded, viewRegion } from '../contract/cells/availability.ts';
import { type LifecycleLookup, lifecycleLookup } from '../contract/cells/lifecycle.ts';
import type { ProofTarget } from '../contract/proofs/proof-plan.ts';
import { isSameNetwork } from '../contract/scan/apply-latency.ts';
import type { Network } from '../contract/snapshot/latency.ts';
import type { Failure, ModelId, RegionCode } from '../contract/snapshot/model.ts';
import { isComplete } from '../contract/snapshot/region-lists.ts';
import { BaseDiscovery, type DiscoveryOptions } from './base-discovery.ts';
import { AWSClientError, AWSRegionError, ModelNotAvailableError } from './errors.ts';
import {
  byPreference,
  type CatalogueModel,
  callableRegions,
  catalogue,
  type MappedModel,
  type ModelMapping,
  mappedModel,
  regionMapping,
} from './lookups.ts';
import { smoothLatency } from './phases/latency.ts';
import type { RuntimeGateway } from './ports.ts';
import type { CurrentTask } from './scan/current-task.ts';
import { DiscoveryWork, type ScanChoices } from './scan/discovery-work.ts';

/** Ports, source and regions are needed in the first `getInstance` call, and only there. */
export type InstanceOptions = Partial<DiscoveryOptions> & { scanOnInit?: boolean };

type Constructor = new (options: DiscoveryOptions) => BedrockModelDiscovery;

/**
 * Discovers models over all regions and picks regions by preference and latency. One instance serves the window, the
 * export and scripts; see `getInstance`.
 */
export class BedrockModelDiscovery extends BaseDiscovery {
  static #instance: BedrockModelDiscovery | undefined;
  static #family: Constructor | undefined;
  readonly #work: DiscoveryWork;

  constructor(options: DiscoveryOptions) {
    super(options);
    this.#work = new DiscoveryWork({
      ports: this.ports,
      state: () => this.state,
      apply: (event) => this.apply(event),
      save: () => this.save(),
      smooth: (region, { medianMs, network }) => this.smoothed(region, medianMs, network),
    });
  }

  /** What it does now. */
  get task(): CurrentTask {
    return this.#work.task;
  }

  /** Says which class `getInstance` makes; called once, by the module of the extending class. */
  protected static extendWith(family: Constructor): void {
    BedrockModelDiscovery.#family = family;
  }

  /**
   * The one instance, the same for every class of the family. The first call names its ports, source and regions. With
   * `scanOnInit` it starts a scan of what is missing; `state` has its progress. Throws if the first call names no ports, and
   * if a later one does.
   */
  static getInstance(options: InstanceOptions = {}): BedrockModelDiscovery {
    const existing = BedrockModelDiscovery.#instance;
    if (existing !== undefined) {
      if (options.ports !== undefined) throw new Error('There is an instance: call resetInstance() first.');
      return existing;
    }
    const { ports, source, regions, scanOnInit = false } = options;
    if (ports === undefined || source === undefined || regions === undefined) {
      throw new Error('The first getInstance call has to name ports, source and Regions.');
    }
    const Made = BedrockModelDiscovery.#family;
    if (Made === undefined) {
      throw new Error('Import discovery/models-capabilities.ts before the first getInstance call.');
    }
    const instance = new Made({ ports, source, regions });
    BedrockModelDiscovery.#instance = instance;
    if (scanOnInit) void instance.scanAllRegions();
    return instance;
  }

  /** Ends what the instance is doing and lets go of it, so that the next `getInstance` makes one for another source. */
  static resetInstance(): void {
    const instance = BedrockModelDiscovery.#instance;
    BedrockModelDiscovery.#instance = undefined;
    if (instance !== undefined) instance.task.close();
  }

  /**
   * Scans the regions at once and gives the mapping. Without `forceRefresh` only what is missing is asked: regions that
   * were never scanned, failed, are older than seven days or lack access checks. A second call while one runs joins it.
   */
  async scanAllRegions(
    regions: readonly RegionCode[] = this.regions,
    forceRefresh = false,
    choices: ScanChoices = {},
  ): Promise<ModelMapping> {
    await this.scan(regions, forceRefresh, choices);
    return this.getJsonModelMapping();
  }

  /** The same without the mapping, whose copies of every record take as long as a third of the scan's own work. */
  async scan(
    regions: readonly RegionCode[],
    forceRefresh: boolean,
    choices: ScanChoices = {},
  ): Promise<void> {
    await this.#work.scan(regions, forceRefresh, choices);
  }

  /** Measures round trips outside a scan: ten samples a region. Does nothing while a scan or a measurement runs. */
  async measureLatency(regions: readonly RegionCode[] = this.regions, signal?: AbortSignal): Promise<void> {
    await this.#work.measure(regions, signal);
  }

  /**
   * Tries the ids and keeps what comes; gives the failure that ended it early. The one thing here that calls a model: the
   * door to bedrock-runtime is handed over for it, and no scan knows one. Does nothing while something runs.
   */
  prove(
    targets: readonly ProofTarget[],
    runtime: RuntimeGateway,
    callsEach: number,
    signal?: AbortSignal,
  ): Promise<Failure | undefined> {
    return this.#work.prove(targets, runtime, callsEach, signal);
  }

  /**
   * Asks the access of one model in one region: one call, and the lists stay as they are. Gives the failure, after which the
   * last answer stays. Does nothing while something runs.
   */
  checkModel(region: RegionCode, modelId: ModelId, signal?: AbortSignal): Promise<Failure | undefined> {
    return this.#work.check(region, modelId, signal);
  }

  /**
   * Regions from which the model can be called, sorted. With `checkAccessibility` those in which the account is known to
   * be blocked are left out; an unknown access leaves a region in.
   */
  getModelRegions(modelId: ModelId, checkAccessibility = true): RegionCode[] {
    return callableRegions(this.state.snapshot, modelId, checkAccessibility, this.lifecycle());
  }

  /** Callable regions: preferred ones first in their order, then the nearest by the last median; unmeasured ones last, by name. */
  getBestRegionsForModel(modelId: ModelId, preferredRegions: readonly RegionCode[] = []): RegionCode[] {
    return byPreference(this.state.snapshot, this.getModelRegions(modelId), preferredRegions);
  }

  /** Whether the model can be called from the region, access apart. */
  isModelAvailableInRegion(modelId: ModelId, region: RegionCode): boolean {
    const cell = viewRegion(this.state.snapshot, region, this.lifecycle()).cell(modelId);
    return cell.availability.kinds.length > 0 && !hasEnded(cell);
  }

  /** Where models stand now. */
  protected lifecycle(): LifecycleLookup {
    const { clock, documentedEndOfLife = () => undefined } = this.ports;
    return lifecycleLookup(this.state.snapshot, documentedEndOfLife, clock.nowEpochMs());
  }

  /** Whether nothing is known that blocks the account from the model in the region. */
  checkAccessibility(modelId: ModelId, region: RegionCode): boolean {
    return viewRegion(this.state.snapshot, region).cell(modelId).access !== 'blocked';
  }

  /** Every model once, by id, with the regions that list it; copies. */
  getAllModels(): CatalogueModel[] {
    return catalogue(this.state.snapshot);
  }

  /**
   * A copy of the model with its profiles, as the region lists it, or as the best region for it does. Throws
   * ModelNotAvailableError, which names the regions tried. A failure is not an absence: throws AWSRegionError if the named
   * region has never given a complete list of models, and AWSClientError if no region has.
   */
  getModel(modelId: ModelId, region?: RegionCode): MappedModel & { region: RegionCode } {
    const { snapshot, scan } = this.state;
    const known = Object.keys(snapshot.regions).sort();
    // A region from which it cannot be called may list it all the same.
    const tried =
      region === undefined ? [...new Set([...this.getBestRegionsForModel(modelId), ...known])] : [region];
    for (const each of tried) {
      const model = mappedModel(snapshot, each, modelId);
      if (model !== undefined) return { ...model, region: each };
    }
    const records = tried.flatMap((each) => snapshot.regions[each] ?? []);
    const silent = records.every((each) => each.scannedAt === undefined || !isComplete(each, 'models'));
    const inPart = records.find((each) => each.scannedAt !== undefined)?.failure;
    const failure = region === undefined ? (scan.failure ?? inPart) : records[0]?.failure;
    if (!silent || failure === undefined) throw new ModelNotAvailableError(modelId, tried);
    throw region === undefined ? new AWSClientError(failure) : new AWSRegionError(region, failure);
  }

  /** `{ models: { region: { modelId: details } } }`, as the original gave it; a copy. */
  getJsonModelMapping(): ModelMapping {
    return regionMapping(this.state.snapshot);
  }

  protected smoothed(region: RegionCode, sampleMs: number, network: Network | undefined): number {
    const record = this.state.snapshot.regions[region];
    const isOther = record?.latency !== undefined && !isSameNetwork(record.latency.network, network);
    return smoothLatency(isOther ? undefined : record?.smoothedLatencyMs, sampleMs);
  }

  /** Writes the cache; a failure is a problem to report, not an end. */
  protected async save(): Promise<void> {
    const saved = await this.ports.cache.save(this.state.snapshot);
    if (!saved.ok) this.ports.onProblem(saved.failure);
  }
}
