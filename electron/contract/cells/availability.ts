/** What a cell of the matrix is and which exact ids can be called, derived from what the API listed. */
import { callersIn } from '../snapshot/callers.ts';
import type {
  AccessFacts,
  AccessStatus,
  Callers,
  InferenceProfile,
  ModelId,
  ModelRecord,
  ProfileId,
  RegionCode,
  RegionRecord,
  RegionState,
  Snapshot,
} from '../snapshot/model.ts';
import { isComplete, servedOnMantle } from '../snapshot/region-lists.ts';
import { accessIn, modelShapeIn, profileShapesIn, profilesIn } from '../snapshot/snapshot.ts';
import { accessStatusOf } from './access/access-status.ts';
import { type RetentionBlock, retentionBlockOf } from './access/data-retention.ts';
import { type ProofOfId, proofsOf } from './cell-proofs.ts';
import type { LifecycleAt, LifecycleLookup } from './lifecycle.ts';
import {
  modelArnsOf,
  modelIdOfArn,
  type ProfilesById,
  profileIdOfArn,
  profilesById,
  regionOfArn,
} from './profile-models.ts';

/** Names of the ways to call a model from a region, in the order of the export. */
export const KIND_LABELS = {
  'on-demand': 'On-demand',
  geo: 'Geographic cross-Region inference',
  global: 'Global cross-Region inference',
  application: 'Application profile',
  provisioned: 'Provisioned Throughput',
  mantle: 'bedrock-mantle',
} as const;

/** What the check boxes call them. */
export const FILTER_LABELS: Record<AvailabilityKind, string> = {
  ...KIND_LABELS,
  geo: 'Geo profile',
  global: 'Global profile',
};

export type AvailabilityKind = keyof typeof KIND_LABELS;

export const AVAILABILITY_KINDS = Object.keys(KIND_LABELS) as readonly AvailabilityKind[];

export interface Availability {
  /** Whether ListFoundationModels of the region names the model. */
  listed: boolean;
  /** The ways to call it; empty: listed but not callable, or not offered (see `listed`). */
  kinds: AvailabilityKind[];
  /** Exact ids to pass as modelId: the bare id if on-demand, then geo profiles, then global profiles. */
  callableAs: string[];
  /**
   * What to pass for the account's own profiles: their ARNs, sorted, never among `callableAs`, for they hold the account
   * number. In memory as AWS gave them; the placeholder account (see `hidesAccount`) in what comes from a cache.
   */
  applicationArns: string[];
  /** The inference profiles of the region that name the model. */
  profiles: InferenceProfile[];
}

/** Everything about one model in one region. */
export interface Cell {
  modelId: ModelId;
  region: RegionCode;
  availability: Availability;
  access: AccessStatus;
  accessFacts?: AccessFacts;
  /** The account's data retention forbids the model; it is then blocked whatever the fields say. */
  retention?: RetentionBlock;
  /** Absent where no source says anything. */
  lifecycle?: LifecycleAt;
  regionState: RegionState;
  /** What was tried at the user's request; absent: nothing. */
  proofs?: ProofOfId[];
  /** The data is the last good answer of a region that failed this time. */
  stale: boolean;
  /** In a snapshot of several accounts. */
  callers?: Callers;
}

/**
 * A profile is global if anything says so: its id, or that of a profile which it names, or an ARN without a region. AWS does
 * not list where its calls may be answered.
 */
export function isGlobalProfile(profile: InferenceProfile): boolean {
  return (
    isGlobalId(profile.inferenceProfileId) ||
    profile.models.some(
      ({ modelArn }) => regionOfArn(modelArn) === '' || isGlobalId(profileIdOfArn(modelArn) ?? ''),
    )
  );
}

function isGlobalId(id: ProfileId): boolean {
  return id.startsWith('global.');
}

/** Where calls through a profile may be answered. `unlisted`: AWS does not say where else (global), or it is not known. */
export interface Destinations {
  regions: RegionCode[];
  unlisted: boolean;
}

/** Where calls through the profile may be answered; `others`: profiles of the region, to follow one that names another. */
export function destinationsOf(
  profile: InferenceProfile,
  others: readonly InferenceProfile[] = [],
): Destinations {
  const arns = modelArnsOf(profile, profilesById(others));
  // The destinations of a profile that the region does not list are unknown.
  const known = arns.filter((arn) => profileIdOfArn(arn) === undefined);
  const regions = known.map(regionOfArn).filter((region) => region !== undefined);
  return {
    regions: [...new Set(regions.filter((region) => region !== ''))].sort(),
    unlisted: known.length < arns.length || regions.includes('') || isGlobalProfile(profile),
  };
}

/** Profiles of a region by the model they name: an index for `availabilityOf`, made once per region. */
export type ProfilesByModel = Map<ModelId, InferenceProfile[]>;

/**
 * Derives the kinds and ids from one region's answers alone; nothing is built from names. `mayBeListed`: the region's list of
 * models is not whole, so that a model that only profiles name can be there.
 */
export function availabilityOf(
  modelId: ModelId,
  model: ModelRecord | undefined,
  profilesByModel: ProfilesByModel,
  isOnMantle: boolean,
  mayBeListed = false,
): Availability {
  const types = model?.inferenceTypesSupported ?? [];
  const profiles = profilesByModel.get(modelId) ?? [];
  const ids = { geo: [] as ProfileId[], global: [] as ProfileId[], application: [] as ProfileId[] };
  // A profile can outlive its model in a region (12 did on 2026-08-22): it is shown, but perhaps cannot be called.
  const usable =
    model === undefined && !mayBeListed
      ? []
      : profiles.filter((profile) => (profile.status ?? 'ACTIVE') === 'ACTIVE');
  for (const profile of usable) ids[profileKind(profile)].push(profile.inferenceProfileId);
  const applicationArns = usable.flatMap((profile) =>
    profileKind(profile) === 'application' ? (profile.inferenceProfileArn ?? []) : [],
  );
  const holds: Record<AvailabilityKind, boolean> = {
    'on-demand': types.includes('ON_DEMAND'),
    geo: ids.geo.length > 0,
    global: ids.global.length > 0,
    application: ids.application.length > 0,
    provisioned: types.includes('PROVISIONED'),
    mantle: isOnMantle,
  };
  return {
    listed: model !== undefined,
    kinds: AVAILABILITY_KINDS.filter((kind) => holds[kind]),
    callableAs: [...(holds['on-demand'] ? [modelId] : []), ...ids.geo.sort(), ...ids.global.sort()],
    applicationArns: applicationArns.sort(),
    profiles,
  };
}

/** How calls through the profile go. */
export function profileKind(profile: InferenceProfile): 'geo' | 'global' | 'application' {
  if (profile.type === 'APPLICATION') return 'application';
  return isGlobalProfile(profile) ? 'global' : 'geo';
}

/** Index of a region's profiles by model id; one that names another profile stands with that one's models. */
export function indexProfiles(profiles: readonly InferenceProfile[]): ProfilesByModel {
  const index: ProfilesByModel = new Map();
  const others: ProfilesById = profilesById(profiles);
  for (const profile of profiles) {
    const ids = new Set(modelArnsOf(profile, others).map(modelIdOfArn));
    for (const id of ids) {
      if (id === undefined) continue;
      const known = index.get(id);
      if (known === undefined) index.set(id, [profile]);
      else known.push(profile);
    }
  }
  return index;
}

/** Whether the model is past its end of life there: such a cell is never recommended. */
export function hasEnded(cell: Cell | undefined): boolean {
  return cell?.lifecycle?.state === 'ended';
}

/** A region whose cells are derived one by one. */
export interface RegionView {
  cell(modelId: ModelId): Cell;
  /** The cell with the account's access as it is known now; all else stays as it was. */
  withAccess(cell: Cell): Cell;
}

/**
 * Prepares a region for many `cell` calls; holds for exactly this snapshot and, with `lifecycleOf`, its time. `nowEpochMs`: for
 * the age of proofs; without it none is old.
 */
export function viewRegion(
  snapshot: Snapshot,
  region: RegionCode,
  lifecycleOf: LifecycleLookup = () => undefined,
  nowEpochMs = 0,
): RegionView {
  const record = snapshot.regions[region];
  // Made when first asked for: access asks nothing of them.
  let profiles: ProfilesByModel | undefined;
  const mantle = servedOnMantle(record);
  const mayBeListed = record !== undefined && !isComplete(record, 'models');
  return {
    withAccess({ access: _access, accessFacts: _facts, ...cell }) {
      const facts = accessIn(snapshot, region, cell.modelId);
      const access = accessStatusOf(facts, cell.retention);
      return { ...cell, access, ...(facts === undefined ? {} : { accessFacts: facts }) };
    },
    cell(modelId) {
      const facts = accessIn(snapshot, region, modelId);
      const shape = modelShapeIn(snapshot, region, modelId);
      const retention = retentionBlockOf(record, modelId);
      profiles ??= indexProfiles(profilesIn(snapshot, region));
      const cell: Cell = {
        modelId,
        region,
        availability: availabilityOf(modelId, shape, profiles, mantle.has(modelId), mayBeListed),
        access: accessStatusOf(facts, retention),
        regionState: record?.state ?? 'not-scanned',
        stale: record?.stale ?? false,
      };
      if (facts !== undefined) cell.accessFacts = facts;
      if (retention !== undefined) cell.retention = retention;
      const callers = callersIn(snapshot, region, modelId);
      if (callers !== undefined) cell.callers = callers;
      const lifecycle = lifecycleOf(region, modelId);
      const proofs = proofsOf(record, modelId, cell.availability.profiles, nowEpochMs);
      if (proofs !== undefined) cell.proofs = proofs;
      if (lifecycle !== undefined) cell.lifecycle = lifecycle;
      return cell;
    },
  };
}

/** Ids of the region's lists; where the list of models is not whole, those that its profiles name as well. */
export function namedModels(snapshot: Snapshot, record: RegionRecord): Set<ModelId> {
  const ids = new Set([...Object.keys(record.models), ...record.mantle.modelIds]);
  if (isComplete(record, 'models')) return ids;
  for (const id of indexProfiles(profileShapesIn(snapshot, record.region)).keys()) ids.add(id);
  return ids;
}
