/** Shares out the event loop: work that starts in a turn ends after a few milliseconds, and the rest waits for the next turn. */

/** So long new work is started before timers, windows and answers have their turn, in milliseconds. */
const BUDGET_MS = 8;

export class EventLoopQueue {
  readonly #waiting: (() => void)[] = [];
  #isScheduled = false;
  #startedMs = 0;

  /** Settles when it is the caller's turn; in the order of the calls. */
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
      // After all that the caller does at once: a tick that is asked for by a promise's reaction comes when no other
      // reaction is left; one that is asked for here would come before the first.
      queueMicrotask(() => process.nextTick(() => this.#step()));
    }
  }
}
