/** Public files over the app's one transport: its proxy, certificates and time limits, and never a credential. */
import { MAX_ERROR_BYTES } from '../../contract/bounds.ts';
import { defined } from '../../contract/defined.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import type { Result } from '../../discovery/ports.ts';
import { explainError } from '../errors/explain-error.ts';
import { PERHAPS_LOGIN } from '../errors/status-table.ts';
import { failureIn } from './call-retry.ts';
import { withDeadline } from './deadline.ts';
import { type Reach, reachOf } from './reach.ts';
import type { ReachOptions } from './reach-options.ts';
import { SharedRequestHandler } from './request/request-handler.ts';
import { retried, StatusError, sendRequest } from './request/service-request.ts';
import { WebPageError } from './request/web-page.ts';

/** An answer with status 200, or 304 where the request named what is kept. */
export interface PublicFile {
  isUnchanged: boolean;
  /** As sent: perhaps compressed. Empty if unchanged. */
  bytes: Buffer;
  etag?: string;
  lastModified?: string;
}

export interface PublicFileRequest {
  url: URL;
  /** Largest answer that is read, in bytes as sent. */
  limitBytes: number;
  /** What is kept of an earlier answer. */
  kept?: { etag?: string; lastModified?: string };
}

export interface PublicFiles {
  /** One file; asks a second time after a dropped connection, 429 or 5xx. Failures are values. */
  get(request: PublicFileRequest, signal: AbortSignal): Promise<Result<PublicFile>>;
  /** Ends requests under way and closes all connections. */
  close(): void;
}

const PAUSE_BEFORE_RETRY_MS = 400;
const MAX_PAUSE_MS = 5_000;

/** Fails on a proxy or certificate setting that can never work. `deadlineMs`: for one file, both attempts together. */
export function openPublicFiles(parts: {
  env: NodeJS.ProcessEnv;
  deadlineMs: number;
  /** Absent: as the environment says. */
  reach?: ReachOptions;
}): Result<PublicFiles> {
  let reach: Reach;
  try {
    reach = reachOf(parts.reach ?? {}, parts.env);
  } catch (error) {
    return { ok: false, failure: explainError(error) };
  }
  const handler = new SharedRequestHandler({ reach, deadlineMs: parts.deadlineMs });
  const closing = new AbortController();
  const got = async (request: PublicFileRequest, signal: AbortSignal): Promise<Result<PublicFile>> => {
    try {
      return await withDeadline([signal, closing.signal], parts.deadlineMs, (abortSignal) =>
        retried(2, pauseOf, abortSignal, () => ask(handler, request, abortSignal)),
      );
    } catch (error) {
      return { ok: false, failure: explained(error, request.url.host) };
    }
  };
  return {
    ok: true,
    value: {
      get: (request, signal) => reach.callRetry.use(signal, () => got(request, signal), failureIn),
      close() {
        closing.abort();
        handler.destroy();
      },
    },
  };
}

/** The service asks for a longer pause before the next attempt. */
class PausedError extends StatusError {
  readonly pauseMs: number;

  constructor(status: number, retryAfter: string | undefined) {
    super(status);
    const seconds = Number(retryAfter);
    this.pauseMs = seconds > 0 ? Math.min(seconds * 1000, MAX_PAUSE_MS) : PAUSE_BEFORE_RETRY_MS;
  }
}

function pauseOf(error: unknown): number {
  return error instanceof PausedError ? error.pauseMs : PAUSE_BEFORE_RETRY_MS;
}

async function ask(
  handler: SharedRequestHandler,
  { url, limitBytes, kept = {} }: PublicFileRequest,
  signal: AbortSignal,
): Promise<Result<PublicFile>> {
  const answer = await sendRequest(
    handler,
    {
      url,
      path: url.pathname,
      headers: {
        host: url.host,
        accept: 'application/json',
        'accept-encoding': 'gzip',
        ...(kept.etag === undefined ? {} : { 'if-none-match': kept.etag }),
        ...(kept.lastModified === undefined ? {} : { 'if-modified-since': kept.lastModified }),
      },
      limitBytes: (status) => (status === 200 ? limitBytes : MAX_ERROR_BYTES),
    },
    signal,
  );
  const { status, headers, bytes } = answer;
  if (status === 304) return { ok: true, value: { isUnchanged: true, bytes: Buffer.alloc(0) } };
  if (status !== 200) throw new PausedError(status, headers['retry-after']);
  if (bytes === undefined) return { ok: false, failure: tooLarge(url.host, limitBytes) };
  const { etag, 'last-modified': lastModified } = headers;
  return { ok: true, value: { isUnchanged: false, bytes, ...defined({ etag, lastModified }) } };
}

const KEPT = 'What was known before is kept.';

function refused(status: number, host: string): Failure {
  if (status === 429) {
    return {
      kind: 'throttled',
      message: `${host} asks for fewer requests (HTTP 429).`,
      nextStep: `Try again in a minute. ${KEPT}`,
    };
  }
  if (status >= 500) {
    return {
      kind: 'service',
      message: `${host} had a fault of its own (HTTP ${status}).`,
      nextStep: `Try again in a minute. ${KEPT}`,
    };
  }
  return {
    kind: status === 401 || status === 403 ? 'denied' : 'bad-answer',
    message: `${host} did not give the file (HTTP ${status}).`,
    nextStep: `Check the network, the proxy and the address. ${KEPT}`,
  };
}

function tooLarge(host: string, limitBytes: number): Failure {
  return {
    kind: 'bad-answer',
    message: `${host} sent more than ${Math.round(limitBytes / 1_048_576)} MB for one file, which was not read.`,
    nextStep: `Check the address and the proxy. ${KEPT}`,
  };
}

/** The explanations speak of Bedrock; this is another host. */
function explained(error: unknown, host: string): Failure {
  if (error instanceof WebPageError) {
    return {
      kind: 'bad-answer',
      message: `${host} answered with a web page: ${PERHAPS_LOGIN}.`,
      nextStep: `Open any web address in a browser and log in if asked, else check the proxy. ${KEPT}`,
    };
  }
  if (error instanceof StatusError) return refused(error.$metadata.httpStatusCode, host);
  const failure = explainError(error);
  switch (failure.kind) {
    case 'cancelled':
    case 'proxy':
    case 'tls':
      return failure;
    case 'timeout':
      return { ...failure, message: `${host} did not answer in time.`, nextStep: `Try again. ${KEPT}` };
    default:
      return {
        kind: 'network',
        message: `${host} cannot be reached.`,
        nextStep: `Check the network and the proxy. ${KEPT}`,
      };
  }
}
