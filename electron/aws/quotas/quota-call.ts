/**
 * One signed call of Service Quotas: two reads of one service do not pay for a second SDK client, whose version would also
 * bring a second core. Source of the wire form: botocore's service model `service-quotas` 2019-06-24, AWS JSON 1.1.
 */

import type { AwsCredentialIdentity } from '@smithy/types';
import type { RegionCode } from '../../contract/snapshot/model.ts';
import { jsonIn } from '../answers/json-answer.ts';
import { retried, type ServiceDeps, sendRequest, signed } from '../transport/request/service-request.ts';

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

/** The answer's JSON; asks again after throttling, 5xx and a dropped connection. Throws what the last attempt did. */
export async function callQuotas(
  handler: ServiceDeps['requestHandler'],
  { operation, input, ...call }: QuotaCall,
  signal: AbortSignal,
): Promise<unknown> {
  const target = `ServiceQuotasV20190624.${operation}`;
  const json = JSON.stringify(input);
  const pauseMs = (_error: unknown, attempt: number): number => FIRST_PAUSE_MS * 2 ** (attempt - 1);
  return await retried(MAX_ATTEMPTS, pauseMs, signal, async () => {
    const request = signed({ ...call, service: 'servicequotas', json, target });
    return jsonIn(await sendRequest(handler, { ...request, limitBytes: () => ANSWER_LIMIT_BYTES }, signal));
  });
}
