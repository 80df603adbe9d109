/**
 * The bench's Bedrock, a process of its own, with the options of `startBenchServer` as its argument (JSON). Waits one
 * round trip of the request's region before the headers; with `setUp` two more on the first request of a
 * connection, as TCP and TLS would take. Counts what came; `GET /_counts` gives the counts and starts anew.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import {
  BENCH_REGIONS,
  modelSummaries,
  profileSummaries,
  roundTripMs,
} from '../../test/helpers/snapshots/catalogue.ts';
import type { BenchServerOptions, ServerCounts } from './server.ts';

const DEFAULT_PAGE = 100;
const SET_UP_ROUND_TRIPS = 2;

const { models, setUp = false, bucket } = JSON.parse(process.argv[2] ?? '') as BenchServerOptions;
const encoded = (body: unknown): Buffer => Buffer.from(JSON.stringify(body));

const modelBodies = new Map(
  BENCH_REGIONS.map((region) => [region, encoded({ modelSummaries: modelSummaries(region, models) })]),
);
const profiles = new Map(BENCH_REGIONS.map((region) => [region, profileSummaries(region, models)]));
const ACCESS = encoded({
  modelId: 'any',
  agreementAvailability: { status: 'AVAILABLE', errorMessage: null },
  authorizationStatus: 'AUTHORIZED',
  entitlementAvailability: 'AVAILABLE',
  regionAvailability: 'AVAILABLE',
});
const RETENTION = encoded({ mode: 'inherit' });
const THROTTLED = encoded({ message: 'Too many requests, please wait.' });
const NOT_FOUND = encoded({ message: 'The model was not found.' });

let counts: ServerCounts = { requests: {}, connections: 0 };
const warm = new WeakSet<Socket>();
const left = new Map<string, { tokens: number; atMs: number }>();

const server = createServer((request, response) => {
  const url = request.url ?? '/';
  if (url === '/_counts') {
    send(response, 200, encoded(counts));
    counts = { requests: {}, connections: 0 };
    return;
  }
  const region = regionOf(request);
  const isNew = !warm.has(request.socket);
  warm.add(request.socket);
  const trips = 1 + (setUp && isNew ? SET_UP_ROUND_TRIPS : 0);
  const path = url.split('?', 1)[0] ?? '';
  const operation = path.split('/')[1] ?? '';
  counts.requests[operation] = (counts.requests[operation] ?? 0) + 1;
  const isThrottled = operation === 'foundation-model-availability' && !takeToken(region);
  setTimeout(() => {
    if (isThrottled) send(response, 429, THROTTLED, { 'x-amzn-errortype': 'ThrottlingException' });
    else answer(response, operation, path, region, new URLSearchParams(url.split('?')[1]));
  }, roundTripMs(region) * trips);
});
// Connections for the counts themselves are not Bedrock's.
server.on('connection', (socket) => {
  socket.setNoDelay(true);
  socket.once('data', (first: Buffer) => {
    if (!first.toString('latin1', 0, 32).startsWith('GET /_counts')) counts.connections += 1;
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', 1024, () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));

function answer(
  response: ServerResponse,
  operation: string,
  path: string,
  region: string,
  query: URLSearchParams,
): void {
  if (operation === 'foundation-models' && path === '/foundation-models') {
    send(response, 200, modelBodies.get(region) ?? ACCESS);
  } else if (operation === 'inference-profiles') send(response, 200, profilePage(region, query));
  else if (operation === 'foundation-model-availability') send(response, 200, ACCESS);
  else if (operation === 'data-retention') send(response, 200, RETENTION);
  else send(response, 404, NOT_FOUND, { 'x-amzn-errortype': 'ResourceNotFoundException' });
}

function profilePage(region: string, query: URLSearchParams): Buffer {
  // The account has none of its own.
  const all = query.get('type') === 'APPLICATION' ? [] : (profiles.get(region) ?? []);
  const first = Number(query.get('nextToken') ?? 0);
  const end = first + Number(query.get('maxResults') ?? DEFAULT_PAGE);
  const nextToken = end < all.length ? String(end) : undefined;
  return encoded({ inferenceProfileSummaries: all.slice(first, end), nextToken });
}

function send(
  response: ServerResponse,
  status: number,
  body: Buffer,
  headers: Record<string, string> = {},
): void {
  const ofBody = { 'content-type': 'application/json', 'content-length': body.length };
  response.writeHead(status, { ...ofBody, ...headers }).end(body);
}

function regionOf(request: IncomingMessage): string {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function takeToken(region: string): boolean {
  if (bucket === undefined) return true;
  const now = performance.now();
  const { tokens, atMs } = left.get(region) ?? { tokens: bucket.burst, atMs: now };
  const filled = Math.min(bucket.burst, tokens + ((now - atMs) / 1000) * bucket.rate);
  const isFree = filled >= 1;
  left.set(region, { tokens: isFree ? filled - 1 : filled, atMs: now });
  return isFree;
}
