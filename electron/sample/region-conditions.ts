/** How the sample's regions and models behave for its made-up account. Invented, and marked as such in data/conditions.json. */
import { defined } from '../contract/defined.ts';
import type { ModelId, RegionCode } from '../contract/snapshot/model.ts';
import file from './data/conditions.json' with { type: 'json' };
import {
  accountArn,
  modelArn,
  profilesOf,
  SAMPLE_ACCOUNT,
  type WireMantleModel,
  type WireProfile,
} from './recording.ts';
import { type Answer, awsError, INVALID_TOKEN, json } from './wire-error.ts';

const ROUND_TRIP_MS = new Map<RegionCode, number>(Object.entries(file.roundTripMs));
const SLOW_LISTS_MS = new Map<RegionCode, number>(Object.entries(file.regions.slowLists));
/** For a region that the table does not hold. */
const USUAL_ROUND_TRIP_MS = 150;

/** How long the region takes before it answers, without jitter; lists are slower in some regions. */
export function roundTripMs(region: RegionCode, isList: boolean): number {
  return (isList ? SLOW_LISTS_MS.get(region) : undefined) ?? ROUND_TRIP_MS.get(region) ?? USUAL_ROUND_TRIP_MS;
}

/** What every call to the region gets instead of an answer; undefined where the region answers. */
export function troubleOf(region: RegionCode, operation: string): Answer | undefined {
  const { notEnabled, deniedByPolicy, unavailable } = file.regions;
  if (notEnabled.includes(region)) return INVALID_TOKEN;
  if (deniedByPolicy.includes(region)) return denied(operation, accountArn(region, '*'));
  if (unavailable.includes(region)) {
    return awsError(503, 'ServiceUnavailableException', 'Bedrock is unable to process your request.');
  }
  return undefined;
}

/** Whether the region's first page of profiles is small whatever the caller asks for, as was seen of the real service. */
export function hasSmallFirstPage(region: RegionCode): boolean {
  return file.regions.smallFirstPage.includes(region);
}

/** What is invented of these models, in these regions or in all. */
export interface ModelRule {
  models: ModelId[];
  regions?: RegionCode[];
}

/** The first of the rules that is for the model in the region. */
export function ruleFor<Rule extends ModelRule>(
  rules: readonly Rule[],
  region: RegionCode,
  modelId: ModelId,
): Rule | undefined {
  return rules.find(({ models, regions }) => models.includes(modelId) && (regions?.includes(region) ?? true));
}

interface AccessRule extends ModelRule {
  answer: 'denied' | { agreement?: string; authorization?: string; entitlement?: string; region?: string };
}

/** The answer to GetFoundationModelAvailability for a model that the region lists; for some it is an error. */
export function accessAnswer(region: RegionCode, modelId: ModelId): Answer {
  const rule = ruleFor(file.access as AccessRule[], region, modelId);
  if (rule?.answer === 'denied') return denied('GetFoundationModelAvailability', modelArn(region, modelId));
  const { agreement, authorization, entitlement, region: inRegion } = rule?.answer ?? {};
  return json(200, {
    // The service drops the version's last part here; callers have to go by what they asked for.
    modelId: modelId.replace(/:0$/, ''),
    agreementAvailability: { status: agreement ?? 'AVAILABLE', errorMessage: null },
    authorizationStatus: authorization ?? 'AUTHORIZED',
    entitlementAvailability: entitlement ?? 'AVAILABLE',
    regionAvailability: inRegion ?? 'AVAILABLE',
  });
}

/** The answer to GetAccountDataRetention. */
export function retentionAnswer(region: RegionCode): Answer {
  const { denied: refused, modes } = file.dataRetention;
  if (refused.includes(region)) return denied('GetAccountDataRetention', accountArn(region, '*'));
  const rule = modes.find(({ regions }) => regions.includes(region));
  const { mode, updatedAt } = rule ?? { mode: 'inherit', updatedAt: undefined };
  return json(200, defined({ mode, updatedAt }));
}

type MantleWords = Pick<WireMantleModel, 'status' | 'status_reason' | 'data_retention'>;

/** What bedrock-mantle's list says of the model besides its id; of most nothing. */
export function mantleWordsOf(region: RegionCode, modelId: ModelId): MantleWords {
  const rules = file.mantle as (MantleWords & ModelRule)[];
  const { status, status_reason, data_retention } = ruleFor(rules, region, modelId) ?? {};
  return defined({ status, status_reason, data_retention });
}

/** The made-up account's own inference profiles in the region. */
export function applicationProfilesOf(region: RegionCode): WireProfile[] {
  return file.applicationProfiles
    .filter((profile) => profile.region === region)
    .map(({ copyOf, region: _region, ...profile }) => ({
      ...profile,
      inferenceProfileArn: accountArn(region, `application-inference-profile/${profile.inferenceProfileId}`),
      type: 'APPLICATION',
      status: 'ACTIVE',
      updatedAt: profile.createdAt,
      models: profilesOf(region).find((each) => each.inferenceProfileId === copyOf)?.models ?? [],
    }));
}

/** The system's or the account's own profile with this id or ARN. */
export function profileIn(region: RegionCode, identifier: string): WireProfile | undefined {
  return [...profilesOf(region), ...applicationProfilesOf(region)].find((each) =>
    [each.inferenceProfileId, each.inferenceProfileArn].includes(identifier),
  );
}

function denied(operation: string, resource: string): Answer {
  const user = `arn:aws:iam::${SAMPLE_ACCOUNT}:user/sample`;
  return awsError(
    403,
    'AccessDeniedException',
    `User: ${user} is not authorized to perform: bedrock:${operation} on resource: ${resource} with an explicit deny in a service control policy`,
  );
}
