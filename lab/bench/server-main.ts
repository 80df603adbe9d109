/**
 * The bench's Bedrock, a process of its own: `server-main.ts MODELS [--set-up] [--bucket=RATE,BURST]`. Waits one
 * round trip of the request's region before the headers; with `--set-up` two more on the first request of a
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
import type { ServerCounts } from './server.ts';

const DEFAULT_PAGE = 100;
const SET_UP_ROUND_TRIPS = 2;

const modelCount = Number(process.argv[2]);
const hasSetUp = process.argv.includes('--set-up');
const [rate, burst] = (process.argv.find((each) => each.startsWith('--bucket=')) ?? '')
  .replace('--bucket=', '')
  .split(',')
  .map(Number);

const modelBodies = new Map(
  BENCH_REGIONS.map((region) => [
    region,
    Buffer.from(JSON.stringify({ modelSummaries: modelSummaries(region, modelCount) })),
  ]),
);
const profiles = new Map(BENCH_REGIONS.map((region) => [region, profileSummaries(region, modelCount)]));
const ACCESS = Buffer.from(
  JSON.stringify({
    modelId: 'any',
    agreementAvailability: { status: 'AVAILABLE', errorMessage: null },
    authorizationStatus: 'AUTHORIZED',
    entitlementAvailability: 'AVAILABLE',
    regionAvailability: 'AVAILABLE',
  }),
);
const RETENTION = Buffer.from(JSON.stringify({ mode: 'inherit' }));
const THROTTLED = Buffer.from(JSON.stringify({ message: 'Too many requests, please wait.' }));
const ROLE_CREDENTIALS = Buffer.from(
  JSON.stringify({
    roleCredentials: {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'an-example-secret',
      sessionToken: 'an-example-token',
      expiration: Date.now() + 3_600_000,
    },
  }),
);

let counts: ServerCounts = { requests: {}, connections: 0 };
const warm = new WeakSet<Socket>();
const buckets = new Map<string, { tokens: number; atMs: number }>();

const server = createServer((request, response) => {
  const url = request.url ?? '/';
  if (url === '/_counts') {
    send(response, 200, Buffer.from(JSON.stringify(counts)));
    counts = { requests: {}, connections: 0 };
    return;
  }
  const region = regionOf(request);
  const isNew = !warm.has(request.socket);
  warm.add(request.socket);
  const trips = 1 + (hasSetUp && isNew ? SET_UP_ROUND_TRIPS : 0);
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
server.listen(0, '127.0.0.1', 1024, () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
// The parent's end of the pipe closes with it.
process.stdin.on('end', () => process.exit(0)).resume();

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
  else if (operation === 'federation') send(response, 200, ROLE_CREDENTIALS);
  else {
    const body = Buffer.from(JSON.stringify({ message: 'The model was not found.' }));
    send(response, 404, body, { 'x-amzn-errortype': 'ResourceNotFoundException' });
  }
}

function profilePage(region: string, query: URLSearchParams): Buffer {
  // The account has none of its own.
  const all = query.get('type') === 'APPLICATION' ? [] : (profiles.get(region) ?? []);
  const first = Number(query.get('nextToken') ?? 0);
  const end = first + Number(query.get('maxResults') ?? DEFAULT_PAGE);
  return Buffer.from(
    JSON.stringify({
      inferenceProfileSummaries: all.slice(first, end),
      ...(end < all.length ? { nextToken: String(end) } : {}),
    }),
  );
}

function send(
  response: ServerResponse,
  status: number,
  body: Buffer,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': body.length,
    ...headers,
  });
  response.end(body);
}

function regionOf(request: IncomingMessage): string {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function takeToken(region: string): boolean {
  if (rate === undefined || burst === undefined || Number.isNaN(burst)) return true;
  const now = performance.now();
  const bucket = buckets.get(region) ?? { tokens: burst, atMs: now };
  bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.atMs) / 1000) * rate);
  bucket.atMs = now;
  buckets.set(region, bucket);
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}
