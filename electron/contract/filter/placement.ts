/** The ways to call, the areas, accounts and region groups that a filter asks for: one route of one visible region must have them all. */
import type { AvailabilityKind } from '../cells/availability.ts';
import { REGION_GROUPS, type RegionGroup, regionInfo } from '../cells/regions.ts';
import { type CallRoute, STAY_PLACES, type StayPlace } from '../cells/residency.ts';
import { ACCOUNT_SHARES, type AccountShare } from '../snapshot/callers.ts';
import type { RegionCode } from '../snapshot/model.ts';

/** The ways to call a model that the filter offers. */
export const FILTER_KINDS = ['on-demand', 'geo', 'global'] as const satisfies readonly AvailabilityKind[];
export type FilterKind = (typeof FILTER_KINDS)[number];

export const SHARE_LABELS: Record<AccountShare, string> = {
  all: 'All accounts',
  some: 'Some accounts',
  none: 'No account',
};

/** What a filter asks of a single cell; an empty list asks nothing. */
export interface WantedWays {
  kinds: readonly FilterKind[];
  /** Areas that calls and their data must not leave. */
  stays: readonly StayPlace[];
  /** How many of several accounts can call it. */
  accounts: readonly AccountShare[];
}

/** What a filter asks of where a model is. */
export interface PlacementFilter extends WantedWays {
  /** Region groups to show; empty shows all regions. */
  groups: readonly RegionGroup[];
}

/** Where a model can be called. */
export interface PlaceableModel {
  /** Kinds that hold in the region; undefined if the model is not known to be there. */
  kindsIn(region: RegionCode): readonly AvailabilityKind[] | undefined;
  /** How many of several accounts can call it; undefined: not known, or it is nowhere there. Absent: there is one account. */
  shareIn?: (region: RegionCode) => AccountShare | undefined;
  /** The ways to call from the region, each with the areas that its calls do not leave. */
  staysIn(region: RegionCode): readonly StayingRoute[];
}

/** A way to call a model and the areas in which its calls are answered for sure. */
export interface StayingRoute {
  kind: CallRoute['kind'];
  areas: readonly StayPlace[];
}

/** The regions that the filter leaves, in the order given. */
export function visibleRegions(
  regions: readonly RegionCode[],
  { groups }: Pick<PlacementFilter, 'groups'>,
): RegionCode[] {
  if (groups.length === 0) return [...regions];
  return regions.filter((region) => groups.includes(regionInfo(region).group));
}

/** Whether the filter asks anything of single cells. */
export function asksForWays(wanted: WantedWays): boolean {
  return wanted.kinds.length > 0 || wanted.stays.length > 0 || wanted.accounts.length > 0;
}

/**
 * Whether the model can be called from the region as wanted: in one of the ways, staying in one of the areas, by one of
 * the shares of accounts.
 */
export function holdsIn(
  model: PlaceableModel,
  region: RegionCode,
  { kinds, stays, accounts }: WantedWays,
): boolean {
  if (!isShared(model, region, { accounts })) return false;
  if (kinds.length + stays.length === 0) return true;
  const wants = (kind: string): boolean => kinds.some((each) => each === kind);
  if (stays.length === 0) return model.kindsIn(region)?.some(wants) === true;
  return model
    .staysIn(region)
    .some(
      (route) =>
        (kinds.length === 0 || wants(route.kind)) && route.areas.some((area) => stays.includes(area)),
    );
}

/** Whether one of the wanted shares of the accounts can call it; true if none is wanted, and where there is one account. */
function isShared(
  model: PlaceableModel,
  region: RegionCode,
  { accounts }: Pick<WantedWays, 'accounts'>,
): boolean {
  if (accounts.length === 0 || model.shareIn === undefined) return true;
  const share = model.shareIn(region);
  return share !== undefined && accounts.includes(share);
}

/** Whether the model is somewhere in the visible regions, in one of the wanted ways. */
export function isPlaced(
  model: PlaceableModel,
  filter: PlacementFilter,
  visible: readonly RegionCode[],
): boolean {
  if (asksForWays(filter)) return visible.some((region) => holdsIn(model, region, filter));
  return filter.groups.length === 0 || visible.some((region) => model.kindsIn(region) !== undefined);
}

/** Of one list of the filter, the values that would leave the model, each chosen alone and the other lists kept. */
export type LeavingValues<Value> = (
  filter: PlacementFilter,
  regions: readonly RegionCode[],
) => (model: PlaceableModel) => readonly Value[];

export const leavingKinds: LeavingValues<FilterKind> = (filter, regions) => {
  const visible = visibleRegions(regions, filter);
  const alone = FILTER_KINDS.map((kind) => ({ kind, filter: { ...filter, kinds: [kind] } }));
  return (model) => alone.filter((each) => isPlaced(model, each.filter, visible)).map(({ kind }) => kind);
};

export const leavingAccounts: LeavingValues<AccountShare> = (filter, regions) => {
  const visible = visibleRegions(regions, filter);
  const alone = ACCOUNT_SHARES.map((share) => ({ share, filter: { ...filter, accounts: [share] } }));
  return (model) => {
    if (model.shareIn === undefined) return [];
    return alone.filter((each) => isPlaced(model, each.filter, visible)).map(({ share }) => share);
  };
};

/** All areas in one pass over the regions: a pass for each area would take seven times as long. */
export const leavingStays: LeavingValues<StayPlace> = (filter, regions) => {
  const visible = visibleRegions(regions, filter);
  const wants = (kind: string): boolean =>
    filter.kinds.length === 0 || filter.kinds.some((each) => each === kind);
  return (model) => {
    const found = new Set<StayPlace>();
    for (const region of visible.filter((each) => isShared(model, each, filter))) {
      if (found.size === STAY_PLACES.length) break;
      for (const route of model.staysIn(region)) {
        if (wants(route.kind)) for (const area of route.areas) found.add(area);
      }
    }
    return [...found];
  };
};

export const leavingGroups: LeavingValues<RegionGroup> = (filter, regions) => {
  const alone = groupsOf(regions).map((group) => ({
    group,
    filter: { ...filter, groups: [group] },
    visible: visibleRegions(regions, { groups: [group] }),
  }));
  return (model) =>
    alone.filter((each) => isPlaced(model, each.filter, each.visible)).map(({ group }) => group);
};

/** The groups that these regions are in, in the order of the filter. */
export function groupsOf(regions: readonly RegionCode[]): RegionGroup[] {
  return REGION_GROUPS.filter((group) => regions.some((region) => regionInfo(region).group === group));
}
