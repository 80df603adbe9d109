/** The second phase of a scan: what the account may do, model by model, as fast as each region allows. */
import type { AccessFacts, Failure, ModelId, RegionCode } from '../contract/model.ts';
import type { ScanEvent } from '../contract/scan-event.ts';
import { nowIso } from './listing-phase.ts';
import { Pace } from './pace.ts';
import type { DiscoveryPorts } from './ports.ts';
import { Slots } from './slots.ts';

/** Checks in flight over all regions. */
const MOST_IN_FLIGHT = 128;
/** Results that are sent on together. */
const BATCH = 16;
/** A check that is throttled so often is given up. */
const MOST_TRIES = 12;
/** So many failures of a kind with no success, and the rest of the region is not asked. */
const HOPELESS_AFTER = 3;
const STOPPING: readonly Failure['kind'][] = ['no-credentials', 'expired-credentials', 'bad-credentials'];

type Result = { modelId: ModelId; facts: AccessFacts };

/** Checks every model of every region given; the failure that stops the whole scan, if there is one. */
export async function checkAccessEverywhere(
  ports: DiscoveryPorts,
  modelsByRegion: ReadonlyMap<RegionCode, readonly ModelId[]>,
  emit: (event: ScanEvent) => void,
  stop: AbortController,
): Promise<Failure | undefined> {
  const slots = new Slots(MOST_IN_FLIGHT);
  let stopping: Failure | undefined;
  const total = [...modelsByRegion.values()].reduce((sum, models) => sum + models.length, 0);
  emit({ type: 'access-started', total });
  await Promise.all(
    [...modelsByRegion].map(([region, models]) =>
      new RegionAccess(ports, region, slots, emit, stop.signal, (failure) => {
        stopping = failure;
        stop.abort();
      }).check(models),
    ),
  );
  return stopping;
}

class RegionAccess {
  readonly #ports: DiscoveryPorts;
  readonly #region: RegionCode;
  readonly #slots: Slots;
  readonly #emit: (event: ScanEvent) => void;
  readonly #signal: AbortSignal;
  readonly #onStop: (failure: Failure) => void;
  readonly #pace = new Pace();
  #batch: Result[] = [];
  #succeeded = false;
  #failuresInARow = 0;
  #hopeless: Failure | undefined;

  constructor(
    ports: DiscoveryPorts,
    region: RegionCode,
    slots: Slots,
    emit: (event: ScanEvent) => void,
    signal: AbortSignal,
    onStop: (failure: Failure) => void,
  ) {
    this.#ports = ports;
    this.#region = region;
    this.#slots = slots;
    this.#emit = emit;
    this.#signal = signal;
    this.#onStop = onStop;
  }

  /** Settles when every model has an answer, or the signal has aborted and what came was sent on. */
  async check(models: readonly ModelId[]): Promise<void> {
    const queue = models.map((modelId) => ({ modelId, tries: 0 }));
    const inFlight = new Set<Promise<void>>();
    while (!this.#signal.aborted && (queue.length > 0 || inFlight.size > 0)) {
      const next = inFlight.size < this.#pace.limit ? queue.shift() : undefined;
      if (next === undefined) {
        await Promise.race(inFlight);
        continue;
      }
      const task: Promise<void> = this.#slots
        .use(() => this.#checkOne(next, () => queue.push(next)))
        .finally(() => inFlight.delete(task));
      inFlight.add(task);
    }
    // Answers that come after a cancel are not waited for.
    if (!this.#signal.aborted) await Promise.all(inFlight);
    this.#flush();
  }

  async #checkOne(item: { modelId: ModelId; tries: number }, again: () => void): Promise<void> {
    if (this.#signal.aborted) return;
    if (this.#hopeless !== undefined) {
      this.#keep(item.modelId, { failure: this.#hopeless });
      return;
    }
    item.tries += 1;
    const answer = await this.#ports.gateway.checkAccess(this.#region, item.modelId, this.#signal);
    if (this.#signal.aborted) return;
    if (answer.ok) {
      this.#succeeded = true;
      this.#pace.succeeded();
      this.#keep(item.modelId, answer.value);
    } else if (answer.failure.kind === 'throttled' && item.tries < MOST_TRIES) {
      again();
      await this.#ports.clock.sleep(this.#pace.throttled(), this.#signal);
    } else {
      this.#failed(item.modelId, answer.failure);
    }
  }

  #failed(modelId: ModelId, failure: Failure): void {
    if (STOPPING.includes(failure.kind)) {
      this.#onStop(failure);
      return;
    }
    this.#failuresInARow += 1;
    if (!this.#succeeded && this.#failuresInARow >= HOPELESS_AFTER) this.#hopeless = failure;
    this.#keep(modelId, { failure });
  }

  #keep(modelId: ModelId, facts: AccessFacts): void {
    this.#batch.push({ modelId, facts });
    if (this.#batch.length >= BATCH) this.#flush();
  }

  #flush(): void {
    if (this.#batch.length === 0) return;
    const results = this.#batch;
    this.#batch = [];
    this.#emit({ type: 'access-checked', region: this.#region, results, atIso: nowIso(this.#ports) });
  }
}
