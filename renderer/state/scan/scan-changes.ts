/** What differs between two snapshots: the news of a scan. */
import {
  type AvailabilityKind,
  modelIdOfArn,
  viewRegion,
} from '../../../electron/contract/cells/availability.ts';
import type {
  AccessStatus,
  ModelId,
  RegionCode,
  RegionRecord,
  Snapshot,
} from '../../../electron/contract/snapshot/model.ts';
import { profilesIn } from '../../../electron/contract/snapshot/snapshot.ts';

/** A model in a region, with what changed. */
export type Change = { modelId: ModelId; region: RegionCode } & (
  | { kind: 'new' | 'gone' }
  | { kind: 'access'; from: AccessStatus; to: AccessStatus }
  | { kind: 'ways'; from: readonly AvailabilityKind[]; to: readonly AvailabilityKind[] }
);

/**
 * The changes in the regions that answered completely both times, by region and model. Other regions are left out: a
 * model that a failed region does not list is not gone. Unknown access, then or now, is no change.
 */
export function changesBetween(before: Snapshot, after: Snapshot): Change[] {
  return Object.keys(after.regions)
    .sort()
    .filter((region) => isAnswer(before.regions[region]) && isAnswer(after.regions[region]))
    .flatMap((region) => changesIn(region, before, after));
}

/** Whether the two can be compared at all: some region answered in both. */
export function areComparable(before: Snapshot, after: Snapshot): boolean {
  return Object.keys(after.regions).some(
    (region) => isAnswer(before.regions[region]) && isAnswer(after.regions[region]),
  );
}

function isAnswer(record: RegionRecord | undefined): boolean {
  return record?.state === 'ok' && !record.stale;
}

function changesIn(region: RegionCode, before: Snapshot, after: Snapshot): Change[] {
  const old = viewRegion(before, region);
  const now = viewRegion(after, region);
  const hasMantle = [before, after].every((snapshot) => {
    const mantle = snapshot.regions[region]?.mantle;
    return mantle?.state !== 'failed' && mantle?.failure === undefined;
  });
  const ids = new Set([...idsIn(before, region), ...idsIn(after, region)]);
  return [...ids].sort().flatMap((modelId): Change[] => {
    const from = old.cell(modelId);
    const to = now.cell(modelId);
    const was = isThere(from.availability, hasMantle);
    const is = isThere(to.availability, hasMantle);
    if (was !== is) return [{ modelId, region, kind: is ? 'new' : 'gone' }];
    if (!is) return [];
    const changes: Change[] = [];
    const waysBefore = waysOf(from.availability.kinds, hasMantle);
    const waysNow = waysOf(to.availability.kinds, hasMantle);
    if (waysBefore.join() !== waysNow.join()) {
      changes.push({ modelId, region, kind: 'ways', from: waysBefore, to: waysNow });
    }
    if (from.access !== to.access && from.access !== 'unknown' && to.access !== 'unknown') {
      changes.push({ modelId, region, kind: 'access', from: from.access, to: to.access });
    }
    return changes;
  });
}

function idsIn(snapshot: Snapshot, region: RegionCode): ModelId[] {
  const record = snapshot.regions[region];
  const profiled = profilesIn(snapshot, region).flatMap((profile) =>
    profile.models.flatMap((model) => modelIdOfArn(model.modelArn) ?? []),
  );
  return [...Object.keys(record?.models ?? {}), ...(record?.mantle.modelIds ?? []), ...profiled];
}

function isThere(
  availability: { listed: boolean; kinds: readonly AvailabilityKind[] },
  hasMantle: boolean,
): boolean {
  return availability.listed || waysOf(availability.kinds, hasMantle).length > 0;
}

/** A list of bedrock-mantle that failed or was incomplete, then or now, shows no change. */
function waysOf(kinds: readonly AvailabilityKind[], hasMantle: boolean): AvailabilityKind[] {
  return kinds.filter((kind) => hasMantle || kind !== 'mantle');
}

/** The news in one line, such as `3 models new in eu-west-3, 1 gone; access changed for 2`; `No changes` if there are none. */
export function newsText(changes: readonly Change[]): string {
  if (changes.length === 0) return 'No changes since the scan before';
  const models = (kind: Change['kind']): number =>
    new Set(changes.filter((change) => change.kind === kind).map(({ modelId }) => modelId)).size;
  const fresh = models('new');
  const gone = models('gone');
  const lists = [
    fresh === 0 ? '' : `${count(fresh, 'model')} new${placesOf(changes, 'new')}`,
    gone === 0 ? '' : `${fresh === 0 ? count(gone, 'model') : gone} gone${placesOf(changes, 'gone')}`,
  ];
  const ways = models('ways');
  const access = models('access');
  return [
    lists.filter((words) => words !== '').join(', '),
    ways === 0 ? '' : `ways to call changed for ${ways}`,
    access === 0 ? '' : `access changed for ${access}`,
  ]
    .filter((words) => words !== '')
    .join('; ');
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** ` in eu-west-3`, ` in 4 regions`. */
function placesOf(changes: readonly Change[], kind: Change['kind']): string {
  const regions = new Set(changes.filter((change) => change.kind === kind).map(({ region }) => region));
  const [only] = regions;
  return regions.size === 1 ? ` in ${only}` : ` in ${regions.size} regions`;
}
