/**
 * One signed call of Service Quotas: two reads of one service do not pay for a second SDK client, whose version would also
 * bring a second core. Source of the wire form: botocore's service model `service-quotas` 2019-06-24, AWS JSON 1.1.
 */
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpRequest } from '@smithy/core/protocols';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { RegionCode } from '../../contract/snapshot/model.ts';
import { readText } from '../../redact/visible-text.ts';
import { asRecord } from '../answers/raw-members.ts';
import { errorNameOf } from '../answers/throttling.ts';
import { parseBody, readBody } from '../transport/answer-body.ts';
import type { SharedRequestHandler } from '../transport/request-handler.ts';
import { RequestSigner } from '../transport/request-signer.ts';

/** Only reads: nothing that this app sends changes a quota. */
export type QuotaOperation = 'ListServiceQuotas' | 'ListAWSDefaultServiceQuotas';

export interface QuotaCall {
  url: URL;
  region: RegionCode;
  operation: QuotaOperation;
  input: Record<string, unknown>;
  credentials: AwsCredentialIdentity;
}

/** The service answered with an error status; named as AWS names it. */
class QuotaError extends Error {
  readonly $metadata: { httpStatusCode: number };

  constructor(status: number, name: string, message: string) {
    super(message);
    this.name = name;
    this.$metadata = { httpStatusCode: status };
  }
}

const ANSWER_LIMIT_BYTES = 2 * 1024 * 1024;
const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 500;

const signer = new RequestSigner();

/** The answer's JSON; asks again after throttling, 5xx and a dropped connection. Throws what the last attempt did. */
export async function callQuotas(
  handler: Pick<SharedRequestHandler, 'handle'>,
  call: QuotaCall,
  signal: AbortSignal,
): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask(handler, call, signal);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || signal.aborted || !isWorthRetry(error)) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1), undefined, { signal });
    }
  }
}

async function ask(
  handler: Pick<SharedRequestHandler, 'handle'>,
  { url, region, operation, input, credentials }: QuotaCall,
  signal: AbortSignal,
): Promise<unknown> {
  const body = JSON.stringify(input);
  const path = url.pathname;
  const signed = signer.headers({
    host: url.host,
    path,
    region,
    service: 'servicequotas',
    credentials,
    nowEpochMs: Date.now(),
    json: body,
    target: `ServiceQuotasV20190624.${operation}`,
  });
  const request = new HttpRequest({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path,
    headers: signed,
    body,
  });
  const { response } = await handler.handle(request, { abortSignal: signal });
  const parsed = parseBody(await readBody(response.body as Readable, ANSWER_LIMIT_BYTES));
  const value = parsed.ok ? parsed.value : undefined;
  if (response.statusCode < 300) return value;
  const record = asRecord(value);
  const message = readText(record?.message) ?? readText(record?.Message) ?? '';
  throw new QuotaError(response.statusCode, errorNameOf(response.headers, record) || 'Unknown', message);
}

function isWorthRetry(error: unknown): boolean {
  if (error instanceof QuotaError) {
    const status = error.$metadata.httpStatusCode;
    return status === 429 || status >= 500 || /TooManyRequests|Throttl/.test(error.name);
  }
  return (error as { code?: unknown } | null)?.code === 'ECONNRESET';
}
