/** The one request handler of all clients: kept connections, the proxy where there is one, trusted authorities. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpHandlerOptions, RequestHandlerOutput } from '@smithy/types';
import { learnSecrets } from './known-secrets.ts';
import { proxyFor, TunnelAgent } from './proxy.ts';

/**
 * Per origin. One origin is a region, or every region behind an endpoint override, so the SDK's own 50
 * would let 34 regions wait for each other.
 */
const MAX_SOCKETS = 256;

const AGENT_OPTIONS = {
  keepAlive: true,
  maxSockets: MAX_SOCKETS,
  // Node gives each address of a host 250 ms before it tries the next: less than one round trip to the far side
  // of the earth, so that a far region would look slow or not reachable.
  autoSelectFamilyAttemptTimeout: 1_000,
};

/** Sends each request directly or through its proxy. Not to be used after `destroy`. */
export class SharedRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  private readonly authorities: string[] | undefined;
  private readonly timeouts: { connectionTimeout: number; socketTimeout: number };
  private readonly agents: { destroy(): void }[] = [];
  private readonly handlers = new Map<string, NodeHttpHandler>();
  private sharedTrust: { secureContext?: SecureContext } | undefined;

  constructor(options: { authorities: string[] | undefined; deadlineMs: number }) {
    this.authorities = options.authorities;
    // Short enough that a connection that died in its sleep leaves time for a second attempt.
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
    // The session of IAM Identity Center is read by the SDK, from a file of its own.
    const session = request.headers['x-amz-sso_bearer_token'];
    if (session !== undefined) learnSecrets(session);
    const port = request.port === undefined ? '' : `:${request.port}`;
    const url = new URL(`${request.protocol}//${request.hostname}${port}/`);
    return await this.handlerFor(url).handle(request, options);
  }

  /** Closes every connection; requests under way fail. */
  destroy(): void {
    for (const agent of this.agents) agent.destroy();
  }

  /** Does nothing: a client may change a handler of its own, but this one is shared. */
  updateHttpClientConfig(): void {
    return;
  }

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }

  private handlerFor(url: URL): NodeHttpHandler {
    const proxy = proxyFor(url);
    const way = proxy?.href ?? url.protocol;
    const known = this.handlers.get(way);
    if (known !== undefined) return known;
    const handler = new NodeHttpHandler({ ...this.timeouts, ...this.agentFor(url, proxy) });
    this.handlers.set(way, handler);
    return handler;
  }

  private agentFor(url: URL, proxy: URL | undefined): { httpAgent: HttpAgent } | { httpsAgent: HttpsAgent } {
    if (url.protocol === 'http:') {
      const httpAgent = new HttpAgent(AGENT_OPTIONS);
      this.agents.push(httpAgent);
      return { httpAgent };
    }
    const agent =
      proxy === undefined
        ? new HttpsAgent({ ...AGENT_OPTIONS, ...this.trust() })
        : new TunnelAgent(proxy, MAX_SOCKETS, this.trust());
    this.agents.push(agent);
    // The SDK's type asks for an https.Agent; Node takes any agent that makes secure sockets.
    return { httpsAgent: agent as HttpsAgent };
  }

  /** Made once, and only for https: reading some hundred certificates takes a tenth of a second. */
  private trust(): { secureContext?: SecureContext } {
    this.sharedTrust ??=
      this.authorities === undefined ? {} : { secureContext: createSecureContext({ ca: this.authorities }) };
    return this.sharedTrust;
  }
}
