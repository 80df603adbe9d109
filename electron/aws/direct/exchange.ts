/**
 * One HTTP exchange over Node's own client: the SDK's handler around the client takes as long as the client does. Time limits
 * and error names are that handler's, so that either can follow the other.
 */
import { type ClientRequest, type IncomingHttpHeaders, request as requestHttp } from 'node:http';
import { type Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { MAX_ANSWER_BYTES, MAX_ERROR_BYTES } from '../../contract/bounds.ts';
import { readBody } from '../transport/request/answer-body.ts';
import type { Route } from '../transport/request/request-handler.ts';

/** A GET without a body. */
export interface PlainRequest {
  origin: URL;
  /** With the query, encoded as it is sent. */
  path: string;
  /** Name, value, name, value: Node sends such a list as it is, in half the time. `host` must be in it. */
  headers: readonly string[];
}

export interface PlainAnswer {
  status: number;
  headers: Record<string, string>;
  /** Undefined: larger than what is read. */
  bytes: Buffer | undefined;
}

/** Codes that the SDK's handler calls a timeout. */
const TIMEOUT_CODES = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'];

/** The whole answer, whatever its status. Rejects on transport errors, time limits and an abort. */
export function exchange(route: Route, request: PlainRequest, signal: AbortSignal): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const { origin, path, headers } = request;
    const send = origin.protocol === 'https:' ? requestHttps : requestHttp;
    const sent = send({
      agent: route.agent as HttpsAgent,
      host: origin.hostname.replace(/^\[|\]$/g, ''),
      ...(origin.port === '' ? {} : { port: origin.port }),
      path,
      headers: headers as string[],
    });
    const fail = (error: Error): void => {
      timers.clear();
      signal.removeEventListener('abort', abort);
      reject(error);
      sent.destroy();
    };
    const abort = (): void => fail(aborted(signal.reason));
    const timers = new ExchangeTimers(sent, route, fail);
    signal.addEventListener('abort', abort);
    sent.on('error', (error) => fail(named(error)));
    sent.once('response', (response) => {
      const status = response.statusCode ?? 0;
      const limit = status < 300 ? MAX_ANSWER_BYTES : MAX_ERROR_BYTES;
      readBody(response, limit, () => timers.heard()).then((bytes) => {
        timers.clear();
        signal.removeEventListener('abort', abort);
        resolve({ status, headers: flat(response.headers), bytes });
      }, fail);
    });
    sent.end();
  });
}

/** First the limit until there is a connection, then the one of silence. */
class ExchangeTimers {
  #timer: NodeJS.Timeout;

  constructor(sent: ClientRequest, route: Route, fail: (error: Error) => void) {
    const late = (what: string): void =>
      fail(Object.assign(new Error(`The connection ${what}.`), { name: 'TimeoutError' }));
    this.#timer = setTimeout(late, route.connectionTimeout, 'was not made in time');
    const connected = (): void => {
      this.clear();
      if (!sent.destroyed) this.#timer = setTimeout(late, route.socketTimeout, 'was silent for too long');
    };
    sent.once('socket', (socket: Socket) => {
      if (socket.connecting) socket.once('connect', connected);
      else connected();
    });
  }

  heard(): void {
    this.#timer.refresh();
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}

function named(error: Error): Error {
  const { code } = error as { code?: string };
  return code !== undefined && TIMEOUT_CODES.includes(code)
    ? Object.assign(error, { name: 'TimeoutError' })
    : error;
}

function aborted(reason: unknown): Error {
  return Object.assign(new Error('Request aborted', { cause: reason }), { name: 'AbortError' });
}

/** Header values as one text each. */
function flat(headers: IncomingHttpHeaders): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return result;
}
