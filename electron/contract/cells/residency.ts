/** Where data may go: the destinations of every id that can be called, and which of them stay in an area. */

import { PLACEHOLDER_ACCOUNT } from '../snapshot/account-numbers.ts';
import type { InferenceProfile, RegionCode } from '../snapshot/model.ts';
import {
  type Availability,
  type Cell,
  type Destinations,
  destinationsOf,
  profileKind,
} from './availability.ts';
import { callIdOf } from './cell-proofs.ts';
import { modelArnsOf, profilesById } from './profile-models.ts';
import { partitionOf } from './regions.ts';

/**
 * Regions by the country or union that they are in, from the names of AWS's regions (region-table.json, 2026-08-22).
 * London and Zurich are not in the EU. A region that is not here is in none of these areas.
 */
const AREA_REGIONS = {
  EU: ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3', 'eusc-de-east-1'],
  US: [
    'us-east-1',
    'us-east-2',
    'us-gov-east-1',
    'us-gov-west-1',
    'us-iso-east-1',
    'us-isob-east-1',
    'us-isof-east-1',
    'us-isof-south-1',
    'us-west-1',
    'us-west-2',
  ],
  Japan: ['ap-northeast-1', 'ap-northeast-3'],
  Australia: ['ap-southeast-2', 'ap-southeast-4'],
  Canada: ['ca-central-1', 'ca-west-1'],
  India: ['ap-south-1', 'ap-south-2'],
} as const;

export type AreaName = keyof typeof AREA_REGIONS;

/** The areas in the order in which a filter offers them. */
export const AREA_NAMES = Object.keys(AREA_REGIONS) as AreaName[];

/** Where a filter can ask that data stays: in an area, or in the one region that is called. */
export type StayPlace = AreaName | 'One region';

/** The places in the order in which a filter offers them. */
export const STAY_PLACES: readonly StayPlace[] = [...AREA_NAMES, 'One region'];

/** As AWS names it; the value itself stands in links and kept views. */
export function stayLabel(place: StayPlace): string {
  return place === 'One region' ? 'In-Region only' : place;
}

/** What data is to stay in: an area, or exactly one region. */
export type DataArea = { kind: 'area'; name: AreaName } | { kind: 'region'; region: RegionCode };

/** Whether the region is in the area; a region that no table knows is in none. */
export function isWithin(region: RegionCode, area: DataArea): boolean {
  return area.kind === 'region'
    ? region === area.region
    : (AREA_REGIONS[area.name] as readonly RegionCode[]).includes(region);
}

/** One way to call a model from a region, with where calls may be answered. */
export interface CallRoute {
  /** What to pass as modelId: one of `callableAs`, or the ARN of an application profile. */
  id: string;
  kind: 'on-demand' | 'geo' | 'global' | 'application';
  destinations: Destinations;
}

/** Every id that can be passed from the region, in the order of `callableAs`, then the account's own profiles. */
export function callRoutes(availability: Availability, sourceRegion: RegionCode): CallRoute[] {
  const { applicationArns, callableAs, profiles } = availability;
  return [...callableAs, ...applicationArns].map((id): CallRoute => {
    const profile = profiles.find((each) => callIdOf(each) === id);
    if (profile === undefined) {
      return { id, kind: 'on-demand', destinations: { regions: [sourceRegion], unlisted: false } };
    }
    return { id, kind: profileKind(profile), destinations: destinationsOf(profile, profiles) };
  });
}

/**
 * The ids of `callRoutes` with which data stays in the area: the region of the call and every destination are in it. A
 * profile whose destinations AWS does not list never stays anywhere, whatever it is called.
 */
export function idsWithin(availability: Availability, sourceRegion: RegionCode, area: DataArea): string[] {
  if (!isWithin(sourceRegion, area)) return [];
  return callRoutes(availability, sourceRegion)
    .filter(({ destinations }) => staysIn(destinations, area))
    .map(({ id }) => id);
}

function staysIn({ regions, unlisted }: Destinations, area: DataArea): boolean {
  return !unlisted && regions.length > 0 && regions.every((region) => isWithin(region, area));
}

/**
 * The ARNs that an IAM policy has to allow for calling the id from the cell's region, sorted: the profile's, and the
 * model's in every destination (for a global profile also the one without a region). The account of a system profile is
 * `account`, the placeholder if it is not given. Empty if the id cannot be called there.
 * Source: AWS documentation, "Prerequisites for inference profiles", read 2026-11-24.
 */
export function iamResources(cell: Cell, id: string, account: string = PLACEHOLDER_ACCOUNT): string[] {
  const { availability, region, modelId } = cell;
  const profile = availability.profiles.find(
    (each) => each.inferenceProfileId === id || each.inferenceProfileArn === id,
  );
  const isCallable = availability.callableAs.includes(id) || availability.applicationArns.includes(id);
  if (!isCallable) return [];
  if (profile === undefined)
    return [`arn:${partitionOf(region)}:bedrock:${region}::foundation-model/${modelId}`];
  const models = modelArnsOf(profile, profilesById(availability.profiles));
  return [...new Set([profileArn(profile, region, account), ...models])].sort();
}

function profileArn(profile: InferenceProfile, region: RegionCode, account: string): string {
  const own = profile.type === 'APPLICATION' ? profile.inferenceProfileArn : undefined;
  return (
    own ??
    `arn:${partitionOf(region)}:bedrock:${region}:${account}:inference-profile/${profile.inferenceProfileId}`
  );
}
