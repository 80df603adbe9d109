/** One source in use: its gateway, its cache and the one discovery instance that the window and scripts drive. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheName, StoreCache } from '../../cache/store-cache.ts';
import { documentedDates } from '../../capabilities/lifecycle-docs.ts';
import { promptCachingOf } from '../../capabilities/prompt-caching.ts';
import { builtInRegions } from '../../contract/cells/regions.ts';
import { defined } from '../../contract/defined.ts';
import type { RegionPricing } from '../../contract/pricing/region-pricing.ts';
import type { ProofTarget } from '../../contract/proofs/proof-plan.ts';
import type { ScanEvent, ScanState } from '../../contract/scan/scan-event.ts';
import type { Failure, ModelId, RegionCode, Source } from '../../contract/snapshot/model.ts';
import { lazy } from '../../discovery/gateway-layers.ts';
import { ListBudget } from '../../discovery/list-budget.ts';
import { BedrockModelCapabilities } from '../../discovery/models-capabilities.ts';
import type { CurrentTask } from '../../discovery/scan/current-task.ts';
import { ANSWERED } from '../../discovery/scan/scan-outcome.ts';
import { NO_LOG } from '../../log/app-log.ts';
import type { SourcePricing } from '../../pricing/source-pricing.ts';
import { KeptScans } from '../kept-scans.ts';
import { systemClock } from '../system-clock.ts';
import { systemNetwork } from '../system-network.ts';
import { OpenedSource } from './opened-source.ts';
import { loggedGateway, logScanEvent } from './scan-log.ts';
import { identityOf, placed, type ScanAsks, type SessionOptions, sourceOf } from './source-choice.ts';
import { yieldingGateway } from './yielding-gateway.ts';

/** How long a stopped scan can be resumed, in milliseconds. */
const RESUMABLE_MS = 60 * 60 * 1000;

export class SourceSession {
  readonly source: Source;
  readonly regions: readonly RegionCode[];
  /** No regions were chosen: those of the account that no table knows are scanned too. */
  readonly #isWhole: boolean;
  readonly #discovery: BedrockModelCapabilities;
  /** The way to AWS, or to the server of the sample. */
  readonly aws: OpenedSource;
  /** The finished scans of this identity. */
  readonly kept: KeptScans;
  readonly #userDataDir: string;
  readonly #openPricing: () => Promise<SourcePricing>;
  #pricing: Promise<SourcePricing> | undefined;
  readonly #listBudget: ListBudget;
  readonly #pricingListeners = new Set<(regions: RegionPricing[]) => void>();

  private constructor(options: SessionOptions, source: Source) {
    const { choice, env, regionDeadlineMs, regions, userDataDir, isReadOnly = false, log = NO_LOG } = options;
    this.source = source;
    this.regions = regions ?? builtInRegions(source.partition);
    this.#isWhole = regions === undefined;
    this.#userDataDir = userDataDir;
    this.aws = new OpenedSource(options, source, this.regions);
    const onProblem = (failure: Failure): void => {
      log.problem(`${failure.kind}: ${failure.message}`);
      options.onProblem(failure);
    };
    const identity = identityOf(choice, env);
    const kept = { source, onProblem, isReadOnly };
    const cache = new StoreCache({ folder: join(userDataDir, 'cache'), identity, ...kept });
    this.kept = new KeptScans({
      ...{ choice, userDataDir, env, ...kept },
      ...defined({ limits: options.historyLimits }),
    });
    this.#listBudget = new ListBudget(options.budget?.lists);
    const opened = lazy(() => this.aws.gateway());
    const gateway = loggedGateway(yieldingGateway(opened, options.budget), log);
    const made = {
      ports: {
        ...{ gateway, cache, clock: systemClock, onProblem, regionDeadlineMs },
        ...{ promptCachingOf, documentedEndOfLife: documentedDates, listBudget: this.#listBudget },
        afterScan: () => this.#keepScan(),
        ...(choice.kind === 'sample' ? {} : { currentNetwork: systemNetwork }),
      },
      source,
      regions: this.regions,
    };
    const isTheOne = options.isBeside !== true;
    if (isTheOne) BedrockModelCapabilities.resetInstance();
    this.#discovery = isTheOne
      ? BedrockModelCapabilities.getInstance(made)
      : new BedrockModelCapabilities(made);
    this.#discovery.subscribe((event) => logScanEvent(log, event));
    this.#openPricing = async () => {
      // Its tables and the way to the price list are not needed for a start or a scan.
      const { openPricing } = await import('../../pricing/open-pricing.ts');
      return openPricing({
        ...{ isSample: choice.kind === 'sample', name: cacheName(source.partition, identity) },
        ...{ userDataDir, env, opened: this.aws, ...defined({ reach: options.reach }) },
        snapshot: () => this.state.snapshot,
        changed: (regions) => {
          for (const listener of this.#pricingListeners) listener(regions);
        },
      });
    };
  }

  /** Opens the source and loads what its cache holds; AWS is not asked. */
  static async open(options: SessionOptions): Promise<SourceSession> {
    const { partition, options: whole } = await placed(options);
    const session = new SourceSession(whole, sourceOf(whole.choice, partition, whole.env));
    await session.#discovery.loadCacheFromFile();
    return session;
  }

  get state(): ScanState {
    return this.#discovery.state;
  }

  /** Regions of this session that answered, a region that is not enabled included. */
  get answeredRegions(): RegionCode[] {
    return this.regions.filter((region) => {
      const state = this.state.snapshot.regions[region]?.state;
      return state !== undefined && ANSWERED.includes(state);
    });
  }

  subscribe(listener: (event: ScanEvent) => void): () => void {
    return this.#discovery.subscribe(listener);
  }

  /** The event that gives a new listener the current state. */
  restored(): ScanEvent {
    const { snapshot, scan } = this.#discovery.state;
    return { type: 'snapshot-restored', snapshot, scan };
  }

  /** Prices and quotas: what is known, what earlier fetches left, and fetching. */
  pricing(): Promise<SourcePricing> {
    this.#pricing ??= this.#openPricing();
    return this.#pricing;
  }

  /** Whether an earlier fetch may have left any on the disk. */
  get keptPricing(): boolean {
    return ['prices', 'quotas'].some((folder) => existsSync(join(this.#userDataDir, folder)));
  }

  /** Hears of prices and quotas that came. */
  onPricing(listener: (regions: RegionPricing[]) => void): void {
    this.#pricingListeners.add(listener);
  }

  /** What the source does now. */
  get task(): CurrentTask {
    return this.#discovery.task;
  }

  /**
   * Asks the regions again, whatever the cache holds. With `resumes` it asks only what the stopped scan left open.
   */
  async scan(
    regions?: readonly RegionCode[],
    { resumes = false, ...choices }: ScanAsks & { signal?: AbortSignal; resumes?: boolean } = {},
  ): Promise<void> {
    const follows = regions === undefined && this.#isWhole;
    // Nothing was left open, so everything is asked again.
    await this.#discovery.scan(regions ?? this.regions, !resumes, { follows, orAll: resumes, ...choices });
  }

  /** Whether the last scan was stopped a short while ago and can be resumed. */
  isStopped(nowEpochMs: number): boolean {
    const { lastOutcome, finishedAt } = this.state.scan;
    return lastOutcome === 'stopped' && nowEpochMs - Date.parse(finishedAt ?? '') < RESUMABLE_MS;
  }

  /** Keeps the scan if it has finished and something was answered. */
  async #keepScan(): Promise<void> {
    const { lastOutcome, regions } = this.state.scan;
    const hasFinished = lastOutcome === 'complete' || lastOutcome === 'partial';
    if (!hasFinished || this.answeredRegions.length === 0) return;
    await this.kept.keep(this.state.snapshot, [...new Set([...this.regions, ...regions])]);
  }

  measureLatency(): Promise<void> {
    return this.#discovery.measureLatency(this.regions);
  }

  /** Tries the ids and keeps what comes; gives the failure that ended it early. */
  async prove(
    targets: readonly ProofTarget[],
    callsEach: number,
    signal?: AbortSignal,
  ): Promise<Failure | undefined> {
    const runtime = await this.aws.runtime();
    if (!runtime.ok) return runtime.failure;
    return await this.#discovery.prove(targets, runtime.value, callsEach, signal);
  }

  readonly checkModel = (region: RegionCode, modelId: ModelId): Promise<Failure | undefined> =>
    this.#discovery.checkModel(region, modelId);

  /** Ends what is under way and closes connections. */
  async close(): Promise<void> {
    await this.task.stop();
    (await this.#pricing)?.close();
    await this.aws.close();
    this.#listBudget.end();
  }
}
