/**
 * GetFoundationModelAvailability without the SDK's layers, which take most of a request's CPU time: a scan asks for
 * some 1,700 models. Host, clock correction and connections are those of the SDK's client. Whatever is not a plain
 * answer (a lost connection, a server's fault, a refused key or clock) is left to the SDK, which repeats and corrects.
 */
import type { Readable } from 'node:stream';
import type { BedrockClient } from '@aws-sdk/client-bedrock';
import { HttpRequest, type HttpResponse } from '@smithy/core/protocols';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { AccessFacts, ModelId, RegionCode } from '../contract/model.ts';
import { ANSWER_LIMIT_BYTES, parseBody, readBody } from './answer-body.ts';
import type { AWSClientFactory } from './client-factory.ts';
import type { SharedRequestHandler } from './request-handler.ts';
import { encodeSegment, RequestSigner } from './request-signer.ts';
import { isThrottled, retryAfterMs, ThrottledError } from './throttling.ts';
import { toAccessFacts } from './to-model.ts';

const SERVICE = 'bedrock';
/** What AWS says about the question itself: asking again gives the same. */
const FINAL = ['AccessDeniedException', 'ValidationException', 'ResourceNotFoundException'];

/** Bedrock's answer was an error that another attempt would not change; named as the SDK names it. */
class RefusedCheckError extends Error {
  readonly $metadata: { httpStatusCode: number };

  constructor(name: string, message: string, status: number) {
    super(message);
    this.name = name;
    this.$metadata = { httpStatusCode: status };
  }
}

export class DirectCheck {
  private readonly factory: AWSClientFactory;
  private readonly requestHandler: SharedRequestHandler;
  private readonly override: string | undefined;
  private readonly signer = new RequestSigner();
  private readonly addresses = new Map<RegionCode, Promise<URL>>();

  /** `override`: Bedrock's address for all regions, as for the clients of the factory. */
  constructor(factory: AWSClientFactory, requestHandler: SharedRequestHandler, override: string | undefined) {
    this.factory = factory;
    this.requestHandler = requestHandler;
    this.override = override;
  }

  /**
   * The facts; undefined if the SDK has to ask. Throws ThrottledError, RefusedCheckError, and what the signal's abort
   * makes of the call.
   */
  async ask(
    region: RegionCode,
    modelId: ModelId,
    credentials: AwsCredentialIdentity,
    signal: AbortSignal,
  ): Promise<AccessFacts | undefined> {
    let response: HttpResponse;
    let body: Buffer | undefined;
    try {
      const request = await this.request(region, modelId, credentials);
      ({ response } = await this.requestHandler.handle(request, { abortSignal: signal }));
      body = await readBody(response.body as Readable, ANSWER_LIMIT_BYTES);
    } catch (error) {
      if (signal.aborted) throw error;
      return undefined;
    }
    const parsed = parseBody(body);
    if (!parsed.ok) return undefined;
    if (response.statusCode < 300) return toAccessFacts(parsed.value);
    throwIfFinal(response, parsed.value);
    return undefined;
  }

  private async request(
    region: RegionCode,
    modelId: ModelId,
    credentials: AwsCredentialIdentity,
  ): Promise<HttpRequest> {
    const client = this.factory.client(region);
    const url = await this.address(region, client);
    const path = `${url.pathname.replace(/\/$/, '')}/foundation-model-availability/${encodeSegment(modelId)}`;
    return new HttpRequest({
      method: 'GET',
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      path,
      headers: {
        accept: 'application/json',
        ...this.signer.headers({
          host: url.host,
          path,
          region,
          service: SERVICE,
          credentials,
          nowEpochMs: Date.now() + client.config.systemClockOffset,
        }),
      },
    });
  }

  /** By the SDK's own rules, FIPS and dual stack included; rejects where they refuse. */
  private address(region: RegionCode, client: BedrockClient): Promise<URL> {
    const known = this.addresses.get(region);
    if (known !== undefined) return known;
    const found = addressOf(region, client, this.override);
    this.addresses.set(region, found);
    return found;
  }
}

async function addressOf(region: RegionCode, client: BedrockClient, override?: string): Promise<URL> {
  const { config } = client;
  const [UseFIPS, UseDualStack] = await Promise.all([
    config.useFipsEndpoint(),
    config.useDualstackEndpoint(),
  ]);
  return config.endpointProvider({
    Region: region,
    UseFIPS,
    UseDualStack,
    ...(override === undefined ? {} : { Endpoint: override }),
  }).url;
}

function throwIfFinal(response: HttpResponse, body: unknown): void {
  const members = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const textOf = (name: string): string => {
    const value = members[name];
    return typeof value === 'string' ? value : '';
  };
  if (isThrottled(response, { code: textOf('code'), __type: textOf('__type') })) {
    throw new ThrottledError(retryAfterMs(response.headers, Date.now()));
  }
  const given = response.headers['x-amzn-errortype'] || textOf('code') || textOf('__type');
  const name = given.split(':')[0]?.split('#').at(-1) ?? '';
  if (!FINAL.includes(name)) return;
  throw new RefusedCheckError(name, textOf('message') || textOf('Message'), response.statusCode);
}
