/** Measures regions that have answered while the scan waits for others, so that a region that hangs delays no figure. */
import type { RegionCode } from '../../contract/snapshot/model.ts';
import { withAnySignal } from '../concurrency/abort.ts';
import type { NetworkActivity } from '../concurrency/network-activity.ts';
import { type Measuring, measureOne, REGIONS_AT_ONCE } from './latency-phase.ts';

export class EarlyLatency {
  readonly #deps: Measuring;
  readonly #activity: NetworkActivity;
  readonly #ended = new AbortController();
  readonly #queue: RegionCode[] = [];
  readonly #measured = new Set<RegionCode>();
  readonly #lanes: Promise<void>[] = [];
  #running = 0;

  constructor(deps: Measuring, activity: NetworkActivity) {
    this.#deps = deps;
    this.#activity = activity;
  }

  /** The region has answered everything: measures it as soon as the network is idle. */
  add(region: RegionCode): void {
    if (this.#ended.signal.aborted || this.#deps.signal.aborted) return;
    this.#queue.push(region);
    if (this.#running === REGIONS_AT_ONCE) return;
    this.#running += 1;
    const lane = withAnySignal([this.#deps.signal, this.#ended.signal], (any) => this.#work(any));
    // `end` throws a fault.
    lane.catch(() => undefined);
    this.#lanes.push(lane);
  }

  /** Ends what is under way; gives the regions that have a figure, or a failure, by now. */
  async end(): Promise<ReadonlySet<RegionCode>> {
    this.#ended.abort();
    await Promise.all(this.#lanes);
    return this.#measured;
  }

  /** Until nothing is left in the queue. */
  async #work(signal: AbortSignal): Promise<void> {
    const idle = (): Promise<void> => this.#activity.idle(signal);
    try {
      for (;;) {
        await idle();
        const region = signal.aborted ? undefined : this.#queue.shift();
        if (region === undefined) return;
        await measureOne({ ...this.#deps, signal }, region, 'scan', idle);
        if (!signal.aborted) this.#measured.add(region);
      }
    } finally {
      this.#running -= 1;
    }
  }
}
