/**
 * One signed call of Service Quotas: two reads of one service do not pay for a second SDK client, whose version would also
 * bring a second core. Source of the wire form: botocore's service model `service-quotas` 2019-06-24, AWS JSON 1.1.
 */

import type { AwsCredentialIdentity } from '@smithy/types';
import { asRecord } from '../../contract/json.ts';
import type { RegionCode } from '../../contract/snapshot/model.ts';
import { readText } from '../../redact/visible-text.ts';
import { errorNameOf } from '../answers/throttling.ts';
import { parseBody } from '../transport/request/answer-body.ts';
import { RequestSigner } from '../transport/request/request-signer.ts';
import { retried, type ServiceDeps, StatusError, sendRequest } from '../transport/request/service-request.ts';

/** Only reads: nothing that this app sends changes a quota. */
export type QuotaOperation = 'ListServiceQuotas' | 'ListAWSDefaultServiceQuotas';

export interface QuotaCall {
  url: URL;
  region: RegionCode;
  operation: QuotaOperation;
  input: Record<string, unknown>;
  credentials: AwsCredentialIdentity;
}

const ANSWER_LIMIT_BYTES = 2 * 1024 * 1024;
const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 500;

const signer = new RequestSigner();

/** The answer's JSON; asks again after throttling, 5xx and a dropped connection. Throws what the last attempt did. */
export async function callQuotas(
  handler: ServiceDeps['requestHandler'],
  call: QuotaCall,
  signal: AbortSignal,
): Promise<unknown> {
  const pauseMs = (_error: unknown, attempt: number): number => FIRST_PAUSE_MS * 2 ** (attempt - 1);
  return await retried(MAX_ATTEMPTS, pauseMs, signal, () => ask(handler, call, signal));
}

async function ask(
  handler: ServiceDeps['requestHandler'],
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
  const request = { url, path, headers: signed, body, limitBytes: () => ANSWER_LIMIT_BYTES };
  const { status, headers, bytes } = await sendRequest(handler, request, signal);
  const parsed = parseBody(bytes);
  const value = parsed.ok ? parsed.value : undefined;
  if (status < 300) return value;
  const record = asRecord(value);
  const message = readText(record?.message) ?? readText(record?.Message) ?? '';
  throw new StatusError(status, errorNameOf(headers, record) || undefined, message);
}
