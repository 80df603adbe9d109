/**
 * Who AWS STS says that the credentials are: one signed GET. A client for one operation would bring a second SDK package.
 * Source of the wire form: botocore's service model `sts` 2011-06-15.
 */
import type { AwsCredentialIdentity } from '@smithy/types';
import type { RegionCode } from '../../contract/snapshot/model.ts';
import { withoutSecrets } from '../../redact/secret-patterns.ts';
import { type ServiceDeps, StatusError, sendRequest, signed } from '../transport/request/service-request.ts';

const QUERY = 'Action=GetCallerIdentity&Version=2011-06-15';
const ANSWER_LIMIT_BYTES = 64 * 1024;

/** Such as `assumed-role/Reader` or `user/me`: without the account and the session. Rejects as `sendRequest` does, and with StatusError. */
export async function callerIdentity(
  handler: ServiceDeps['requestHandler'],
  url: URL,
  region: RegionCode,
  credentials: AwsCredentialIdentity,
  signal: AbortSignal,
): Promise<string> {
  const request = signed({ url, query: QUERY, region, service: 'sts', credentials });
  const limitBytes = (): number => ANSWER_LIMIT_BYTES;
  const { status, bytes } = await sendRequest(handler, { ...request, limitBytes }, signal);
  const text = bytes?.toString('utf8') ?? '';
  if (status >= 300) throw new StatusError(status, partOf(text, 'Code'), partOf(text, 'Message') ?? '');
  const [, kind = '', name = ''] =
    /^arn:[a-z-]+:(?:sts|iam)::\d*:([\w-]+)(?:\/([^/]+))?/.exec(partOf(text, 'Arn') ?? '') ?? [];
  if (kind === '') throw new StatusError(502, 'Unknown', 'The answer names nobody.');
  return withoutSecrets(name === '' ? kind : `${kind}/${name}`);
}

function partOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]{0,2000})</${name}>`).exec(xml)?.[1];
}
