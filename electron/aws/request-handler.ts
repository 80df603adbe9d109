/** The one request handler of all clients: kept connections, the proxy where there is one, trusted authorities. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpHandlerOptions, RequestHandlerOutput } from '@smithy/types';
import { proxyFor, TunnelAgent } from './proxy.ts';

/**
 * Per origin. One origin is a region, or every region behind an endpoint override, so the SDK's own 50
 * would let 34 regions wait for each other.
 */
const MAX_SOCKETS = 256;

/** Sends each request directly or through its proxy. Not to be used after `destroy`. */
export class SharedRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  private readonly plain = new HttpAgent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  private readonly direct: NodeHttpHandler;
  private readonly httpsAgent: HttpsAgent;
  private readonly tunnels = new Map<string, { handler: NodeHttpHandler; agent: TunnelAgent }>();
  private readonly trust: { secureContext?: SecureContext };
  private readonly timeouts: { connectionTimeout: number; socketTimeout: number };

  constructor(options: { authorities: string[] | undefined; deadlineMs: number }) {
    // Made once: reading some hundred certificates for each of 34 connections is felt.
    this.trust =
      options.authorities === undefined
        ? {}
        : { secureContext: createSecureContext({ ca: options.authorities }) };
    // Short enough that a connection that died in its sleep leaves time for a second attempt.
    this.timeouts = {
      connectionTimeout: Math.ceil(options.deadlineMs * 0.4),
      socketTimeout: Math.ceil(options.deadlineMs * 0.6),
    };
    this.httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: MAX_SOCKETS, ...this.trust });
    this.direct = new NodeHttpHandler({
      ...this.timeouts,
      httpAgent: this.plain,
      httpsAgent: this.httpsAgent,
    });
  }

  /** One HTTP exchange up to the response headers; rejects on transport errors, with ProxyError for the proxy's. */
  async handle(
    request: HttpRequest,
    options?: HttpHandlerOptions,
  ): Promise<RequestHandlerOutput<HttpResponse>> {
    const port = request.port === undefined ? '' : `:${request.port}`;
    const proxy = proxyFor(new URL(`${request.protocol}//${request.hostname}${port}/`));
    return await (proxy === undefined ? this.direct : this.tunnel(proxy)).handle(request, options);
  }

  /** Closes every connection; requests under way fail. */
  destroy(): void {
    this.plain.destroy();
    this.httpsAgent.destroy();
    for (const { agent } of this.tunnels.values()) agent.destroy();
  }

  /** Does nothing: a client may change a handler of its own, but this one is shared. */
  updateHttpClientConfig(): void {
    return;
  }

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }

  private tunnel(proxy: URL): NodeHttpHandler {
    const known = this.tunnels.get(proxy.href);
    if (known !== undefined) return known.handler;
    const agent = new TunnelAgent(proxy, MAX_SOCKETS, this.trust);
    // The SDK's type asks for an https.Agent; Node takes any agent that makes secure sockets.
    const handler = new NodeHttpHandler({ ...this.timeouts, httpsAgent: agent as unknown as HttpsAgent });
    this.tunnels.set(proxy.href, { handler, agent });
    return handler;
  }
}
