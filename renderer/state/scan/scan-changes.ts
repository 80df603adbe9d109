/** What differs between two snapshots: the news of a scan. */

import { ownIdOf } from '../../../electron/capabilities/model-joins.ts';
import type { AvailabilityKind } from '../../../electron/contract/cells/availability.ts';
import { diffSnapshots } from '../../../electron/contract/diff/diff-sides.ts';
import type { Change as FactChange } from '../../../electron/contract/diff/difference.ts';
import type { ScanProgress } from '../../../electron/contract/scan/scan-progress.ts';
import type {
  AccessStatus,
  ModelId,
  RegionCode,
  RegionRecord,
  Snapshot,
} from '../../../electron/contract/snapshot/model.ts';
import { isLasting } from '../../../electron/contract/snapshot/region-lists.ts';
import { counted } from '../../../electron/contract/text.ts';

/** A model in a region, with what changed. */
export type ScanChange = { modelId: ModelId; region: RegionCode } & (
  | { kind: 'new' | 'gone' }
  | { kind: 'access'; from: AccessStatus; to: AccessStatus }
  | { kind: 'ways'; from: readonly AvailabilityKind[]; to: readonly AvailabilityKind[] }
);

/**
 * The changes of models, ways and access, by region and model. Other kinds of change are on the page Changes. What one of
 * the two does not know is no change.
 */
export function changesBetween(before: Snapshot, after: Snapshot): ScanChange[] {
  const { added, removed, changed } = diffSnapshots(before, after);
  const changes = [
    ...added.map((cell): ScanChange => ({ ...cell, kind: 'new' })),
    ...removed.map((cell): ScanChange => ({ ...cell, kind: 'gone' })),
    ...changed.flatMap(cellChange),
  ];
  const place = ({ modelId, region }: ScanChange): string => `${region} ${modelId}`;
  return changes.sort((a, b) => Number(place(a) > place(b)) - Number(place(a) < place(b)));
}

function cellChange({ from, modelId, region, to, what }: FactChange): ScanChange[] {
  if (what === 'availability') {
    const ways = { from: from as AvailabilityKind[], to: to as AvailabilityKind[] };
    return [{ modelId, region, kind: 'ways', ...ways }];
  }
  // The reasons of a model that stays blocked are on the page Changes.
  if (what !== 'access' || from === to) return [];
  return [{ modelId, region, kind: 'access', from: from as AccessStatus, to: to as AccessStatus }];
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

/** Regions named rather than counted, where so few were compared or left out. */
const NAMED = 3;

/** Which part of two scans could be compared; undefined: the whole. */
export interface ComparedPart {
  /** Whether any region was. */
  isAny: boolean;
  /** Such as `sa-east-1 not compared`. */
  words: string;
}

/**
 * What of `after` the scan asked anew and got whole, and `before` knew too. A scan that was cancelled, or that asked single
 * regions, says nothing of the others.
 */
export function comparedPart(
  before: Snapshot,
  after: Snapshot,
  scan: ScanProgress,
): ComparedPart | undefined {
  const { answered, accessDone, accessTotal } = scan;
  const there = Object.values(after.regions).filter((record) => !isLasting(record));
  const isCompared = ({ region }: RegionRecord): boolean =>
    answered.includes(region) && isAnswer(after.regions[region]) && isAnswer(before.regions[region]);
  const compared = there.filter(isCompared).map(({ region }) => region);
  const left = there.filter((record) => !isCompared(record)).map(({ region }) => region);
  const words = [
    ...(left.length === 0 ? [] : [partText(compared, left)]),
    ...(accessDone < accessTotal ? [`access of ${accessDone} of ${accessTotal} models`] : []),
  ];
  return words.length === 0 ? undefined : { isAny: compared.length > 0, words: words.join(', ') };
}

function partText(compared: readonly RegionCode[], left: readonly RegionCode[]): string {
  if (left.length <= NAMED) return `${left.join(', ')} not compared`;
  if (compared.length <= NAMED) return `only ${compared.join(', ')} compared`;
  return `${compared.length} of ${compared.length + left.length} Regions compared`;
}

/**
 * The news in one line, such as `3 models new in eu-west-3, 1 gone; access changed for 2`. `No changes` is said of a whole scan
 * alone; else which part was compared.
 */
export function newsText(changes: readonly ScanChange[], part?: ComparedPart): string {
  if (part !== undefined) {
    return `${changes.length === 0 ? 'Unchanged where compared' : newsText(changes)} (${part.words})`;
  }
  if (changes.length === 0) return 'No changes since the scan before';
  const models = (kind: ScanChange['kind']): number =>
    new Set(changes.filter((change) => change.kind === kind).map(({ modelId }) => ownIdOf(modelId))).size;
  const fresh = models('new');
  const gone = models('gone');
  const lists = [
    fresh === 0 ? '' : `${counted(fresh, 'model')} new${placesOf(changes, 'new')}`,
    gone === 0 ? '' : `${fresh === 0 ? counted(gone, 'model') : gone} gone${placesOf(changes, 'gone')}`,
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

/** ` in eu-west-3`, ` in 4 regions`. */
function placesOf(changes: readonly ScanChange[], kind: ScanChange['kind']): string {
  const regions = new Set(changes.filter((change) => change.kind === kind).map(({ region }) => region));
  const [only] = regions;
  return regions.size === 1 ? ` in ${only}` : ` in ${regions.size} Regions`;
}
