/** The way through a corporate proxy: HTTPS_PROXY, ALL_PROXY and NO_PROXY. */
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { userAgent } from './user-agent.ts';

/** The proxy could not be reached, would not let the connection through, or cannot be used. */
export class ProxyError extends Error {
  /** HTTP status of the proxy's refusal; absent when it gave none. */
  readonly status?: number;
  /** Host and port, never the user name or password of the proxy URL. */
  readonly proxyHost: string;

  constructor(proxyHost: string, reason: number | string) {
    super(`The proxy ${proxyHost} did not let the connection through (${reason})`);
    this.name = 'ProxyError';
    this.proxyHost = proxyHost;
    if (typeof reason === 'number') this.status = reason;
  }
}

/**
 * The proxy for an address, by the environment; undefined: go there directly. Loopback and plain http
 * addresses are always reached directly. Throws ProxyError if the variable names no HTTP proxy.
 */
export function proxyFor(url: URL): URL | undefined {
  if (url.protocol !== 'https:' || isLoopback(url.hostname)) return undefined;
  const found = getProxyForUrl(url.href);
  if (found === '') return undefined;
  // The library reads "proxy:3128" as an https proxy; curl and the AWS CLI mean plain http to the proxy.
  const text = setByUser(found) ? found : found.replace(/^https:/, 'http:');
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy === undefined || !['http:', 'https:'].includes(proxy.protocol) || proxy.hostname === '') {
    throw new ProxyError(proxy?.host ?? 'in HTTPS_PROXY', 'it is not an http:// or https:// address');
  }
  return proxy;
}

function setByUser(url: string): boolean {
  return ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'].some((name) => process.env[name] === url);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Tunnels through one proxy; a refusal is a ProxyError, never an answer that looks like AWS's own. */
export class TunnelAgent extends HttpsProxyAgent<string> {
  private readonly trust: { secureContext?: SecureContext };

  constructor(proxy: URL, maxSockets: number, trust: { secureContext?: SecureContext }) {
    super(proxy, { keepAlive: true, maxSockets, headers: { 'user-agent': userAgent() }, ...trust });
    this.trust = trust;
  }

  /** Only https goes through. The base class guesses from the call stack, and loses kept connections by it. */
  override isSecureEndpoint(): boolean {
    return true;
  }

  override async connect(
    request: ClientRequest,
    options: Parameters<HttpsProxyAgent<string>['connect']>[1],
  ): Promise<Socket> {
    let status = 200;
    request.once('proxyConnect', (answer: { statusCode: number }) => {
      status = answer.statusCode;
    });
    let socket: Socket;
    try {
      // The base class uses its trust for the way to the proxy only, not for what lies behind it.
      socket = await super.connect(request, { ...options, ...this.trust });
    } catch (error) {
      const { code } = error as { code?: unknown };
      throw new ProxyError(this.proxy.host, typeof code === 'string' ? code : 'no answer');
    }
    if (status === 200) return socket;
    socket.destroy();
    throw new ProxyError(this.proxy.host, status);
  }
}
