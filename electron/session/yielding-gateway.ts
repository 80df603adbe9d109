/** A gateway whose calls start a few at a time, so that hundreds of them together never block the process. */
import { PrioritySemaphore } from '../discovery/concurrency/priority-semaphore.ts';
import type { BedrockGateway } from '../discovery/ports.ts';
import { through } from '../discovery/through.ts';

/**
 * The same calls; each waits for its turn of the event loop, which comes at once where little is to do. What it buys: p99 of
 * the event-loop delay during a scan with access (measure 9 of docs/performance.md) 82 -> 21 ms; target 50 ms. It may go when
 * a scan meets the target without it.
 */
export function yieldingGateway(
  gateway: BedrockGateway,
  budget: CallBudget = new CallBudget(),
): BedrockGateway {
  return through(gateway, async ({ operation }, run) => {
    // A measurement waits for nothing.
    if (operation === 'pingRegion') return await run();
    return await budget.slots.use(async () => {
      await budget.queue.turn();
      const answer = await run();
      // Hundreds of models to take in are work as well.
      if (operation === 'listModels') await budget.queue.turn();
      return answer;
    });
  });
}

/** More than one scan has in flight at the most: its 384 access checks and 102 lists wait for nothing here. */
const MAX_IN_FLIGHT = 512;

/** What all scans of a process share: calls in flight, and so connections, and turns of the event loop. */
export class CallBudget {
  readonly queue: EventLoopQueue = new EventLoopQueue();
  readonly slots: PrioritySemaphore;

  constructor(maxInFlight: number = MAX_IN_FLIGHT) {
    this.slots = new PrioritySemaphore(maxInFlight);
  }
}

/** New work is started for so long before timers, windows and answers have their turn; in milliseconds. */
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
