/** Connections through an HTTP proxy. */
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type SecureContext } from 'node:tls';
import { Agent } from 'agent-base';
import { decodedPart } from '../../../redact/known-secrets.ts';
import { userAgent } from '../user-agent.ts';
import type { ProxyChoice } from './proxy-choice.ts';
import { ProxyError, type ProxyRefusal } from './proxy-error.ts';

/**
 * Connections through one proxy, those at rest included. Chromium's limit for a proxy is 32 (net/socket/
 * client_socket_pool_manager.cc, kDefaultMaxSocketsPerProxyChain, read 2026-11), and proxies are made for browsers.
 */
export const MAX_TUNNELS = 32;

/** Tunnels through one proxy; a refusal is a ProxyError, never an answer that looks like AWS's own. */
export class TunnelAgent extends Agent {
  private readonly proxy: ProxyChoice;
  private readonly trust: { secureContext?: SecureContext };
  /** Requests to the proxy that have no tunnel yet: their connections are in no pool of the agent. */
  private readonly asking = new Set<ClientRequest>();
  private isDestroyed = false;

  constructor(proxy: ProxyChoice, maxSockets: number, trust: { secureContext?: SecureContext }) {
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
  private async tunnel(request: ClientRequest, target: string): Promise<Socket> {
    const { ask, opened } = openTunnel(this.proxy, target, this.trust);
    const giveUp = (): void => void ask.destroy(new Error('The request has ended.'));
    request.once('close', giveUp);
    this.asking.add(ask);
    if (request.destroyed || this.isDestroyed) giveUp();
    try {
      return await opened;
    } finally {
      request.off('close', giveUp);
      this.asking.delete(ask);
    }
  }

  /** Callers keep to `MAX_TUNNELS` requests at a time; a tunnel at rest makes way for a new one. */
  private makeRoom(): void {
    const idle = Object.values(this.freeSockets).flatMap((sockets) => sockets ?? []);
    const count = idle.length + Object.values(this.sockets).flatMap((sockets) => sockets ?? []).length;
    for (const socket of idle.slice(0, Math.max(0, count - MAX_TUNNELS))) socket.destroy();
  }
}

/** Asks the proxy for a connection to `host:port`. `ask` gives it up when it is destroyed. */
export function openTunnel(
  { url, from }: ProxyChoice,
  target: string,
  trust: { secureContext?: SecureContext },
): { ask: ClientRequest; opened: Promise<Socket> } {
  const isSecure = url.protocol === 'https:';
  const ask = (isSecure ? requestHttps : requestHttp)({
    agent: false,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port || (isSecure ? 443 : 80),
    method: 'CONNECT',
    path: target,
    headers: { host: target, 'user-agent': userAgent(), ...authorizationOf(url) },
    ...(isSecure ? trust : {}),
  });
  const opened = new Promise<Socket>((resolve, reject) => {
    ask.once('connect', (answer, socket: Socket, early) => {
      if (answer.statusCode === 200) {
        if (early.length > 0) socket.unshift(early);
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(new ProxyError(url.host, { ...refusalOf(answer), from }));
    });
    ask.on('error', (error: NodeJS.ErrnoException) => {
      reject(new ProxyError(url.host, { reason: error.code ?? 'no answer', from }));
    });
  });
  ask.end();
  return { ask, opened };
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
