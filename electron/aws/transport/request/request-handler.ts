/** The one request handler of all clients: kept connections, the proxy where there is one, trusted authorities. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { SecureContext, TLSSocket } from 'node:tls';
import { type HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpHandlerOptions, RequestHandlerOutput } from '@smithy/types';
import { learnSecrets } from '../../../redact/known-secrets.ts';
import { withDeadline } from '../deadline.ts';
import type { ProxyChoice } from '../proxy/proxy-choice.ts';
import { type SystemRequests, sendBySystem } from '../proxy/system-requests.ts';
import { TunnelAgent } from '../proxy/tunnel-agent.ts';
import type { Reach } from '../reach.ts';
import { tellIssuer } from '../trust/untrusted-issuer.ts';
import { userAgent } from '../user-agent.ts';
import { UnconfiguredHandler } from './unconfigured-handler.ts';

/** How an origin is reached: its agent, directly or through a proxy. */
export interface Route {
  agent: HttpAgent;
  /** Longest time until there is a connection, and longest silence on it, in milliseconds. */
  connectionTimeout: number;
  socketTimeout: number;
}

/** Chromium makes the requests through this proxy, which wants the sign-in of the system. */
export interface SystemRoute {
  proxy: ProxyChoice;
  systemRequests: SystemRequests;
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
export class SharedRequestHandler extends UnconfiguredHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  private readonly reach: Reach;
  private readonly routes = new Map<string, Route>();
  private readonly timeouts: { connectionTimeout: number; socketTimeout: number };
  private readonly handlers = new Map<HttpAgent, NodeHttpHandler>();

  constructor(options: { reach: Reach; deadlineMs: number }) {
    super();
    this.reach = options.reach;
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
    const route = await this.routeTo(url);
    if (!('agent' in route)) return await this.bySystem(request, url, route, options?.abortSignal);
    return await this.handlerFor(url, route).handle(request, options);
  }

  /** Closes every connection; requests under way fail. */
  destroy(): void {
    for (const { agent } of this.routes.values()) agent.destroy();
  }

  private handlerFor(url: URL, { agent, ...timeouts }: Route): NodeHttpHandler {
    const known = this.handlers.get(agent);
    if (known !== undefined) return known;
    // The SDK's type asks for an https.Agent; Node takes any agent that makes secure sockets.
    const agents = url.protocol === 'http:' ? { httpAgent: agent } : { httpsAgent: agent as HttpsAgent };
    const handler = new NodeHttpHandler({ ...timeouts, ...agents });
    this.handlers.set(agent, handler);
    return handler;
  }

  private async bySystem(
    request: HttpRequest,
    url: URL,
    { proxy, systemRequests }: SystemRoute,
    abortSignal: HttpHandlerOptions['abortSignal'],
  ): Promise<RequestHandlerOutput<HttpResponse>> {
    const { connectionTimeout, socketTimeout } = this.timeouts;
    const signals = abortSignal instanceof AbortSignal ? [abortSignal] : [];
    const answer = await withDeadline(signals, connectionTimeout + socketTimeout, (signal) =>
      sendBySystem(systemRequests, { request, url, proxy, signIn: this.reach.signIn, signal }),
    );
    const { status: statusCode, headers, body } = answer;
    return { response: new HttpResponse({ statusCode, headers, body }) };
  }

  /** Kept for as long as the handler lives: requests to one origin share their connections. */
  async routeTo(url: URL): Promise<Route | SystemRoute> {
    const { proxies, signIn, systemRequests } = this.reach;
    const proxy = await proxies.of(url);
    if (proxy !== undefined && systemRequests !== undefined && signIn.isHandedOver(proxy)) {
      return { proxy, systemRequests };
    }
    const { version, ...trust } = url.protocol === 'https:' ? this.reach.trust.current() : NO_TRUST;
    const name = `${version} ${proxy?.url.href ?? url.protocol}`;
    const known = this.routes.get(name);
    if (known !== undefined) return known;
    const withinMs = this.timeouts.connectionTimeout;
    const limits = { maxSockets: MAX_SOCKETS, withinMs };
    const agent =
      proxy === undefined ? directAgent(url, trust) : new TunnelAgent(proxy, { trust, signIn }, limits);
    // The client knows nothing of the proxy: it gives up only after the tunnel, which names it.
    const connectionTimeout = proxy === undefined ? withinMs : 2 * withinMs;
    const route = { ...this.timeouts, connectionTimeout, agent };
    this.routes.set(name, route);
    return route;
  }
}

const NO_TRUST = { version: 0 };

function directAgent(url: URL, trust: { secureContext?: SecureContext }): HttpAgent {
  return url.protocol === 'http:'
    ? new HttpAgent(AGENT_OPTIONS)
    : new SecureAgent({ ...AGENT_OPTIONS, ...trust });
}

class SecureAgent extends HttpsAgent {
  override createConnection(...given: Parameters<HttpsAgent['createConnection']>): TLSSocket {
    return tellIssuer(super.createConnection(...given) as TLSSocket);
  }
}
