/** A gateway whose calls start a few at a time, so that hundreds of them together never block the process. */
import type { BedrockGateway } from '../discovery/ports.ts';
import { through } from '../discovery/through.ts';

/**
 * The same calls; each waits for its turn of the event loop, which comes at once where little is to do. What it buys: p99 of
 * the event-loop delay during a scan with access (measure 9 of docs/performance.md) 82 -> 21 ms; target 50 ms. It may go when
 * a scan meets the target without it.
 */
export function yieldingGateway(gateway: BedrockGateway): BedrockGateway {
  const queue = new EventLoopQueue();
  return through(gateway, async ({ operation }, run) => {
    // A measurement waits for nothing.
    if (operation === 'pingRegion') return await run();
    await queue.turn();
    const answer = await run();
    // Hundreds of models to take in are work as well.
    if (operation === 'listModels') await queue.turn();
    return answer;
  });
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
