/**
 * The first attempt of a read, made without the SDK's layers; the door of this room is `DirectRequests.send`.
 *
 * Licence:
 * - What it buys: a scan with access makes some 1,800 requests, and those layers take most of a request's CPU time.
 *   A check takes 0.9 instead of 2.1 ms of CPU, and a scan with access 1.9 instead of 3.7 s. A first scan of the lists
 *   takes 414 instead of 578 ms. Measures 1 to 5 and 13 of docs/performance.md.
 * - The proof that it equals the SDK: test/aws/direct/direct-requests.test.ts.
 * - When it may go: as soon as the SDK makes a request in half a millisecond of CPU. Then leave `direct` out of the reads in
 *   bedrock-gateway.ts and delete this room.
 *
 * Host, clock correction and connections are those of the SDK's client. An answer that is not good, or none, becomes the
 * outcome of the SDK's own first attempt: it then retries, corrects its clock and names errors as if it had asked.
 */
import type { BedrockClient } from '@aws-sdk/client-bedrock';
import { buildQueryString } from '@smithy/core/protocols';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { RegionCode } from '../../contract/snapshot/model.ts';
import type { AWSClientFactory } from '../client-factory.ts';
import type { SharedCredentials } from '../credentials/credentials.ts';
import { bedrockOverride, type Endpoints } from '../transport/endpoint.ts';
import type { SharedRequestHandler } from '../transport/request/request-handler.ts';
import { RequestSigner } from '../transport/request/request-signer.ts';
import { userAgent } from '../transport/user-agent.ts';
import { exchange, type PlainAnswer, type PlainRequest } from './exchange.ts';
import type { DirectRequest } from './requests.ts';

/** An answer of any status, or why there is none. */
export type DirectOutcome = { answer: PlainAnswer } | { error: unknown };

export interface DirectDeps {
  factory: AWSClientFactory;
  requestHandler: SharedRequestHandler;
  /** Absent: a bearer token is used, which the SDK sends. */
  credentials?: SharedCredentials;
  /** Bedrock's addresses, as for the clients of the factory. */
  endpoints: Endpoints;
}

/** What the SDK's rules say of a region's endpoint. */
interface EndpointFacts {
  origin: URL;
  followsClock: boolean;
}

const SERVICE = 'bedrock';

export class DirectRequests {
  private readonly deps: DirectDeps;
  private readonly signer = new RequestSigner();
  private readonly endpoints = new Map<RegionCode, Promise<EndpointFacts>>();

  constructor(deps: DirectDeps) {
    this.deps = deps;
  }

  /** Undefined: nothing was sent, and the SDK has to ask. Rejects when the signal aborts. */
  async send(
    region: RegionCode,
    request: DirectRequest,
    signal: AbortSignal,
  ): Promise<DirectOutcome | undefined> {
    const credentials = await this.deps.credentials?.get();
    if (credentials?.ok !== true) return undefined;
    const client = this.deps.factory.client(region);
    let endpoint: EndpointFacts;
    try {
      endpoint = await this.endpointOf(region, client);
    } catch {
      return undefined;
    }
    try {
      const { origin, followsClock } = endpoint;
      const signed = this.signed(region, client, origin, request, credentials.value);
      const route = await this.deps.requestHandler.routeTo(origin);
      // Chromium has to make the request, which the SDK's handler knows how to ask for.
      if (!('agent' in route)) return undefined;
      const answer = await exchange(route, signed, signal);
      if (followsClock && answer.status < 300) followClock(client, answer.headers);
      return { answer };
    } catch (error) {
      if (signal.aborted) throw error;
      return { error };
    }
  }

  /** Finds the region's endpoint and derives the day's key; sends nothing. False: the SDK will make the requests. */
  async prepare(region: RegionCode, request: DirectRequest): Promise<boolean> {
    const credentials = await this.deps.credentials?.get();
    if (credentials?.ok !== true) return false;
    const client = this.deps.factory.client(region);
    try {
      const { origin } = await this.endpointOf(region, client);
      this.signed(region, client, origin, request, credentials.value);
      return true;
    } catch {
      return false;
    }
  }

  /** Where the region's Bedrock is asked; rejects where the settings cannot be used together. */
  async originOf(region: RegionCode): Promise<URL> {
    return (await this.endpointOf(region, this.deps.factory.client(region))).origin;
  }

  private signed(
    region: RegionCode,
    client: BedrockClient,
    origin: URL,
    request: DirectRequest,
    credentials: AwsCredentialIdentity,
  ): PlainRequest {
    const path = origin.pathname.replace(/\/$/, '') + request.path;
    const query = buildQueryString(request.query);
    const nowEpochMs = Date.now() + client.config.systemClockOffset;
    const headers = this.signer.headers({
      host: origin.host,
      path,
      query,
      region,
      service: SERVICE,
      credentials,
      nowEpochMs,
    });
    const list = ['accept', 'application/json', 'user-agent', userAgent()];
    for (const name of Object.keys(headers)) list.push(name, headers[name] ?? '');
    return { origin, path: query === '' ? path : `${path}?${query}`, headers: list };
  }

  private endpointOf(region: RegionCode, client: BedrockClient): Promise<EndpointFacts> {
    const known = this.endpoints.get(region);
    if (known !== undefined) return known;
    const found = findEndpoint(region, client, bedrockOverride(this.deps.endpoints, region));
    this.endpoints.set(region, found);
    return found;
  }
}

/** By the SDK's own rules, FIPS and dual stack included; rejects where they refuse. */
async function findEndpoint(
  region: RegionCode,
  client: BedrockClient,
  override?: string,
): Promise<EndpointFacts> {
  const { config } = client;
  const [UseFIPS, UseDualStack, ignoresClock] = await Promise.all([
    config.useFipsEndpoint(),
    config.useDualstackEndpoint(),
    config.disableClockSkewCorrection?.(),
  ]);
  const { url } = config.endpointProvider({
    Region: region,
    UseFIPS,
    UseDualStack,
    ...(override === undefined ? {} : { Endpoint: override }),
  });
  return { origin: url, followsClock: ignoresClock !== true };
}

/** The SDK does the same after each good answer; after a refusal it corrects the clock itself and retries. */
function followClock({ config }: BedrockClient, headers: Record<string, string>): void {
  const serverMs = Date.parse(headers.date ?? '');
  if (headers.age === undefined && !Number.isNaN(serverMs)) config.systemClockOffset = serverMs - Date.now();
}
