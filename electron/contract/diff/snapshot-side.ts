/** A snapshot as one side of a comparison. */
import { diagnoseAccess } from '../cells/access/access-diagnosis.ts';
import { accessStatusOf } from '../cells/access/access-status.ts';
import { type RetentionBlock, retentionBlockOf } from '../cells/access/data-retention.ts';
import {
  type Availability,
  availabilityOf,
  indexProfiles,
  namedModels,
  type ProfilesByModel,
} from '../cells/availability.ts';
import type {
  AccessFacts,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionRecord,
  RegionState,
  Snapshot,
} from '../snapshot/model.ts';
import { isComplete, isMantleComplete, servedOnMantle } from '../snapshot/region-lists.ts';
import { accessIn, modelShapeIn, profileShapesIn } from '../snapshot/snapshot.ts';
import type { Side, SideCell, SideRegion } from './side.ts';

export function snapshotSide(snapshot: Snapshot): Side {
  const access = rememberedAccess();
  return {
    source: snapshot.source,
    regions: Object.keys(snapshot.regions),
    region(region) {
      const record = snapshot.regions[region];
      return record === undefined ? undefined : regionOf(snapshot, region, record, access);
    },
  };
}

/** What the state says of the models: absent, they are known. A stale list is the answer of an earlier scan. */
export function unknownReason(state: string, stale: boolean, hasAllModels: boolean): string | undefined {
  if (state === ('no-endpoint' satisfies string)) return undefined;
  const answered: readonly string[] = ['ok', 'partial'] satisfies RegionState[];
  if (!answered.includes(state)) return state;
  if (stale) return 'failed';
  return hasAllModels ? undefined : 'partial';
}

function regionOf(
  snapshot: Snapshot,
  region: RegionCode,
  record: RegionRecord,
  access: AccessReader,
): SideRegion {
  const unknown = unknownReason(record.state, record.stale, isComplete(record, 'models'));
  const onMantle = servedOnMantle(record);
  const modelIds = namedModels(snapshot, record);
  let index: ProfilesByModel | undefined;
  const waysOf: WaysOf = (modelId, shape) => {
    index ??= indexProfiles(profileShapesIn(snapshot, region));
    return availabilityOf(modelId, shape, index, onMantle.has(modelId), !isComplete(record, 'models'));
  };
  return {
    ...(unknown === undefined ? {} : { unknown }),
    knows: {
      profiles: isComplete(record, 'profiles'),
      mantle: record.mantle.state === 'not-asked' ? undefined : isMantleComplete(record),
      access: knowsAccess(snapshot, record, modelIds) ? true : undefined,
    },
    ...(record.latency === undefined ? {} : { latency: record.latency }),
    modelIds,
    of: { snapshot, record },
    cell(modelId) {
      const shape = modelShapeIn(snapshot, region, modelId);
      const facts = access(accessIn(snapshot, region, modelId), modelId, retentionBlockOf(record, modelId));
      return new SnapshotCell(modelId, shape, facts, waysOf);
    },
  };
}

type WaysOf = (modelId: ModelId, shape: ModelRecord | undefined) => Availability;

/** Derives the ways to call when they are asked for: of most cells that changed, they did not. */
class SnapshotCell implements SideCell {
  readonly record?: ModelRecord;
  readonly access: SideCell['access'];
  readonly #modelId: ModelId;
  readonly #waysOf: WaysOf;
  #ways: Availability | undefined;

  constructor(modelId: ModelId, shape: ModelRecord | undefined, access: SideCell['access'], waysOf: WaysOf) {
    this.#modelId = modelId;
    if (shape !== undefined) this.record = shape;
    this.access = access;
    this.#waysOf = waysOf;
  }

  get availability(): SideCell['availability'] {
    return this.#derived().kinds;
  }

  get callableAs(): SideCell['callableAs'] {
    return this.#derived().callableAs;
  }

  #derived(): Availability {
    this.#ways ??= this.#waysOf(this.#modelId, this.record);
    return this.#ways;
  }
}

/** Of a model that is no longer listed nothing is said. */
function knowsAccess(snapshot: Snapshot, record: RegionRecord, modelIds: ReadonlySet<ModelId>): boolean {
  for (const id of modelIds) {
    const facts = accessIn(snapshot, record.region, id);
    if (accessStatusOf(facts, retentionBlockOf(record, id)) !== 'unknown') return true;
  }
  return false;
}

type AccessReader = (
  facts: AccessFacts | undefined,
  modelId: ModelId,
  retention: RetentionBlock | undefined,
) => SideCell['access'];

/** Most models share their facts, and what they mean does not depend on the model. */
function rememberedAccess(): AccessReader {
  const known = new Map<AccessFacts | undefined, SideCell['access']>();
  return (facts, modelId, retention) => {
    if (retention !== undefined) return accessOf(facts, modelId, retention);
    const remembered = known.get(facts);
    if (remembered !== undefined) return remembered;
    const access = accessOf(facts, modelId);
    known.set(facts, access);
    return access;
  };
}

/** The status and what blocks, such as `agreement` or `data-retention`, sorted. */
export function accessOf(
  facts: AccessFacts | undefined,
  modelId: ModelId,
  retention?: RetentionBlock | undefined,
): SideCell['access'] {
  const { status, reasons } = diagnoseAccess(facts, modelId, { retention });
  return { status, reasons: reasons.map(({ kind }) => kind).sort() };
}
