/** The one request handler of all clients: kept connections, the proxy where there is one, trusted authorities. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpHandlerOptions, RequestHandlerOutput } from '@smithy/types';
import { learnSecrets } from '../../redact/known-secrets.ts';
import type { Proxies, ProxyChoice } from './proxy/proxy-choice.ts';
import { TunnelAgent } from './proxy/tunnel-agent.ts';
import type { Authorities } from './trust/trust.ts';
import { userAgent } from './user-agent.ts';

/** Absent: the built-in authorities. */
interface Trust {
  secureContext?: SecureContext;
}

/** How an origin is reached: its agent, directly or through a proxy. */
export interface Route {
  agent: HttpAgent;
  /** Longest time until there is a connection, and longest silence on it, in milliseconds. */
  connectionTimeout: number;
  socketTimeout: number;
}

/**
 * Per origin: more than all lists and checks in flight. Behind an endpoint override all regions share one origin, and with
 * the SDK's own 50 they would wait for each other.
 */
const MAX_SOCKETS = 512;

const AGENT_OPTIONS = {
  keepAlive: true,
  maxSockets: MAX_SOCKETS,
  // Node gives each address of a host 250 ms before it tries the next. A round trip to the far side of the earth takes
  // longer, and a far region would look slow or not reachable.
  autoSelectFamilyAttemptTimeout: 1_000,
};

/** Sends each request directly or through its proxy. Not to be used after `destroy`. */
export class SharedRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  private readonly authorities: Authorities;
  private readonly proxies: Proxies;
  private readonly routes = new Map<string, Route>();
  private readonly timeouts: { connectionTimeout: number; socketTimeout: number };
  private readonly handlers = new Map<HttpAgent, NodeHttpHandler>();
  private sharedTrust: Promise<Trust> | undefined;

  constructor(options: { authorities: Authorities; proxies: Proxies; deadlineMs: number }) {
    this.proxies = options.proxies;
    this.authorities = options.authorities;
    // A connection that died while the computer slept leaves time for a second attempt.
    this.timeouts = {
      connectionTimeout: Math.ceil(options.deadlineMs * 0.4),
      socketTimeout: Math.ceil(options.deadlineMs * 0.6),
    };
  }

  /** One HTTP exchange up to the response headers; rejects on transport errors, with ProxyError for the proxy's. */
  async handle(
    request: HttpRequest,
    options?: HttpHandlerOptions,
  ): Promise<RequestHandlerOutput<HttpResponse>> {
    // The SDK reads the session of IAM Identity Center itself, from a file that the app does not read.
    const session = request.headers['x-amz-sso_bearer_token'];
    if (session !== undefined) learnSecrets(session);
    request.headers['user-agent'] = userAgent(request.headers['user-agent']);
    const port = request.port === undefined ? '' : `:${request.port}`;
    const url = new URL(`${request.protocol}//${request.hostname}${port}/`);
    return await this.handlerFor(url, await this.routeTo(url)).handle(request, options);
  }

  /** Closes every connection; requests under way fail. */
  destroy(): void {
    for (const { agent } of this.routes.values()) agent.destroy();
  }

  /** Does nothing: a client may change a handler of its own, but this one is shared. */
  updateHttpClientConfig(): void {
    return;
  }

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }

  private handlerFor(url: URL, { agent }: Route): NodeHttpHandler {
    const known = this.handlers.get(agent);
    if (known !== undefined) return known;
    // The SDK's type asks for an https.Agent; Node takes any agent that makes secure sockets.
    const agents = url.protocol === 'http:' ? { httpAgent: agent } : { httpsAgent: agent as HttpsAgent };
    const handler = new NodeHttpHandler({ ...this.timeouts, ...agents });
    this.handlers.set(agent, handler);
    return handler;
  }

  /** Kept for as long as the handler lives: requests to one origin share their connections. */
  async routeTo(url: URL): Promise<Route> {
    const trust = url.protocol === 'https:' ? await this.trust() : {};
    const proxy = await this.proxies.of(url);
    const name = proxy?.url.href ?? url.protocol;
    const known = this.routes.get(name);
    if (known !== undefined) return known;
    const route = { ...this.timeouts, agent: newAgent(url, proxy, trust) };
    this.routes.set(name, route);
    return route;
  }

  /** Made once, and only for https: reading some hundred certificates takes a tenth of a second. */
  trust(): Promise<Trust> {
    this.sharedTrust ??= this.authorities().then((ca) =>
      ca === undefined ? {} : { secureContext: createSecureContext({ ca }) },
    );
    return this.sharedTrust;
  }
}

function newAgent(url: URL, proxy: ProxyChoice | undefined, trust: Trust): HttpAgent {
  if (url.protocol === 'http:') return new HttpAgent(AGENT_OPTIONS);
  if (proxy !== undefined) return new TunnelAgent(proxy, MAX_SOCKETS, trust);
  return new HttpsAgent({ ...AGENT_OPTIONS, ...trust });
}
