/** The way through a corporate proxy: HTTPS_PROXY, ALL_PROXY and NO_PROXY. */
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type SecureContext } from 'node:tls';
import { Agent } from 'agent-base';
import { decodedPart } from '../../redact/known-secrets.ts';
import { userAgent } from './user-agent.ts';

/** Why a proxy let nothing through. */
export interface ProxyRefusal {
  /** HTTP status; absent when it gave none. */
  status?: number;
  /** Sign-in schemes that a 407 offers, in lower case. */
  schemes?: readonly string[];
  /** What else happened, in words or as a transport code. */
  reason?: string;
  /** The variable that names the proxy, when its value cannot be used. */
  variable?: string;
}

/** The proxy could not be reached, would not let the connection through, or cannot be used. */
export class ProxyError extends Error {
  readonly refusal: ProxyRefusal;
  /** Host and port, never the user name or password of the proxy URL. */
  readonly proxyHost: string;

  constructor(proxyHost: string, refusal: ProxyRefusal) {
    super(`The proxy ${proxyHost} did not let the connection through (${refusal.status ?? refusal.reason})`);
    this.name = 'ProxyError';
    this.proxyHost = proxyHost;
    this.refusal = refusal;
  }
}

/** In the order in which they count; lower case before upper case, as in curl. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const;

/**
 * The proxy for an address, by the environment; undefined: go there directly. Loopback and plain http
 * addresses are always reached directly. Throws ProxyError if the variable names no HTTP proxy.
 */
export function proxyFor(url: URL, env: NodeJS.ProcessEnv = process.env): URL | undefined {
  if (url.protocol !== 'https:' || isLoopback(url.hostname)) return undefined;
  const variable = VARIABLES.find((name) => env[name]);
  const value = variable === undefined ? undefined : env[variable];
  if (variable === undefined || value === undefined) return undefined;
  if (isExcepted(url, env.no_proxy || env.NO_PROXY || '')) return undefined;
  // curl and the AWS CLI mean plain http by an address without a scheme.
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy === undefined || !['http:', 'https:'].includes(proxy.protocol) || proxy.hostname === '') {
    const reason = proxy?.protocol.startsWith('socks')
      ? 'SOCKS proxies are not supported'
      : 'it is not an http:// or https:// address';
    throw new ProxyError(proxy?.host || `in ${variable}`, { reason, variable });
  }
  return proxy;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/**
 * Connections through one proxy, those at rest included. Chromium's limit for a proxy is 32 (net/socket/
 * client_socket_pool_manager.cc, kDefaultMaxSocketsPerProxyChain, read 2026-11), and proxies are made for browsers.
 */
export const MAX_TUNNELS = 32;

/** Tunnels through one proxy; a refusal is a ProxyError, never an answer that looks like AWS's own. */
export class TunnelAgent extends Agent {
  private readonly proxy: URL;
  private readonly trust: { secureContext?: SecureContext };
  /** Requests to the proxy that have no tunnel yet: their connections are in no pool of the agent. */
  private readonly asking = new Set<ClientRequest>();
  private isDestroyed = false;

  constructor(proxy: URL, maxSockets: number, trust: { secureContext?: SecureContext }) {
    super({ keepAlive: true, maxSockets });
    this.proxy = proxy;
    this.trust = trust;
  }

  /** Only https goes through. The base class guesses from the call stack, and loses kept connections by it. */
  override isSecureEndpoint(): boolean {
    return true;
  }

  override destroy(): void {
    this.isDestroyed = true;
    for (const ask of this.asking) ask.destroy(new Error('The agent was closed.'));
    super.destroy();
  }

  override async connect(
    request: ClientRequest,
    options: Parameters<Agent['connect']>[1] & ConnectionOptions,
  ): Promise<Socket> {
    this.makeRoom();
    const host = options.host ?? '';
    const target = `${isIP(host) === 6 ? `[${host}]` : host}:${options.port ?? 443}`;
    const socket = await this.tunnel(request, target);
    return connectTls({
      ...options,
      ...this.trust,
      socket,
      ...(isIP(host) === 0 ? { servername: options.servername || host } : {}),
    });
  }

  /** A connection to the target. Given up with the request and with the agent, so that nothing outlives them. */
  private tunnel(request: ClientRequest, target: string): Promise<Socket> {
    const { proxy } = this;
    const isSecure = proxy.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const ask = (isSecure ? requestHttps : requestHttp)({
        agent: false,
        host: proxy.hostname.replace(/^\[|\]$/g, ''),
        port: proxy.port || (isSecure ? 443 : 80),
        method: 'CONNECT',
        path: target,
        headers: { host: target, 'user-agent': userAgent(), ...authorizationOf(proxy) },
        ...(isSecure ? this.trust : {}),
      });
      const giveUp = (): void => void ask.destroy(new Error('The request has ended.'));
      const settle = (): void => {
        request.off('close', giveUp);
        this.asking.delete(ask);
      };
      request.once('close', giveUp);
      this.asking.add(ask);
      ask.once('connect', (answer, socket: Socket, early) => {
        settle();
        if (answer.statusCode === 200) {
          if (early.length > 0) socket.unshift(early);
          resolve(socket);
          return;
        }
        socket.destroy();
        reject(new ProxyError(proxy.host, refusalOf(answer)));
      });
      ask.on('error', (error: NodeJS.ErrnoException) => {
        settle();
        reject(new ProxyError(proxy.host, { reason: error.code ?? 'no answer' }));
      });
      ask.end();
      if (request.destroyed || this.isDestroyed) giveUp();
    });
  }

  /** Callers keep to `MAX_TUNNELS` requests at a time; a tunnel at rest makes way for a new one. */
  private makeRoom(): void {
    const idle = Object.values(this.freeSockets).flatMap((sockets) => sockets ?? []);
    const count = idle.length + Object.values(this.sockets).flatMap((sockets) => sockets ?? []).length;
    for (const socket of idle.slice(0, Math.max(0, count - MAX_TUNNELS))) socket.destroy();
  }
}

/** A password in the URL may hold a bare `%`. */
function authorizationOf({ username, password }: URL): { 'proxy-authorization'?: string } {
  if (username === '' && password === '') return {};
  const pair = `${decodedPart(username)}:${decodedPart(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

function refusalOf({ statusCode: status = 0, headers }: IncomingMessage): ProxyRefusal {
  const offers = [headers['proxy-authenticate'] ?? []].flat().join(',');
  const schemes = [...offers.matchAll(/(?:^|,)\s*([A-Za-z]+)(?=\s|,|$)/g)].map(([, name = '']) =>
    name.toLowerCase(),
  );
  return { status, ...(schemes.length === 0 ? {} : { schemes }) };
}

/**
 * Whether the list names the address. Entries are split by commas or blanks: a domain and all hosts below it, with or without
 * a leading `.` or `*.`; an address or a CIDR range; each perhaps with a port; `*` names every host.
 */
export function isExcepted(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && names(entry, host, port));
}

function names(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const [, bracketed, plain = '', ownPort] = /^(?:\[([^\]]+)\]|(.*?))(?::(\d+))?$/.exec(
    isIP(entry) === 6 ? `[${entry}]` : entry,
  ) ?? [undefined, undefined, entry];
  if (ownPort !== undefined && ownPort !== port) return false;
  const name = (bracketed ?? plain).replace(/^\*?\.+|\.$/g, '');
  if (name === '') return false;
  if (isIP(host) !== 0) return name === host || isInRange(host, name);
  return host === name || host.endsWith(`.${name}`);
}

function isInRange(address: string, range: string): boolean {
  const [network = '', bits = ''] = range.split('/');
  const family = isIP(network);
  if (family === 0 || family !== isIP(address) || !/^\d{1,3}$/.test(bits)) return false;
  if (Number(bits) > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  const type = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(network, Number(bits), type);
  return list.check(address, type);
}
