/**
 * Takes the body of a good answer before the SDK's deserializer does. That one drops unknown members, and loses a whole
 * list over one bad timestamp. Retries, signing, clock correction and error names stay the SDK's.
 */
import { Readable } from 'node:stream';
import { HttpResponse } from '@smithy/core/protocols';
import type { DeserializeMiddleware, MetadataBearer, MiddlewareStack, Pluggable } from '@smithy/types';
import { MAX_ANSWER_BYTES, MAX_ERROR_BYTES } from '../../contract/bounds.ts';
import { type ParsedBody, parseBody, readBody } from '../transport/request/answer-body.ts';
import { isThrottled, retryAfterMs, ThrottledError } from './throttled-retry.ts';

/** What came of a call's last attempt. */
export interface RawAnswer {
  /** Body of a 2xx answer. */
  body?: ParsedBody;
  /** HTTP status, when there was an answer at all. */
  status?: number;
  /** The last answer said that there are too many requests. */
  isThrottled?: boolean;
  /** An error answer came as a web page. */
  errorIsHtml?: boolean;
  /** From handing over the request to the response headers, in milliseconds. */
  headersMs?: number;
  /** Why a measured attempt got no answer. */
  transportError?: unknown;
}

/**
 * `read`: keep the body of good answers. `measure`: any answer at all is a success, and nothing is retried. `paced`: as
 * `read`, but a throttled attempt is not repeated, because the caller slows down itself: it rejects with ThrottledError.
 */
type RawAnswerMode = 'read' | 'measure' | 'paced';

/** Plugs into one command; fills `answer` anew on every attempt. */
function rawAnswerPlugin<In extends object, Out extends MetadataBearer>(
  answer: RawAnswer,
  mode: RawAnswerMode,
): Pluggable<In, Out> {
  const middleware: DeserializeMiddleware<In, Out> = (next) => async (args) => {
    forget(answer);
    const startedMs = performance.now();
    let result: Awaited<ReturnType<typeof next>>;
    try {
      result = await next(args);
    } catch (error) {
      if (mode !== 'measure') throw error;
      answer.transportError = error;
      return { response: emptySuccess() } as Awaited<ReturnType<typeof next>>;
    }
    const { response } = result;
    if (!HttpResponse.isInstance(response)) return result;
    answer.headersMs = performance.now() - startedMs;
    answer.status = response.statusCode;
    if (mode === 'measure') {
      await readBody(streamOf(response), MAX_ERROR_BYTES).catch(() => undefined);
      response.statusCode = 200;
      response.body = Buffer.from('{}');
    } else if (response.statusCode < 300) {
      answer.body = parseBody(await readBody(streamOf(response), MAX_ANSWER_BYTES));
      response.body = Buffer.from('{}');
    } else {
      await takeError(response, answer, mode);
    }
    return result;
  };
  return {
    applyToStack: (stack) => {
      // Low priority in the last step: between the deserializer and the request handler.
      stack.add(middleware, { step: 'deserialize', priority: 'low', name: 'rawAnswer' });
    },
  };
}

/** Reduces an error answer to what the SDK can read; rejects with ThrottledError where the caller paces. */
async function takeError(response: HttpResponse, answer: RawAnswer, mode: RawAnswerMode): Promise<void> {
  const parsed = parseBody(await readBody(streamOf(response), MAX_ERROR_BYTES));
  answer.errorIsHtml = !parsed.ok && parsed.defect === 'html';
  const members = errorMembers(parsed);
  answer.isThrottled = isThrottled(response, members);
  if (mode === 'paced' && answer.isThrottled) {
    throw new ThrottledError(retryAfterMs(response.headers, Date.now()));
  }
  response.body = Buffer.from(JSON.stringify(members));
}

/** The command; its raw answer goes into `answer` when it is sent. */
export function withRawBody<In extends object, Out extends MetadataBearer, C>(
  command: C & { middlewareStack: MiddlewareStack<In, Out> },
  answer: RawAnswer,
  mode: RawAnswerMode,
): C {
  command.middlewareStack.use(rawAnswerPlugin(answer, mode));
  return command;
}

function forget(answer: RawAnswer): void {
  delete answer.body;
  delete answer.status;
  delete answer.isThrottled;
  delete answer.errorIsHtml;
  delete answer.headersMs;
  delete answer.transportError;
}

function emptySuccess(): HttpResponse {
  return new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from('{}') });
}

function streamOf(response: HttpResponse): Readable {
  return response.body instanceof Readable
    ? response.body
    : Readable.from([response.body ?? Buffer.alloc(0)]);
}

/** Only the members that the SDK reads, and only text: anything else would make it throw another error. */
function errorMembers(parsed: ParsedBody): Record<string, string> {
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return {};
  const members = Object.entries(parsed.value).filter(
    ([name, value]) => ['message', 'Message', 'code', '__type'].includes(name) && typeof value === 'string',
  );
  return Object.fromEntries(members);
}
