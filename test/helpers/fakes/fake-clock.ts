/** A clock without waiting: time jumps to the next sleeper whenever nothing else is left to do. */
import { setMaxListeners } from 'node:events';
import type { Clock } from '../../../electron/discovery/ports.ts';

interface Sleeper {
  dueEpochMs: number;
  wake: () => void;
}

export class FakeClock implements Clock {
  #nowEpochMs: number;
  #sleepers: Sleeper[] = [];
  #ticking = false;
  /** Every sleep that was asked for, in milliseconds. */
  readonly slept: number[] = [];

  constructor(startIso = '2026-11-24T10:00:00.000Z') {
    this.#nowEpochMs = Date.parse(startIso);
  }

  nowEpochMs(): number {
    return this.#nowEpochMs;
  }

  /** Moves the time without waking anybody. */
  advance(ms: number): void {
    this.#nowEpochMs += ms;
  }

  sleep(delayMs: number, signal: AbortSignal): Promise<void> {
    this.slept.push(delayMs);
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      // Many regions sleep on the signal of one scan.
      setMaxListeners(0, signal);
      const sleeper: Sleeper = { dueEpochMs: this.#nowEpochMs + delayMs, wake: resolve };
      signal.addEventListener(
        'abort',
        () => {
          this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
          resolve();
        },
        { once: true },
      );
      this.#sleepers.push(sleeper);
      this.#tick();
    });
  }

  #tick(): void {
    if (this.#ticking) return;
    this.#ticking = true;
    setImmediate(() => {
      this.#ticking = false;
      const next = this.#sleepers.sort((a, b) => a.dueEpochMs - b.dueEpochMs).shift();
      if (next === undefined) return;
      this.#nowEpochMs = Math.max(this.#nowEpochMs, next.dueEpochMs);
      next.wake();
      this.#tick();
    });
  }
}
