/** Requests that Chromium makes, because the proxy wants the sign-in of the system. */
import type { Readable } from 'node:stream';
import { buildQueryString, type HttpRequest } from '@smithy/core/protocols';
import { CancelledError } from '../deadline.ts';
import { type ProxyChoice, proxyName } from './proxy-choice.ts';
import type { ProxyLogin, ProxySignIn } from './proxy-sign-in.ts';

export interface SystemRequest {
  method: string;
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** Scheme, host and port of the proxy that the request goes through. */
  proxy: string;
  /** The proxy wants a user name and password; undefined: there are none, and the request fails. */
  onLogin(asked: { scheme: string; realm: string }): ProxyLogin | undefined;
  signal: AbortSignal;
}

export interface SystemAnswer {
  status: number;
  headers: Record<string, string>;
  body: Readable;
}

/** Rejects with an error whose `code` is Chromium's, such as `ERR_TUNNEL_CONNECTION_FAILED`. */
export type SystemRequests = (request: SystemRequest) => Promise<SystemAnswer>;

/** Codes of Chromium that the proxy is to blame for (net/base/net_error_list.h, read 2026-11). */
const OF_PROXY =
  /^ERR_(PROXY_|TUNNEL_CONNECTION_FAILED|UNEXPECTED_PROXY_AUTH|MISSING_AUTH_CREDENTIALS|INVALID_AUTH_CREDENTIALS|UNSUPPORTED_AUTH_SCHEME|MISCONFIGURED_AUTH_ENVIRONMENT|SOCKS_|NO_SUPPORTED_PROXIES)/;

const AS_NODE: Readonly<Record<string, string>> = {
  ERR_CERT_AUTHORITY_INVALID: 'CERT_UNTRUSTED',
  ERR_CERT_DATE_INVALID: 'CERT_HAS_EXPIRED',
  ERR_CERT_COMMON_NAME_INVALID: 'ERR_TLS_CERT_ALTNAME_INVALID',
  ERR_SSL_PROTOCOL_ERROR: 'EPROTO',
  ERR_NAME_NOT_RESOLVED: 'ENOTFOUND',
  ERR_CONNECTION_REFUSED: 'ECONNREFUSED',
  ERR_CONNECTION_RESET: 'ECONNRESET',
  ERR_CONNECTION_CLOSED: 'ECONNRESET',
  ERR_EMPTY_RESPONSE: 'ECONNRESET',
  ERR_INTERNET_DISCONNECTED: 'ENETUNREACH',
  ERR_NETWORK_CHANGED: 'ECONNRESET',
  ERR_TIMED_OUT: 'ETIMEDOUT',
  ERR_CONNECTION_TIMED_OUT: 'ETIMEDOUT',
};

interface ToSend {
  request: HttpRequest;
  /** Of its host. */
  url: URL;
  proxy: ProxyChoice;
  signIn: Pick<ProxySignIn, 'loginFor' | 'note'>;
  signal: AbortSignal;
}

/** The answer up to its headers. A refusal of the proxy is a ProxyError, which `signIn` knows; other failures have Node's codes. */
export async function sendBySystem(
  send: SystemRequests,
  { request, url, proxy, signIn, signal }: ToSend,
): Promise<SystemAnswer> {
  const query = buildQueryString(request.query);
  const { method, headers, body } = request;
  let used: ProxyLogin | undefined;
  let asked: { scheme: string; realm: string } | undefined;
  try {
    return await send({
      ...{ method, headers, signal },
      url: new URL(query === '' ? request.path : `${request.path}?${query}`, url),
      ...(body === undefined ? {} : { body: body as string | Uint8Array }),
      proxy: proxyName(proxy),
      onLogin(wanted) {
        asked = wanted;
        // A second question means that the answer to the first was wrong.
        if (used !== undefined) return undefined;
        used = signIn.loginFor(proxy);
        return used;
      },
    });
  } catch (error) {
    if (signal.aborted) throw new CancelledError();
    const { code = '' } = error as { code?: string };
    if (asked !== undefined) {
      const { scheme, realm } = asked;
      throw signIn.note(proxy, { status: 407, schemes: [scheme], realm, isOfChromium: true }, used);
    }
    if (OF_PROXY.test(code)) throw signIn.note(proxy, { reason: code }, undefined);
    throw Object.assign(error as Error, { code: AS_NODE[code] ?? code, isOfChromium: true });
  }
}
