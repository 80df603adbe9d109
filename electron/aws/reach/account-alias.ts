/**
 * The alias of the account: one signed GET to IAM, which many identities may not make. Whatever goes wrong, there is none.
 * Source of the wire form: botocore's service model `iam` 2010-05-08; of its hosts: AWS documentation, "IAM endpoints", 2026-11.
 */
import { readText } from '../../redact/visible-text.ts';
import { withDeadline } from '../transport/deadline.ts';
import type { Endpoints } from '../transport/endpoint.ts';
import { type ServiceDeps, sendRequest, signed } from '../transport/request/service-request.ts';

const QUERY = 'Action=ListAccountAliases&Version=2010-05-08';
const ANSWER_LIMIT_BYTES = 64 * 1024;
const DEADLINE_MS = 5_000;

/** IAM has one host a partition, which takes signatures of one region. */
const HOSTS: Readonly<Record<string, { host: string; region: string }>> = {
  aws: { host: 'iam.amazonaws.com', region: 'us-east-1' },
  'aws-us-gov': { host: 'iam.us-gov.amazonaws.com', region: 'us-gov-west-1' },
};

/** Reads the alias, once; undefined: there is none, or nobody may say. */
export type ReadAlias = (signal: AbortSignal) => Promise<string | undefined>;

export function aliasReader(deps: ServiceDeps, partition = 'aws'): ReadAlias {
  const place = HOSTS[partition];
  const url = placeOf(deps.endpoints, place?.host);
  // IAM knows no API keys.
  if (url === undefined || place === undefined || deps.bearerToken !== undefined)
    return async () => undefined;
  return async (signal) => {
    try {
      // Waiting for a command or a code is no part of the time that IAM has.
      const credentials = await deps.credentials.get();
      if (!credentials.ok) return undefined;
      return await withDeadline([signal, deps.closed], DEADLINE_MS, async (own) => {
        const { region } = place;
        const request = signed({ url, query: QUERY, region, service: 'iam', credentials: credentials.value });
        const limitBytes = (): number => ANSWER_LIMIT_BYTES;
        const { status, bytes } = await sendRequest(deps.requestHandler, { ...request, limitBytes }, own);
        return status === 200 ? aliasIn(bytes?.toString('utf8') ?? '') : undefined;
      });
    } catch {
      return undefined;
    }
  };
}

/** Behind an endpoint of the user's nothing outside it is called, and under FIPS no host that has none. */
function placeOf({ iam, bedrock, byRegion, isFips }: Endpoints, host: string | undefined): URL | undefined {
  if (iam !== undefined) return new URL(iam);
  const isElsewhere = bedrock !== undefined || Object.keys(byRegion ?? {}).length > 0 || isFips === true;
  return isElsewhere || host === undefined ? undefined : new URL(`https://${host}/`);
}

/** Source of its letters: AWS documentation, "Your AWS account ID and its alias": an alias of digits alone is none. */
function aliasIn(xml: string): string | undefined {
  const alias = readText(/<AccountAliases>\s*<member>([a-z0-9-]{3,63})<\/member>/.exec(xml)?.[1]);
  return alias === undefined || /\d{12}/.test(alias) ? undefined : alias;
}
