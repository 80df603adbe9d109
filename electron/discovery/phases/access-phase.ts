/** What the account may do, model by model, as fast as each region allows: beside the lists, region by region. */
import type { ScanEvent } from '../../contract/scan/scan-event.ts';
import type { Failure, ModelId, RegionCode } from '../../contract/snapshot/model.ts';
import { PrioritySemaphore } from '../concurrency/priority-semaphore.ts';
import type { DiscoveryPorts } from '../ports.ts';
import { RegionAccess } from './region-access.ts';

/** Checks in flight over all regions: enough for 1,700 of 150 ms in two thirds of a second. */
const MAX_IN_FLIGHT = 384;

/** The checks of one scan. A region is added as soon as it has listed, so that none waits for a slow one. */
export class AccessChecks {
  readonly #ports: DiscoveryPorts;
  readonly #emit: (event: ScanEvent) => void;
  readonly #stop: AbortController;
  readonly #semaphore = new PrioritySemaphore(MAX_IN_FLIGHT);
  readonly #running: Promise<void>[] = [];
  #stopping: Failure | undefined;
  #total = 0;

  constructor(ports: DiscoveryPorts, emit: (event: ScanEvent) => void, stop: AbortController) {
    this.#ports = ports;
    this.#emit = emit;
    this.#stop = stop;
  }

  /** Checks added so far. */
  get total(): number {
    return this.#total;
  }

  /** The failure that stopped the whole scan, if there is one. */
  get stopping(): Failure | undefined {
    return this.#stopping;
  }

  /**
   * Starts to check the models of a region; settles when they have answers or the scan was stopped, faults included.
   * `distanceMs`: how long the region took to list. The farthest is checked first, for its answers come last.
   */
  add(region: RegionCode, models: readonly ModelId[], distanceMs: number): Promise<void> {
    this.#total += models.length;
    const checks = new RegionAccess({
      ports: this.#ports,
      region,
      semaphore: this.#semaphore,
      urgency: distanceMs,
      emit: this.#emit,
      signal: this.#stop.signal,
      onStop: (failure) => {
        this.#stopping ??= failure;
        this.#stop.abort();
      },
    }).check(models);
    this.#running.push(checks);
    // `ended` throws a fault, perhaps much later.
    return checks.catch(() => undefined);
  }

  /** Settles when every check has an answer, or the scan was stopped and what came was emitted. */
  async ended(): Promise<void> {
    await Promise.all(this.#running);
  }
}
