/** The one comparison of two snapshots or exports. Symmetric: with the sides changed, added and removed change places. */
import { isRecord } from '../json.ts';
import { isSameNetwork } from '../scan/apply-latency.ts';
import { isSame } from '../scan/interning.ts';
import type { ModelId, RegionCode, Snapshot } from '../snapshot/model.ts';
import type { CellName, Change, Difference, FactValue, SideName, UnknownPart } from './difference.ts';
import { FACETS, type Facet, type SharedKnowledge } from './facets.ts';
import type { RegionPart, Side, SideCell, SideRegion } from './side.ts';
import { snapshotSide } from './snapshot-side.ts';
import { unchangedCells } from './unchanged-cells.ts';

/** The sides as lists to which each region adds. */
interface Found {
  added: CellName[];
  removed: CellName[];
  changed: Change[];
  unknown: UnknownPart[];
}

export function diffSnapshots(before: Snapshot, after: Snapshot): Difference {
  return diffSides(snapshotSide(before), snapshotSide(after));
}

/** What a side does not know is `unknown`, never added, removed or changed. */
export function diffSides(before: Side, after: Side): Difference {
  const found: Found = { added: [], removed: [], changed: [], unknown: [] };
  for (const region of [...new Set([...before.regions, ...after.regions])].sort()) {
    const old = before.region(region);
    const now = after.region(region);
    const reasons = { old: unknownOf(old), new: unknownOf(now) };
    if (old !== undefined && now !== undefined && reasons.old === undefined && reasons.new === undefined) {
      diffRegion(region, old, now, found);
    } else if (reasons.old !== NEVER_ASKED || reasons.new !== NEVER_ASKED) {
      for (const side of SIDES) addUnknown(found, region, side, reasons[side]);
    }
  }
  return found;
}

const SIDES: readonly SideName[] = ['old', 'new'];
const NEVER_ASKED = 'not-scanned';

function unknownOf(region: SideRegion | undefined): string | undefined {
  return region === undefined ? NEVER_ASKED : region.unknown;
}

function addUnknown(
  { unknown }: Found,
  region: RegionCode,
  side: SideName,
  reason: string | undefined,
): void {
  if (reason !== undefined) unknown.push({ region, side, reason });
}

function diffRegion(region: RegionCode, old: SideRegion, now: SideRegion, found: Found): void {
  const both: SharedKnowledge = {
    profiles: old.knows.profiles === true && now.knows.profiles === true,
    mantle: old.knows.mantle === true && now.knows.mantle === true,
    sameWays: false,
  };
  const withSameWays = { ...both, sameWays: true };
  const samenessOf = unchangedCells(old, now);
  for (const modelId of [...new Set([...old.modelIds, ...now.modelIds])].sort()) {
    const sameness = samenessOf(modelId);
    if (sameness === 'all') continue;
    const from = cellIn(old, modelId, both);
    const to = cellIn(now, modelId, both);
    if (from === undefined) {
      if (to !== undefined) found.added.push({ region, modelId });
    } else if (to === undefined) found.removed.push({ region, modelId });
    else
      found.changed.push(...changesOf(region, modelId, from, to, sameness === 'ways' ? withSameWays : both));
  }
  const latency = latencyChange(region, old, now);
  if (latency !== undefined) found.changed.push(latency);
  addUnknownParts(region, 'old', old, now, found);
  addUnknownParts(region, 'new', now, old, found);
}

/** A model that bedrock-mantle alone lists is there only where both sides know that list. */
function cellIn(side: SideRegion, modelId: ModelId, both: SharedKnowledge): SideCell | undefined {
  const cell = side.modelIds.has(modelId) ? side.cell(modelId) : undefined;
  return cell !== undefined && (both.mantle || cell.record !== undefined) ? cell : undefined;
}

/** A part that nobody asked for is missed only by a side that has it. */
function addUnknownParts(
  region: RegionCode,
  side: SideName,
  own: SideRegion,
  other: SideRegion,
  found: Found,
): void {
  for (const part of PARTS) {
    const knows = own.knows[part];
    const isMissed = knows === false || (knows === undefined && other.knows[part] === true);
    if (isMissed) found.unknown.push({ region, side, reason: `${part}-unknown` });
  }
}

const PARTS: readonly RegionPart[] = ['profiles', 'mantle', 'access'];

function changesOf(
  region: RegionCode,
  modelId: string,
  from: SideCell,
  to: SideCell,
  both: SharedKnowledge,
): Change[] {
  const changes: Change[] = [];
  for (const { isSame: isSureOf, of, what } of FACETS) {
    const pair = isSureOf?.(from, to, both) === true ? undefined : differing(of(from, both), of(to, both));
    const reasons = what === 'access' ? reasonsOf(from, to) : undefined;
    if (pair === undefined && reasons === undefined) continue;
    const [was, is] = pair ?? [from.access.status, to.access.status];
    changes.push({ region, modelId, what, from: was, to: is, ...(reasons === undefined ? {} : { reasons }) });
  }
  return changes;
}

/** Why the access is blocked, where that differs and is known. */
function reasonsOf({ access: from }: SideCell, { access: to }: SideCell): Change['reasons'] {
  if (from.status === 'unknown' || to.status === 'unknown') return undefined;
  return isSame(from.reasons, to.reasons) ? undefined : { from: from.reasons, to: to.reasons };
}

type Known = ReturnType<Facet['of']>;

/** Both facts, of members only those that differ; undefined: the same, or one is not known. */
function differing(from: Known, to: Known): [FactValue, FactValue] | undefined {
  if (from === undefined || to === undefined) return undefined;
  if (!isRecord(from) || !isRecord(to)) {
    return isSame(from, to) ? undefined : [from as FactValue, to as FactValue];
  }
  const found: [name: string, old: FactValue, now: FactValue][] = [];
  for (const name of Object.keys(from)) addDiffering(found, name, from[name], valueIn(to, name));
  for (const name of Object.keys(to)) {
    if (!Object.hasOwn(from, name)) addDiffering(found, name, null, to[name]);
  }
  if (found.length === 0) return undefined;
  // Most differ in one or two members: these alone are put in order.
  found.sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    Object.fromEntries(found.map(([name, old]) => [name, old])),
    Object.fromEntries(found.map(([name, _old, now]) => [name, now])),
  ];
}

type Members = { [member: string]: FactValue | undefined };

function valueIn(members: Members, name: string): FactValue | undefined {
  return Object.hasOwn(members, name) ? members[name] : null;
}

/** Undefined is not known, and differs from nothing. */
function addDiffering(
  found: [string, FactValue, FactValue][],
  name: string,
  old: FactValue | undefined,
  now: FactValue | undefined,
): void {
  if (old !== undefined && now !== undefined && !isSame(old, now)) found.push([name, old, now]);
}

/** A busy machine measures some ten milliseconds more: only a round trip that doubles, and by so much, is a change. */
const LATENCY_CHANGE = { leastMs: 100, leastShare: 1 };

function isLatencyChange(fromMs: number, toMs: number): boolean {
  const changeMs = Math.abs(fromMs - toMs);
  return changeMs >= LATENCY_CHANGE.leastMs && changeMs >= LATENCY_CHANGE.leastShare * Math.min(fromMs, toMs);
}

function latencyChange(region: RegionCode, old: SideRegion, now: SideRegion): Change | undefined {
  const from = old.latency?.medianMs;
  const to = now.latency?.medianMs;
  if (from === undefined || to === undefined || !isLatencyChange(from, to)) return undefined;
  // A change of network is none of the region. A document knows of no network.
  const [a, b] = [old.latency?.network, now.latency?.network];
  if (a !== undefined && b !== undefined && !isSameNetwork(a, b)) return undefined;
  return { region, modelId: '', what: 'latency', from, to };
}
