/** A gateway whose calls start a few at a time, so that hundreds of them together never block the process. */

import { through } from '../../discovery/gateway-layers.ts';
import { ListPools } from '../../discovery/list-budget.ts';
import type { BedrockGateway } from '../../discovery/ports.ts';

/**
 * The same calls; each waits for its turn of the event loop.
 *
 * Licence: without it the p99 of the event-loop delay during a scan with access (measure 9) is 82 ms, with it 21 ms; the
 * target is 50 ms. Its door is `SourceSession`; test/session/gateway-layers.test.ts holds its answers to the plain ones.
 * It may go when measure 9 holds without it.
 */
export function yieldingGateway(
  gateway: BedrockGateway,
  budget: CallBudget = new CallBudget(),
): BedrockGateway {
  return through(gateway, async ({ operation }, run) => {
    // A measurement waits for nothing.
    if (operation === 'pingRegion') return await run();
    return await budget.use(async () => {
      await budget.queue.turn();
      const answer = await run();
      // Reading hundreds of models takes a turn as well.
      if (operation === 'listModels') await budget.queue.turn();
      return answer;
    });
  });
}

/** Calls in flight of scans beside each other: with more the p99 of measure 19b was 66 to 88 ms instead of 24. */
export const MAX_TOGETHER = 256;

/** What all scans of a process share: calls in flight, and so connections, turns of the event loop, and room for lists. */
export class CallBudget {
  readonly queue: EventLoopQueue = new EventLoopQueue();
  readonly lists: ListPools = new ListPools();
  #max: number = Number.POSITIVE_INFINITY;
  #inFlight = 0;
  readonly #waiting: (() => void)[] = [];

  /** From now on several scans run side by side, or one alone. Calls that wait look again. */
  share(scansAtOnce: number): void {
    this.#max = scansAtOnce === 1 ? Number.POSITIVE_INFINITY : MAX_TOGETHER;
    this.lists.scansAtOnce = scansAtOnce;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Makes the call when it has its place. */
  async use<T>(call: () => Promise<T>): Promise<T> {
    while (this.#inFlight >= this.#max) await new Promise<void>((go) => this.#waiting.push(go));
    this.#inFlight += 1;
    try {
      return await call();
    } finally {
      this.#inFlight -= 1;
      this.#waiting.shift()?.();
    }
  }
}

/** Longest run of new work in one turn of the event loop, in milliseconds. */
const BUDGET_MS = 8;

/** Starts new work for a few milliseconds in each turn of the event loop; the rest waits for the next turn. */
class EventLoopQueue {
  readonly #waiting: (() => void)[] = [];
  #isScheduled = false;
  #startedMs = 0;

  /** Settles when it is the caller's turn, in the order of the calls. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#isScheduled) return;
      this.#isScheduled = true;
      setImmediate(() => this.#begin());
    });
  }

  #begin(): void {
    this.#startedMs = performance.now();
    this.#step();
  }

  #step(): void {
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#isScheduled = false;
    } else if (performance.now() - this.#startedMs >= BUDGET_MS) {
      this.#waiting.unshift(next);
      setImmediate(() => this.#begin());
    } else {
      next();
      // Runs after the caller's pending microtasks: nextTick queued from a microtask fires when that queue is empty.
      queueMicrotask(() => process.nextTick(() => this.#step()));
    }
  }
}
