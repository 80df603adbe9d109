/** Service Quotas in the sample: recorded names, with values of an established account, AWS's documented defaults, or 0. */
import { defined, own } from '../contract/defined.ts';
import { parsedRecord } from '../contract/json.ts';
import type { RegionCode } from '../contract/snapshot/model.ts';
import file from './data/quotas.json' with { type: 'json' };
import { pageOf } from './profile-pages.ts';
import { SAMPLE_ACCOUNT } from './recording.ts';
import { type Answer, awsError, invalid, json } from './wire-error.ts';

/** A page of the region's quotas; `secret` seals page tokens. */
export function quotaAnswer(
  region: RegionCode,
  kind: 'applied' | 'defaults',
  body: Buffer,
  secret: string,
): Answer {
  const input = parsedRecord(body.toString('utf8'));
  if (input === undefined) return invalid('The request body is not JSON.');
  if (input.ServiceCode !== 'bedrock')
    return awsError(400, 'NoSuchResourceException', 'The service is not known.');
  const { MaxResults, NextToken } = input;
  const page = pageOf(
    quotasOf(region, kind),
    {
      list: `${region} quotas ${kind}`,
      maxResults: MaxResults === undefined ? undefined : String(MaxResults),
      nextToken: NextToken === undefined ? undefined : String(NextToken),
      isFirstSmall: false,
    },
    secret,
  );
  if (!page.ok) return awsError(400, 'IllegalArgumentException', page.message);
  const { items, nextToken } = page;
  return json(200, { Quotas: items, ...defined({ NextToken: nextToken }) });
}

/** Where the names were recorded: nothing there is left out. */
const RECORDED_REGION = 'us-east-1';

function quotasOf(region: RegionCode, kind: 'applied' | 'defaults'): object[] {
  const applied: Record<string, number> = own(file.applied, region) ?? {};
  return Object.entries(file.quotas).flatMap(([code, { name, adjustable, newAccount }]) => {
    const value =
      kind === 'applied' ? (own(applied, code) ?? defaultOf(code, region)) : defaultOf(code, region);
    const known = value ?? (region === RECORDED_REGION && kind === 'applied' ? newAccount : undefined);
    if (known === undefined) return [];
    return [
      {
        ServiceCode: 'bedrock',
        ServiceName: 'Amazon Bedrock',
        QuotaArn: `arn:aws:servicequotas:${region}:${SAMPLE_ACCOUNT}:bedrock/${code}`,
        QuotaCode: code,
        QuotaName: name,
        Value: known,
        // As in every quota of inference that was recorded.
        Unit: 'None',
        Adjustable: adjustable,
        GlobalQuota: false,
      },
    ];
  });
}

function defaultOf(code: string, region: RegionCode): number | undefined {
  const found: { value: number; regions?: Record<string, number> } | undefined = own(file.defaults, code);
  return found === undefined ? undefined : (own(found.regions, region) ?? found.value);
}
