/**
 * A local HTTP server that speaks Bedrock's protocol and can mis-speak it. Scripted per region, path and
 * attempt; knows the region from the signature, as the real one's load balancers do from the host.
 */
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** One request as the server saw it. */
export interface SeenRequest {
  method: string;
  /** Path without the query, decoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  /** Region of the SigV4 credential scope or of the bearer token; empty if the request carries none. */
  region: string;
  /** How often this region and path have been asked, this time included. */
  attempt: number;
  /** Which connection it came on, from 1. */
  connection: number;
  /** Of a POST; empty for other methods. */
  body: string;
}

/** What the server does: an answer, or one of the ways to go wrong. */
export type Reply =
  | { json: unknown; status?: number; headers?: Record<string, string> }
  | { body: string | Buffer; status?: number; headers?: Record<string, string> }
  | { error: string; status: number; message?: string; headers?: Record<string, string> }
  /** Never answers. */
  | 'silence'
  /** Closes the connection before any byte. */
  | 'reset'
  /** Sends the headers and a first piece, then goes wrong; `drip`: one byte a second. */
  | { begin: string; afterwards: 'silence' | 'reset' | 'drip' }
  /** Waits first. */
  | { after: Promise<unknown>; reply: Reply };

export type Script = (request: SeenRequest) => Reply | undefined;

export interface ProtocolServer {
  url: string;
  requests: SeenRequest[];
  /** Replaces the script; undefined from it means an empty good answer. */
  script(script: Script): void;
  close(): Promise<void>;
}

/** Starts on a free port of 127.0.0.1; `tls` makes it an https server. */
export async function startProtocolServer(
  script: Script = () => undefined,
  tls?: ServerOptions,
): Promise<ProtocolServer> {
  const requests: SeenRequest[] = [];
  const attempts = new Map<string, number>();
  const connections = new Map<Socket, number>();
  const drips = new Set<NodeJS.Timeout>();
  let current = script;

  const serve = (incoming: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(incoming.url ?? '/', 'http://local');
    const region = regionOf(incoming);
    const path = decodeURIComponent(url.pathname);
    const key = `${region} ${path}`;
    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    const seen: SeenRequest = {
      method: incoming.method ?? '',
      path,
      query: url.searchParams,
      headers: incoming.headers,
      region,
      attempt,
      connection: connections.get(incoming.socket) ?? 0,
      body: '',
    };
    requests.push(seen);
    const answer = (): void => send(response, current(seen) ?? emptyAnswer(path), drips);
    if (seen.method !== 'POST') {
      answer();
      return;
    }
    incoming.on('data', (chunk: Buffer) => {
      seen.body += chunk.toString('utf8');
    });
    incoming.on('end', answer);
  };

  const server: Server = tls === undefined ? createHttpServer(serve) : createHttpsServer(tls, serve);
  const secured = tls === undefined ? 'connection' : 'secureConnection';
  let count = 0;
  server.on(secured, (socket: Socket) => {
    count += 1;
    connections.set(socket, count);
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    script(next) {
      current = next;
    },
    async close() {
      for (const drip of drips) clearInterval(drip);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, reply: Reply, drips: Set<NodeJS.Timeout>): void {
  if (reply === 'silence') return;
  if (reply === 'reset') {
    response.socket?.destroy();
    return;
  }
  if ('after' in reply) {
    void reply.after.then(() => send(response, reply.reply, drips));
    return;
  }
  if ('begin' in reply) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(reply.begin);
    if (reply.afterwards === 'reset') setTimeout(() => response.socket?.destroy(), 20);
    if (reply.afterwards === 'drip') {
      const drip = setInterval(() => response.write(' '), 1_000);
      drips.add(drip);
      response.on('close', () => clearInterval(drip));
    }
    return;
  }
  if ('error' in reply) {
    response.writeHead(reply.status, {
      'content-type': 'application/json',
      'x-amzn-errortype': `${reply.error}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
      ...reply.headers,
    });
    response.end(JSON.stringify(reply.message === undefined ? {} : { message: reply.message }));
    return;
  }
  const body = 'json' in reply ? JSON.stringify(reply.json) : reply.body;
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
  response.end(body);
}

function emptyAnswer(path: string): Reply {
  if (path === '/foundation-models') return { json: { modelSummaries: [] } };
  if (path === '/inference-profiles') return { json: { inferenceProfileSummaries: [] } };
  if (path === '/v1/models') return { json: { object: 'list', data: [] } };
  return { error: 'ResourceNotFoundException', status: 404, message: 'not scripted' };
}

function regionOf(incoming: IncomingMessage): string {
  const header = incoming.headers.authorization ?? '';
  const scope = /Credential=[^/]+\/\d{8}\/([^/]+)\/[^/]+\/aws4_request/.exec(header)?.[1];
  if (scope !== undefined) return scope;
  const token = /^Bearer bedrock-api-key-(.+)$/.exec(header)?.[1];
  if (token === undefined) return '';
  const presigned = decodeURIComponent(Buffer.from(token, 'base64').toString('utf8'));
  return /Credential=[^/]+\/\d{8}\/([^/]+)\//.exec(presigned)?.[1] ?? '';
}
