/** Connections through a proxy: by CONNECT, or by SOCKS. */
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type SecureContext } from 'node:tls';
import { Agent } from 'agent-base';
import { tellIssuer } from '../trust/untrusted-issuer.ts';
import { userAgent } from '../user-agent.ts';
import type { ProxyChoice } from './proxy-choice.ts';
import { type ProxyRefusal, TunnelRefusal } from './proxy-error.ts';
import type { ProxyLogin, ProxySignIn } from './proxy-sign-in.ts';
import { otherSpeech, placeOf, speaksTls } from './proxy-speech.ts';
import { isSocks, openSocks } from './socks.ts';

/**
 * Connections through one proxy, those at rest included. Chromium's limit for a proxy is 32 (net/socket/
 * client_socket_pool_manager.cc, kDefaultMaxSocketsPerProxyChain, read 2026-11), and proxies are made for browsers.
 */
export const MAX_TUNNELS = 32;

/** What a silent proxy is left with afterwards: each of some hundred requests would else wait for the whole time. */
const SILENT_WITHIN_MS = 1_500;
const SILENT_FOR_MS = 30_000;

/** Tunnels through one proxy; a refusal is a ProxyError, never an answer that looks like AWS's own. */
export class TunnelAgent extends Agent {
  private readonly proxy: ProxyChoice;
  private readonly reach: TunnelReach;
  private readonly withinMs: number;
  /** Tunnels that are not open yet: their connections are in no pool of the agent. */
  private readonly asking = new Set<Tunnel>();
  private isDestroyed = false;
  /** When the proxy last took a connection and said nothing; undefined: it has answered since. */
  private silentAtMs: number | undefined;

  /** `withinMs`: longest time until a tunnel is open. */
  constructor(proxy: ProxyChoice, reach: TunnelReach, options: { maxSockets: number; withinMs: number }) {
    super({ keepAlive: true, maxSockets: options.maxSockets });
    this.withinMs = options.withinMs;
    this.proxy = proxy;
    this.reach = reach;
  }

  /** Only https goes through. The base class guesses from the call stack, and loses kept connections by it. */
  override isSecureEndpoint(): boolean {
    return true;
  }

  override destroy(): void {
    this.isDestroyed = true;
    for (const tunnel of this.asking) tunnel.giveUp(new Error('The agent was closed.'));
    super.destroy();
  }

  override async connect(
    request: ClientRequest,
    options: Parameters<Agent['connect']>[1] & ConnectionOptions,
  ): Promise<Socket> {
    this.makeRoom();
    const host = options.host ?? '';
    const socket = await this.tunnel(request, { host, port: Number(options.port ?? 443) });
    const { secureContext } = this.reach.trust;
    return tellIssuer(
      connectTls({
        ...options,
        ...(secureContext === undefined ? {} : { secureContext }),
        socket,
        ...(isIP(host) === 0 ? { servername: options.servername || host } : {}),
      }),
    );
  }

  /**
   * A connection to the target. Given up with the agent, and after its time limit: a request that has ended says nothing as long as
   * it has no socket.
   */
  private async tunnel(request: ClientRequest, target: Target): Promise<Socket> {
    const tunnel = openTunnel(this.proxy, target, this.reach);
    const giveUp = (): void => tunnel.giveUp(new Error('The request has ended.'));
    const sinceMs = performance.now() - (this.silentAtMs ?? Number.NEGATIVE_INFINITY);
    const withinMs = sinceMs < SILENT_FOR_MS ? Math.min(this.withinMs, SILENT_WITHIN_MS) : this.withinMs;
    const timer = setTimeout(() => {
      this.silentAtMs = performance.now();
      giveUp();
    }, withinMs);
    this.asking.add(tunnel);
    if (request.destroyed || this.isDestroyed) giveUp();
    try {
      const socket = await tunnel.opened;
      this.silentAtMs = undefined;
      return socket;
    } finally {
      clearTimeout(timer);
      this.asking.delete(tunnel);
    }
  }

  /** Callers keep to `MAX_TUNNELS` requests at a time; a tunnel at rest makes way for a new one. */
  private makeRoom(): void {
    const idle = Object.values(this.freeSockets).flatMap((sockets) => sockets ?? []);
    const count = idle.length + Object.values(this.sockets).flatMap((sockets) => sockets ?? []).length;
    for (const socket of idle.slice(0, Math.max(0, count - MAX_TUNNELS))) socket.destroy();
  }
}

/** What a tunnel is opened with. */
export interface TunnelReach {
  /** For a proxy that is reached over TLS itself, and for what lies behind it. */
  trust: { secureContext?: SecureContext };
  signIn: Pick<ProxySignIn, 'loginFor' | 'note'>;
}

export interface Target {
  /** An address of IPv6 has no brackets. */
  host: string;
  port: number;
}

interface Tunnel {
  /** A refusal is a ProxyError, which `signIn` knows. */
  opened: Promise<Socket>;
  giveUp(reason: Error): void;
}

/** Asks the proxy for a connection. */
export function openTunnel(proxy: ProxyChoice, target: Target, { trust, signIn }: TunnelReach): Tunnel {
  const login = signIn.loginFor(proxy);
  const { opened, giveUp } = isSocks(proxy.url)
    ? openSocks(proxy.url, target, login)
    : openConnect(proxy.url, target, trust, login);
  const named = opened.catch((error: unknown) => {
    throw error instanceof TunnelRefusal ? signIn.note(proxy, error.refusal, login) : error;
  });
  return { opened: named, giveUp };
}

const NO_ANSWER: ProxyRefusal = { reason: 'no answer' };

function openConnect(
  url: URL,
  { host, port }: Target,
  trust: TunnelReach['trust'],
  login: ProxyLogin | undefined,
): Tunnel {
  const target = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const isSecure = url.protocol === 'https:';
  const ask = (isSecure ? requestHttps : requestHttp)({
    agent: false,
    ...placeOf(url),
    method: 'CONNECT',
    path: target,
    headers: { host: target, 'user-agent': userAgent(), ...authorizationOf(login) },
    ...(isSecure ? trust : {}),
  });
  const given = new AbortController();
  const opened = new Promise<Socket>((resolve, reject) => {
    ask.once('connect', (answer, socket: Socket, early) => {
      if (answer.statusCode === 200) {
        if (early.length > 0) socket.unshift(early);
        resolve(socket);
        return;
      }
      socket.destroy();
      const refusal = refusalOf(answer);
      // Servers of TLS answer so to a request in the clear.
      const isOther = !isSecure && answer.statusCode === 400 ? speaksTls(url, given.signal) : undefined;
      void Promise.resolve(isOther).then((isTls) =>
        reject(new TunnelRefusal(isTls ? { ...refusal, speaks: 'tls' } : refusal)),
      );
    });
    ask.on('error', (error: NodeJS.ErrnoException) => {
      // Given up, it has no code, and nothing is wrong with the proxy.
      const { code } = error;
      if (code === undefined) {
        reject(new TunnelRefusal(NO_ANSWER));
        return;
      }
      void otherSpeech(url, error, given.signal).then((speaks) =>
        reject(new TunnelRefusal({ reason: code, isUnreachable: true, ...(speaks && { speaks }) })),
      );
    });
  });
  ask.end();
  const giveUp = (reason: Error): void => {
    given.abort();
    ask.destroy(reason);
  };
  return { opened, giveUp };
}

function authorizationOf(login: ProxyLogin | undefined): { 'proxy-authorization'?: string } {
  if (login === undefined) return {};
  const pair = Buffer.from(`${login.user}:${login.password}`).toString('base64');
  return { 'proxy-authorization': `Basic ${pair}` };
}

function refusalOf({ statusCode: status = 0, headers }: IncomingMessage): ProxyRefusal {
  const offers = [headers['proxy-authenticate'] ?? []].flat().join(',');
  const schemes = [...offers.matchAll(/(?:^|,)\s*([A-Za-z]+)(?=\s|,|$)/g)].map(([, name = '']) =>
    name.toLowerCase(),
  );
  const [, realm] = /realm="([^"]{1,100})"/i.exec(offers) ?? [];
  return {
    status,
    ...(schemes.length === 0 ? {} : { schemes }),
    ...(realm === undefined ? {} : { realm }),
  };
}
