/**
 * How many calls may be in flight to one region, found as TCP finds its window (AIMD). Doubled each round trip until the
 * region throttles; from then on halved at each throttling, and slowly raised.
 */

/** Calls in flight to one region when a scan starts. */
const FIRST_LIMIT = 16;
/** As many connections as the SDK would open to one host. */
const MAX_LIMIT = 50;
/** Pause after a throttled call, doubled each time until a call succeeds; in milliseconds. */
const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 4_000;
/** Pauses in a row without a success, 20 seconds in all, after which the region is given up. */
const MAX_PAUSES = 8;

export class AdaptiveConcurrency {
  #limit = FIRST_LIMIT;
  #pausesInARow = 0;
  #hasThrottled = false;

  /** Calls that may be in flight now. */
  get limit(): number {
    return Math.floor(this.#limit);
  }

  /** The region has throttled every call for as long as it makes sense to wait. */
  get hasGivenUp(): boolean {
    return this.#pausesInARow >= MAX_PAUSES;
  }

  succeeded(): void {
    this.#pausesInARow = 0;
    this.#limit = Math.min(MAX_LIMIT, this.#limit + (this.#hasThrottled ? 1 / this.#limit : 1));
  }

  /** The pause before the next call, in milliseconds: at least what the region asked for. Call it once for calls throttled together. */
  throttled(retryAfterMs = 0): number {
    const pauseMs = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#pausesInARow);
    this.#pausesInARow += 1;
    this.#hasThrottled = true;
    this.#limit = Math.max(1, this.#limit / 2);
    return Math.max(pauseMs, retryAfterMs);
  }
}
