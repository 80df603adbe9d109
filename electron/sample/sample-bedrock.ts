/**
 * The embedded Bedrock: one loopback server that speaks the real protocol for all regions. The region of
 * a request is the one that its signature is for. Data: dated recordings (data/models.json,
 * availability.json, inference-profiles.json); account and delays are invented (data/conditions.json).
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { partitionOf } from '../contract/cells/regions.ts';
import { defined } from '../contract/defined.ts';
import type { RegionCode } from '../contract/snapshot/model.ts';
import { authenticate, authenticateIn } from './authentication.ts';
import { operationOf } from './bedrock-operations.ts';
import { mantleAnswer, mantlePath } from './mantle-list.ts';
import { roundTripMs, troubleOf } from './region-conditions.ts';
import { readAuthorization, type SampleCredentials, type WireRequest } from './signature.ts';
import { type Answer, INVALID_TOKEN, invalid } from './wire-error.ts';

export interface SampleBedrock {
  /** Address for all regions of Bedrock's control plane, such as `http://127.0.0.1:41234`. */
  endpoint: string;
  /** The same with `{region}` in the place of the region: an API key does not say where it is used. */
  regionEndpoint: string;
  /** Address of bedrock-mantle with `{region}` in the place of the region. */
  mantleEndpoint: string;
  /** The only key that is accepted; made at every start. */
  credentials: SampleCredentials;
  /** Stops listening and cuts open connections. */
  close(): Promise<void>;
}

/** What was answered, for tests and logs. */
export interface AnsweredRequest {
  /** Absent if the request did not say. */
  region?: RegionCode;
  operation: string;
  status: number;
}

export interface SampleOptions {
  /** `plausible`: each region takes as long as its distance would; `none`: answers at once. */
  delay: 'plausible' | 'none';
  /** `none`: every recorded region answers. Default `shown`: some are not enabled, denied or down. */
  troubles?: 'shown' | 'none';
  onRequest?: (request: AnsweredRequest) => void;
  nowEpochMs?: () => number;
  /** From 0 to 1, for the jitter of delays. */
  random?: () => number;
}

/** A body of more bytes is refused; no operation of the sample takes one. */
const MAX_BODY_BYTES = 65_536;
/** Share of a delay by which it varies. */
const JITTER = 0.15;

/** Starts the server on a free port of 127.0.0.1. Rejects if no port can be had. */
export async function startSampleBedrock(options: SampleOptions): Promise<SampleBedrock> {
  const credentials: SampleCredentials = {
    accessKeyId: `AKIASAMPLE${randomBytes(5).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
  };
  const server = createServer((incoming, response) => {
    void respond(incoming, response, credentials, options);
  });
  // Longer than any client keeps an idle connection, so that none is cut while it is taken up again.
  server.keepAliveTimeout = 120_000;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    regionEndpoint: `${endpoint}/region/{region}`,
    mantleEndpoint: `${endpoint}/mantle/{region}`,
    credentials,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  credentials: SampleCredentials,
  options: SampleOptions,
): Promise<void> {
  const body = await readBody(incoming);
  if (body === 'broken') return;
  const request = received(incoming, body);
  const { answer, delayMs, ...told } =
    (await otherService(request, credentials, options)) ?? answerTo(request, credentials, options);
  if (delayMs > 0) await waitUnlessClosed(response, delayMs);
  if (response.destroyed) return;
  const { status, headers, body: text, frames } = answer;
  response.writeHead(status, {
    ...headers,
    ...(frames === undefined ? { 'content-length': Buffer.byteLength(text) } : {}),
    'x-amzn-requestid': randomUUID(),
  });
  for (const { afterMs, bytes } of frames ?? []) {
    if (options.delay === 'plausible') await waitUnlessClosed(response, afterMs);
    response.write(bytes);
  }
  response.end(text);
  options.onRequest?.({ ...told, status: answer.status });
}

/** The price list and Service Quotas, whose data is loaded when it is asked for; undefined: the request is for Bedrock. */
async function otherService(
  request: Received,
  credentials: SampleCredentials,
  options: SampleOptions,
): Promise<ReturnType<typeof answerTo> | undefined> {
  if (request.path.startsWith('/offers/')) {
    const { priceListAnswer } = await import('./price-list.ts');
    return { operation: 'PriceList', delayMs: 0, answer: priceListAnswer(request.path) };
  }
  const [, operation = ''] =
    /^ServiceQuotasV20190624\.(\w+)$/.exec(request.headers['x-amz-target'] ?? '') ?? [];
  const kind = QUOTA_OPERATIONS.get(operation);
  if (kind === undefined || request.isTooLarge) return undefined;
  const { quotaAnswer } = await import('./quotas.ts');
  const caller = authenticate(request, credentials, (options.nowEpochMs ?? Date.now)());
  const told = { operation, delayMs: 0 };
  if (!caller.ok) return { ...told, answer: caller.answer };
  if (caller.service !== 'servicequotas' || partitionOf(caller.region) !== 'aws') {
    return { ...told, region: caller.region, answer: INVALID_TOKEN };
  }
  const trouble = options.troubles === 'none' ? undefined : troubleOf(caller.region, told.operation);
  return {
    ...told,
    region: caller.region,
    answer: trouble ?? quotaAnswer(caller.region, kind, request.body, credentials.secretAccessKey),
  };
}

/** Those of Service Quotas that the sample knows. */
const QUOTA_OPERATIONS: ReadonlyMap<string, 'applied' | 'defaults'> = new Map([
  ['ListServiceQuotas', 'applied'],
  ['ListAWSDefaultServiceQuotas', 'defaults'],
]);

function answerTo(
  request: Received,
  credentials: SampleCredentials,
  options: SampleOptions,
): Omit<AnsweredRequest, 'status'> & { answer: Answer; delayMs: number } {
  const now = options.nowEpochMs ?? Date.now;
  const { path, query } = request;
  const mantle = mantlePath(path);
  const [, named, rest = path] = /^\/region\/([a-z0-9-]+)(\/.*)$/.exec(path) ?? [];
  const operation = operationOf(request.method, rest, query, credentials.secretAccessKey);
  const region = mantle?.region ?? named ?? readAuthorization(request.headers.authorization)?.region;
  const told = {
    ...defined({ region }),
    operation: mantle === undefined ? operation.name : 'ListMantleModels',
    delayMs: delayOf(region, mantle === undefined && operation.name.startsWith('List'), options),
  };
  if (request.isTooLarge) return { ...told, answer: invalid('The request body is too large.') };
  if (mantle !== undefined) {
    const conditions = { nowEpochMs: now(), hasTroubles: options.troubles !== 'none' };
    return { ...told, answer: mantleAnswer(request, mantle, credentials, conditions) };
  }
  const caller =
    named === undefined
      ? authenticate(request, credentials, now())
      : authenticateIn(named, request, credentials, now());
  if (!caller.ok) return { ...told, answer: caller.answer };
  // Keys of one partition are unknown in another.
  const isForeign = caller.service !== 'bedrock' || partitionOf(caller.region) !== 'aws';
  if (isForeign) return { ...told, answer: INVALID_TOKEN };
  const trouble = options.troubles === 'none' ? undefined : troubleOf(caller.region, operation.name);
  return { ...told, answer: trouble ?? operation.answer(caller.region) };
}

interface Received extends WireRequest {
  /** Its body was not kept. */
  isTooLarge: boolean;
}

function received(incoming: IncomingMessage, body: Buffer | 'too-large'): Received {
  const [path = '', query = ''] = (incoming.url ?? '').split(/\?(.*)/s);
  const isTooLarge = body === 'too-large';
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value = '']) => [name, [value].flat().join(',')]),
  );
  return {
    method: incoming.method ?? '',
    path,
    query,
    headers,
    body: isTooLarge ? Buffer.alloc(0) : body,
    isTooLarge,
  };
}

function delayOf(region: RegionCode | undefined, isList: boolean, options: SampleOptions): number {
  if (options.delay === 'none' || region === undefined) return 0;
  return roundTripMs(region, isList) * (1 + JITTER * (options.random ?? Math.random)());
}

/** The whole body; the rest of a large one is read and dropped, so that the client gets an answer. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | 'too-large' | 'broken'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    }
  } catch {
    return 'broken';
  }
  return bytes > MAX_BODY_BYTES ? 'too-large' : Buffer.concat(chunks);
}

function waitUnlessClosed(response: ServerResponse, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
