/** Answers that ask for a slower pace, and how to wait for a better one. */
import { setTimeout as delay } from 'node:timers/promises';
import { explainError } from '../errors/explain-error.ts';

/** Unknown to the SDK, so that it does not retry what the caller paces. */
export class ThrottledError extends Error {
  /** How long the service asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(retryAfterMs: number | undefined) {
    super('Throttled');
    this.name = 'ThrottledError';
    this.retryAfterMs = retryAfterMs;
  }
}

/** Whatever a service asks for, no pause is longer, in milliseconds. */
const LONGEST_WAIT_MS = 30_000;
const NAMES = [
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'SlowDown',
];

/** Beside the SDK's own waits, in milliseconds. */
const WAIT_MS = 1_000;

/** Sends a list again for as long as it is throttled; whoever calls sets the limit of time. */
export class Patience {
  /** The last attempt was refused as one too many. */
  isThrottled = false;

  /** Settles as the first attempt that is not throttled, or rejects when the signal aborts. */
  async through(send: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        await send();
        this.isThrottled = false;
        return;
      } catch (error) {
        if (error instanceof ThrottledError || explainError(error).kind !== 'throttled') throw error;
        this.isThrottled = true;
        await delay(WAIT_MS, undefined, { signal });
      }
    }
  }
}

/** HTTP 429, or one of the names under which AWS throttles with another status. */
export function isThrottled(
  response: { statusCode: number; headers: Record<string, string> },
  members: Record<string, string>,
): boolean {
  if (response.statusCode === 429) return true;
  const given = response.headers['x-amzn-errortype'] ?? members.code ?? members.__type ?? '';
  const name = given.split(':')[0]?.split('#').at(-1) ?? '';
  return NAMES.includes(name);
}

/** `x-amz-retry-after` (milliseconds) or `retry-after` (seconds or a date), at most 30 seconds; undefined if neither is usable. */
export function retryAfterMs(headers: Record<string, string>, nowEpochMs: number): number | undefined {
  const own = Number(headers['x-amz-retry-after'] || Number.NaN);
  const text = headers['retry-after'] ?? '';
  const standard = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowEpochMs;
  const waitMs = Number.isNaN(own) ? standard : own;
  return Number.isFinite(waitMs) && waitMs >= 0 ? Math.min(LONGEST_WAIT_MS, waitMs) : undefined;
}
