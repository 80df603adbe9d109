/** A gateway whose calls start a few at a time, so that hundreds of them together never block the process. */
import type { BedrockGateway } from '../discovery/ports.ts';
import { through } from '../discovery/through.ts';

/**
 * The same calls; each waits for its turn of the event loop, at once where little is to do. Licence: event-loop delay during a
 * scan with access (measure 9 of docs/performance.md), p99 82 ms without it and 21 ms with it, target 50 ms; it may go when
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

/** Work that is started in one turn of the event loop ends after a few milliseconds; the rest waits for the next turn. */
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
