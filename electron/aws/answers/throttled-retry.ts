/** Answers that ask for a slower pace: how they are known, and how long to wait. */
import { setTimeout as delay } from 'node:timers/promises';
import { THROTTLE_NAMES } from '../errors/error-table.ts';
import { explainError } from '../errors/explain-error.ts';

/** The SDK does not know this name, so it does not retry what the caller paces. */
export class ThrottledError extends Error {
  /** How long the service asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(retryAfterMs: number | undefined) {
    super('Throttled');
    this.name = 'ThrottledError';
    this.retryAfterMs = retryAfterMs;
  }
}

/** No pause is longer, whatever a service asks for; in milliseconds. */
const MAX_WAIT_MS = 30_000;

/** Between two attempts of a throttled list, beside the SDK's own waits; in milliseconds. */
const WAIT_MS = 1_000;

/**
 * Sends again for as long as the service throttles; the caller's signal sets the limit of time. `heard` is told whether
 * the last attempt was throttled.
 */
export async function retryWhileThrottled(
  send: () => Promise<unknown>,
  signal: AbortSignal,
  heard: (isThrottled: boolean) => void,
): Promise<void> {
  for (;;) {
    try {
      await send();
      heard(false);
      return;
    } catch (error) {
      if (error instanceof ThrottledError || explainError(error).kind !== 'throttled') throw error;
      heard(true);
      await delay(WAIT_MS, undefined, { signal });
    }
  }
}

/** The name of an AWS error, without its namespace; empty if there is none. Source: Smithy, "AWS JSON and REST JSON errors". */
export function errorNameOf(
  headers: Readonly<Record<string, string>>,
  members: Readonly<Record<string, unknown>> = {},
): string {
  const given = [headers['x-amzn-errortype'], members.code, members.__type].find(
    (each) => typeof each === 'string' && each !== '',
  ) as string | undefined;
  return given?.split(':')[0]?.split('#').at(-1) ?? '';
}

/** HTTP 429, or one of the names under which AWS throttles with another status. */
export function isThrottled(
  response: { statusCode: number; headers: Readonly<Record<string, string>> },
  members: Readonly<Record<string, unknown>>,
): boolean {
  return response.statusCode === 429 || THROTTLE_NAMES.includes(errorNameOf(response.headers, members));
}

/** `x-amz-retry-after` (milliseconds) or `retry-after` (seconds or a date), at most 30 seconds; undefined if neither is usable. */
export function retryAfterMs(headers: Record<string, string>, nowEpochMs: number): number | undefined {
  const own = Number(headers['x-amz-retry-after'] || Number.NaN);
  const text = headers['retry-after'] ?? '';
  const standard = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowEpochMs;
  const waitMs = Number.isNaN(own) ? standard : own;
  return Number.isFinite(waitMs) && waitMs >= 0 ? Math.min(MAX_WAIT_MS, waitMs) : undefined;
}
