/** The access checks of one region: adaptive concurrency, throttled checks repeated, a hopeless region given up. */

import { MAX_CHECKS } from '../../contract/bounds.ts';
import type { ScanEvent } from '../../contract/scan/scan-event.ts';
import type {
  AccessFacts,
  Failure,
  FailureKind,
  ModelId,
  RegionCode,
} from '../../contract/snapshot/model.ts';
import { grouped } from '../../contract/text.ts';
import { AdaptiveConcurrency } from '../concurrency/adaptive-concurrency.ts';
import type { PrioritySemaphore } from '../concurrency/priority-semaphore.ts';
import type { DiscoveryPorts } from '../ports.ts';
import { NO_CREDENTIALS, nowIso } from './listing-phase.ts';

/** Results are emitted in batches of this size, or when the first has waited for BATCH_AGE_MS. */
const BATCH = 16;
const BATCH_AGE_MS = 100;
/** After so many failures of one kind in a row and no success, the rest of the region is not asked. */
const HOPELESS_AFTER = 3;
/** Failures of the region; others, such as a model id that is refused, say nothing about the next model. */
const OF_THE_REGION: readonly FailureKind[] = [
  'denied',
  'not-enabled',
  'timeout',
  'network',
  'no-endpoint',
  'tls',
  'proxy',
];
/** A region that listed its models has accepted the key: a later refusal of it is none of that region's own. */
const KEY_REFUSED: readonly FailureKind[] = [...NO_CREDENTIALS, 'bad-credentials'];

export interface RegionAccessDeps {
  ports: DiscoveryPorts;
  region: RegionCode;
  /** Shared by all regions. */
  semaphore: PrioritySemaphore;
  /** Beside the checks of other regions. */
  urgency: number;
  emit: (event: ScanEvent) => void;
  signal: AbortSignal;
  onStop: (failure: Failure) => void;
}

export class RegionAccess {
  readonly #deps: RegionAccessDeps;
  readonly #concurrency = new AdaptiveConcurrency();
  /** Nothing new is asked while it lasts. It holds no slot of the shared semaphore, so that other regions go on. */
  #pause: Promise<void> | undefined;
  #pauses = 0;
  /** Tells `check` to look again: a call or a pause has ended. */
  #wake: () => void = () => undefined;
  /** A bug: what a call threw. */
  #fault: unknown;
  #batch: { modelId: ModelId; facts: AccessFacts }[] = [];
  #batchSinceEpochMs = 0;
  #succeeded = false;
  #inARow: { kind: FailureKind; count: number } | undefined;
  #hopeless: Failure | undefined;

  constructor(deps: RegionAccessDeps) {
    this.#deps = deps;
  }

  /** Settles when every model has an answer, or the signal has aborted and what came was emitted. */
  async check(models: readonly ModelId[]): Promise<void> {
    const { signal, semaphore, urgency } = this.#deps;
    const queue = models.slice(0, MAX_CHECKS);
    let running = 0;
    while (!signal.aborted && (queue.length > 0 || running > 0)) {
      const mayStart = this.#pause === undefined && running < this.#concurrency.limit;
      const next = mayStart ? queue.shift() : undefined;
      if (next === undefined) {
        // Woken by hand: a race of all calls under way costs the square of their number.
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        if (this.#fault !== undefined) throw this.#fault;
        continue;
      }
      running += 1;
      const task = semaphore.use(() => this.#checkOne(next, () => queue.push(next)), urgency);
      task
        .catch((error: unknown) => {
          this.#fault ??= error;
        })
        .finally(() => {
          running -= 1;
          this.#wake();
        });
    }
    this.#flush();
    // Last: emitted earlier, it would make every later batch copy these entries.
    if (!signal.aborted) this.#leaveOut(models.slice(MAX_CHECKS), models.length);
  }

  /** Gives the models beyond MAX_CHECKS the reason why their access is unknown. */
  #leaveOut(models: readonly ModelId[], total: number): void {
    if (models.length === 0) return;
    const { emit, region, ports } = this.#deps;
    const facts: AccessFacts = {
      failure: {
        kind: 'unknown',
        message: `${region} lists ${grouped(total)} models, and access is asked for ${grouped(MAX_CHECKS)} of them at most.`,
        nextStep: 'Ask AWS about this model by itself: aws bedrock get-foundation-model-availability.',
      },
    };
    const results = models.map((modelId) => ({ modelId, facts }));
    emit({ type: 'access-checked', region, results, atIso: nowIso(ports) });
  }

  async #checkOne(modelId: ModelId, again: () => void): Promise<void> {
    const { ports, region, signal } = this.#deps;
    if (signal.aborted) return;
    if (this.#hopeless !== undefined) {
      this.#keep(modelId, { failure: this.#hopeless });
      return;
    }
    const pausesBefore = this.#pauses;
    const answer = await ports.gateway.checkAccess(region, modelId, signal);
    if (signal.aborted) return;
    if (answer.ok) {
      this.#succeeded = true;
      this.#inARow = undefined;
      this.#concurrency.succeeded();
      this.#keep(modelId, answer.value);
    } else if (answer.failure.kind === 'throttled' && !this.#concurrency.hasGivenUp) {
      // Repeated for as long as others succeed, so that none is lost and the loop ends.
      again();
      // Calls in flight together are throttled together: one reason to slow down, not many.
      if (pausesBefore === this.#pauses) this.#startPause(answer.retryAfterMs);
    } else {
      this.#failed(modelId, answer.failure);
    }
  }

  #startPause(retryAfterMs?: number): void {
    const { ports, signal } = this.#deps;
    this.#pauses += 1;
    this.#flush();
    this.#pause = ports.clock.sleep(this.#concurrency.throttled(retryAfterMs), signal).then(() => {
      this.#pause = undefined;
      this.#wake();
    });
  }

  #failed(modelId: ModelId, failure: Failure): void {
    if (KEY_REFUSED.includes(failure.kind)) {
      this.#deps.onStop(failure);
      return;
    }
    if (this.#isHopeless(failure)) this.#hopeless ??= failure;
    this.#keep(modelId, { failure });
  }

  #isHopeless({ kind }: Failure): boolean {
    if (kind === 'throttled') return this.#concurrency.hasGivenUp;
    if (!OF_THE_REGION.includes(kind)) return false;
    this.#inARow = { kind, count: this.#inARow?.kind === kind ? this.#inARow.count + 1 : 1 };
    return !this.#succeeded && this.#inARow.count >= HOPELESS_AFTER;
  }

  #keep(modelId: ModelId, facts: AccessFacts): void {
    const now = this.#deps.ports.clock.nowEpochMs();
    if (this.#batch.length === 0) this.#batchSinceEpochMs = now;
    this.#batch.push({ modelId, facts });
    if (this.#batch.length >= BATCH || now - this.#batchSinceEpochMs >= BATCH_AGE_MS) this.#flush();
  }

  #flush(): void {
    if (this.#batch.length === 0) return;
    const { emit, region, ports } = this.#deps;
    const results = this.#batch;
    this.#batch = [];
    emit({ type: 'access-checked', region, results, atIso: nowIso(ports) });
  }
}
