/**
 * The first attempt of a read, made without the SDK's layers, which take most of a request's CPU time: a scan makes some
 * 1,800. Host, clock correction and connections are those of the SDK's client. What is not a plain answer (a lost
 * connection, a server's fault, a refused key or clock) is handed to the SDK as the outcome of its own first attempt, so
 * that it repeats, corrects and names as if it had asked.
 */
import type { BedrockClient } from '@aws-sdk/client-bedrock';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { RegionCode } from '../../contract/snapshot/model.ts';
import type { AWSClientFactory } from '../client-factory.ts';
import type { PlainAnswer, PlainRequest } from '../transport/exchange.ts';
import type { SharedRequestHandler } from '../transport/request-handler.ts';
import { encodeSegment, RequestSigner } from './request-signer.ts';

/** What is asked: a path of Bedrock's, encoded, with its query. */
export interface Question {
  path: string;
  query: Readonly<Record<string, string>>;
}

/** An answer of any status, or why there is none. */
export type FirstAttempt = { answer: PlainAnswer } | { error: unknown };

const SERVICE = 'bedrock';

/** What a region's client was found to do. */
interface Habits {
  origin: URL;
  /** The service's clock is followed. */
  followsClock: boolean;
}

export class FirstAttempts {
  private readonly factory: AWSClientFactory;
  private readonly requestHandler: SharedRequestHandler;
  private readonly override: string | undefined;
  private readonly signer = new RequestSigner();
  private readonly habits = new Map<RegionCode, Promise<Habits>>();

  /** `override`: Bedrock's address for all regions, as for the clients of the factory. */
  constructor(factory: AWSClientFactory, requestHandler: SharedRequestHandler, override: string | undefined) {
    this.factory = factory;
    this.requestHandler = requestHandler;
    this.override = override;
  }

  /** Undefined: the SDK has to ask by itself, for the region's address cannot be had. Rejects when the signal aborts. */
  async make(
    region: RegionCode,
    question: Question,
    credentials: AwsCredentialIdentity,
    signal: AbortSignal,
  ): Promise<FirstAttempt | undefined> {
    const client = this.factory.client(region);
    let habits: Habits;
    try {
      habits = await this.habitsOf(region, client);
    } catch {
      return undefined;
    }
    try {
      const request = this.signed(region, client, habits.origin, question, credentials);
      const answer = await this.requestHandler.exchange(request, signal);
      if (habits.followsClock && answer.status < 300) followClock(client, answer.headers);
      return { answer };
    } catch (error) {
      if (signal.aborted) throw error;
      return { error };
    }
  }

  /** Finds the region's address and makes the day's key; sends nothing. Rejects where the SDK's rules refuse. */
  async prepare(region: RegionCode, question: Question, credentials: AwsCredentialIdentity): Promise<void> {
    const client = this.factory.client(region);
    const { origin } = await this.habitsOf(region, client);
    this.signed(region, client, origin, question, credentials);
  }

  private signed(
    region: RegionCode,
    client: BedrockClient,
    origin: URL,
    question: Question,
    credentials: AwsCredentialIdentity,
  ): PlainRequest {
    const path = origin.pathname.replace(/\/$/, '') + question.path;
    const query = canonicalQuery(question.query);
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
    const list = ['accept', 'application/json'];
    for (const name of Object.keys(headers)) list.push(name, headers[name] ?? '');
    return { origin, path: query === '' ? path : `${path}?${query}`, headers: list };
  }

  private habitsOf(region: RegionCode, client: BedrockClient): Promise<Habits> {
    const known = this.habits.get(region);
    if (known !== undefined) return known;
    const found = findHabits(region, client, this.override);
    this.habits.set(region, found);
    return found;
  }
}

/** By the SDK's own rules, FIPS and dual stack included; rejects where they refuse. */
async function findHabits(region: RegionCode, client: BedrockClient, override?: string): Promise<Habits> {
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

/** As the SDK does after each good answer; after a refusal it does so itself, and repeats. */
function followClock({ config }: BedrockClient, headers: Record<string, string>): void {
  const serverMs = Date.parse(headers.date ?? '');
  if (headers.age === undefined && !Number.isNaN(serverMs)) config.systemClockOffset = serverMs - Date.now();
}

/** In the order of the names, encoded; as it is signed and as it is sent. */
function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${encodeSegment(name)}=${encodeSegment(query[name] ?? '')}`)
    .join('&');
}
