/** One request without an SDK client: over the app's one transport, with a limit for its answer, tried again where that helps. */
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpRequest, type HttpResponse } from '@smithy/core/protocols';
import type { AwsCredentialIdentity } from '@smithy/types';
import { defined } from '../../../contract/defined.ts';
import type { Result } from '../../../discovery/ports.ts';
import { AS_LONG_AS_THE_USER_MS, withDeadline } from '../deadline.ts';
import type { Endpoints } from '../endpoint.ts';
import { readBody } from './answer-body.ts';
import type { SharedRequestHandler } from './request-handler.ts';
import { RequestSigner, type SignableRequest } from './request-signer.ts';
import { isWebPage, WebPageError } from './web-page.ts';

/** What services beside Bedrock are asked with. */
export interface ServiceDeps {
  endpoints: Endpoints;
  requestHandler: Pick<SharedRequestHandler, 'handle'>;
  credentials: { get(): Promise<Result<AwsCredentialIdentity>> };
  /** The user's own API key for Bedrock, which is no identity for other services. */
  bearerToken?: string;
  /** As the user calls it who gave that key. */
  keyName?: string;
  profile?: string;
  deadlineMs: number;
  /** Aborted when the gateway is closed. */
  closed: AbortSignal;
}

/**
 * The credentials, before the call's own time begins: a command or a code takes as long as the user, and all else has a limit
 * of its own. Rejects when it is cancelled.
 */
export function credentialsFirst(
  { credentials, closed }: Pick<ServiceDeps, 'credentials' | 'closed'>,
  signal: AbortSignal,
): Promise<Result<AwsCredentialIdentity>> {
  return withDeadline([signal, closed], AS_LONG_AS_THE_USER_MS, () => credentials.get());
}

/** The service answered with an error status; named as AWS names it. */
export class StatusError extends Error {
  readonly $metadata: { httpStatusCode: number };

  constructor(status: number, name = 'Unknown', message = '') {
    super(message);
    this.name = name;
    this.$metadata = { httpStatusCode: status };
  }
}

export interface OpenRequest {
  url: URL;
  /** Encoded, as it is sent. */
  path: string;
  headers: Record<string, string>;
  /** Of a POST; absent: a GET. */
  body?: string;
}

interface ToSign extends Omit<SignableRequest, 'host' | 'path' | 'nowEpochMs'> {
  url: URL;
  /** Absent: that of the address. */
  path?: string;
  /** Absent: this computer's. */
  nowEpochMs?: number;
}

const signer = new RequestSigner();

/** The request with a signature of the credentials. */
export function signed({ url, path = url.pathname, ...given }: ToSign): OpenRequest {
  const headers = signer.headers({ host: url.host, path, nowEpochMs: Date.now(), ...given });
  const { query, json: body } = given;
  return { url, path: query === undefined ? path : `${path}?${query}`, headers, ...defined({ body }) };
}

/** A path below that of an address, which may have one of its own. */
export function pathBelow({ pathname }: URL, path: string): string {
  return pathname.replace(/\/$/, '') + path;
}

export interface ServiceRequest extends OpenRequest {
  /** Largest answer that is read, in bytes, by its status. */
  limitBytes: (status: number) => number;
}

/** `bytes`: undefined where the answer is larger than its limit. */
export interface ServiceAnswer {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer | undefined;
}

/** The whole answer, whatever its status; rejects on transport errors, an abort, and a web page that wants a login. */
export async function sendRequest(
  handler: ServiceDeps['requestHandler'],
  { limitBytes, ...request }: ServiceRequest,
  signal: AbortSignal,
): Promise<ServiceAnswer> {
  const { body, headers, statusCode: status } = await openRequest(handler, request, signal);
  const bytes = await readBody(body as Readable, limitBytes(status));
  if (isWebPage(status, bytes)) throw new WebPageError(status);
  return { status, headers, bytes };
}

/** The answer up to its headers; its body is still to come. */
export async function openRequest(
  handler: ServiceDeps['requestHandler'],
  { url, path, headers, body }: OpenRequest,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const request = new HttpRequest({
    method: body === undefined ? 'GET' : 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path,
    headers,
    body,
  });
  return (await handler.handle(request, { abortSignal: signal })).response;
}

/** Runs the task up to `attempts` times, while its error is worth another; `pauseMs`: before the next attempt. */
export async function retried<T>(
  attempts: number,
  pauseMs: number | ((error: unknown, attempt: number) => number),
  signal: AbortSignal,
  task: () => Promise<T>,
  isWorthIt: (error: unknown) => boolean = isWorthRetry,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await task();
    } catch (error) {
      if (attempt === attempts || signal.aborted || !isWorthIt(error)) throw error;
      const waitMs = typeof pauseMs === 'number' ? pauseMs : pauseMs(error, attempt);
      await pause(waitMs, undefined, { signal });
    }
  }
}

/** Throttling, a fault of the service, and a dropped connection; never a failed look-up. */
function isWorthRetry(error: unknown): boolean {
  if (!(error instanceof StatusError)) return (error as { code?: unknown } | null)?.code === 'ECONNRESET';
  const status = error.$metadata.httpStatusCode;
  return status === 429 || status >= 500 || /TooManyRequests|Throttl/.test(error.name);
}
