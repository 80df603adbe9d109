/** A local HTTP proxy that tunnels every host to one local port, or refuses. */
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { OpenSockets } from './open-sockets.ts';

export interface ConnectProxy {
  url: string;
  /** `host:port` of every CONNECT, and what Proxy-Authorization said. */
  asked: { target: string; authorization?: string }[];
  /** The User-Agent of every CONNECT. */
  userAgents: (string | undefined)[];
  /** Tunnels open at the moment, and the most that were open at a time. */
  tunnels: { open: number; most: number };
  /** Connections of any kind that are open, from clients and to the target. */
  readonly connections: number;
  close(): Promise<void>;
}

export interface ProxyManners {
  /** Further header lines of a refusal. */
  headers?: string;
  /** A CONNECT is taken and never answered. */
  isSilent?: boolean;
  /** `user:password` that a CONNECT has to bring; without it the answer is 407. */
  login?: string;
  /** More tunnels at a time are refused with 503. */
  limit?: number;
}

/** Tunnels to `port` of 127.0.0.1; with a status it refuses every CONNECT with it. */
export async function startConnectProxy(
  port: number,
  refuseWith?: number,
  { headers = '', isSilent = false, login, limit = Number.POSITIVE_INFINITY }: ProxyManners = {},
): Promise<ConnectProxy> {
  const asked: ConnectProxy['asked'] = [];
  const userAgents: (string | undefined)[] = [];
  const tunnels = { open: 0, most: 0 };
  const sockets = new OpenSockets();
  const server = createServer();
  server.on('connect', (request, client: Socket) => {
    const authorization = request.headers['proxy-authorization'];
    asked.push({ target: request.url ?? '', ...(authorization === undefined ? {} : { authorization }) });
    userAgents.push(request.headers['user-agent']);
    if (isSilent) {
      // A server of HTTP leaves its own half open.
      client.resume().once('end', () => client.end());
      return;
    }
    const isKnown = login === undefined || authorization === `Basic ${Buffer.from(login).toString('base64')}`;
    const status = refuseWith ?? (isKnown ? undefined : 407) ?? (tunnels.open >= limit ? 503 : undefined);
    if (status !== undefined) {
      client.end(
        `HTTP/1.1 ${status} Refused\r\n${headers}Content-Type: text/html\r\n\r\n<html>blocked</html>`,
      );
      return;
    }
    tunnels.open += 1;
    tunnels.most = Math.max(tunnels.most, tunnels.open);
    client.once('close', () => {
      tunnels.open -= 1;
    });
    const target = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(target).pipe(client);
    });
    sockets.keep(target);
  });
  const { url, close } = await sockets.serve(server);
  return {
    url,
    asked,
    userAgents,
    tunnels,
    get connections() {
      return sockets.count;
    },
    close,
  };
}
