/** What becomes of a direct request without a good answer: the SDK's first attempt, or an error for a caller that paces. */
import { HttpResponse } from '@smithy/core/protocols';
import type { DeserializeMiddleware, MetadataBearer, Pluggable } from '@smithy/types';
import { asRecord } from '../../contract/json.ts';
import { saidIn } from '../answers/json-answer.ts';
import { errorNameOf, isThrottled, retryAfterMs, ThrottledError } from '../answers/throttled-retry.ts';
import { parseBody } from '../transport/request/answer-body.ts';
import { StatusError } from '../transport/request/service-request.ts';
import type { DirectOutcome } from './direct-requests.ts';
import type { PlainAnswer } from './exchange.ts';

/** Refusals of the request itself: asking again gives the same. */
const FINAL_NAMES = ['AccessDeniedException', 'ValidationException', 'ResourceNotFoundException'];

/** Whether the outcome is an answer with a good status. */
export function isGood(direct: DirectOutcome | undefined): boolean {
  return direct !== undefined && 'answer' in direct && direct.answer.status < 300;
}

/** Takes the network's place in the SDK's first attempt, and gives it this outcome. */
export function asFirstAttempt<In extends object, Out extends MetadataBearer>(
  direct: DirectOutcome,
): Pluggable<In, Out> {
  let isFirst = true;
  const middleware: DeserializeMiddleware<In, Out> = (next) => async (args) => {
    if (!isFirst) return await next(args);
    isFirst = false;
    if ('error' in direct) throw direct.error;
    const { status, headers, bytes } = direct.answer;
    const response = new HttpResponse({ statusCode: status, headers, body: bytes });
    return { response } as Awaited<ReturnType<typeof next>>;
  };
  return {
    applyToStack: (stack) => {
      stack.add(middleware, { step: 'deserialize', priority: 'low', name: 'directOutcome' });
    },
  };
}

/**
 * For a caller that paces: throws ThrottledError or StatusError, which spares the SDK's work around an error. Returns
 * if the SDK has to look at the answer.
 */
export function throwIfFinal({ status, headers, bytes }: PlainAnswer): void {
  const body = parseBody(bytes);
  if (!body.ok) return;
  const members = asRecord(body.value) ?? {};
  if (isThrottled({ statusCode: status, headers }, members)) {
    throw new ThrottledError(retryAfterMs(headers, Date.now()));
  }
  const name = errorNameOf(headers, members);
  if (FINAL_NAMES.includes(name)) throw new StatusError(status, name, saidIn(members));
}
