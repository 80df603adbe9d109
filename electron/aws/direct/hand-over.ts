/** Refusals of a single check that are told as they are, without the SDK's work around an error. */

import { isThrottled, retryAfterMs, ThrottledError } from '../answers/throttling.ts';
import type { ParsedBody } from '../transport/answer-body.ts';
import type { PlainAnswer } from '../transport/exchange.ts';

/** What AWS says about the question itself: asking again gives the same. */
const FINAL = ['AccessDeniedException', 'ValidationException', 'ResourceNotFoundException'];

/** Bedrock's answer was an error that another attempt would not change; named as the SDK names it. */
class RefusedCheckError extends Error {
  readonly $metadata: { httpStatusCode: number };

  constructor(name: string, message: string, status: number) {
    super(message);
    this.name = name;
    this.$metadata = { httpStatusCode: status };
  }
}

/** Throws ThrottledError or RefusedCheckError; any other error answer needs the SDK, or another attempt. */
export function throwIfFinal({ status, headers }: PlainAnswer, body: ParsedBody): void {
  if (!body.ok) return;
  const members = (typeof body.value === 'object' && body.value !== null ? body.value : {}) as Record<
    string,
    unknown
  >;
  const textOf = (name: string): string => {
    const value = members[name];
    return typeof value === 'string' ? value : '';
  };
  const response = { statusCode: status, headers };
  if (isThrottled(response, { code: textOf('code'), __type: textOf('__type') })) {
    throw new ThrottledError(retryAfterMs(headers, Date.now()));
  }
  const given = headers['x-amzn-errortype'] || textOf('code') || textOf('__type');
  const name = given.split(':')[0]?.split('#').at(-1) ?? '';
  if (!FINAL.includes(name)) return;
  throw new RefusedCheckError(name, textOf('message') || textOf('Message'), status);
}
