/** Lines of the comparison about regions: where a model can be called, residency, latency, access. */

import {
  AVAILABILITY_KINDS,
  type AvailabilityKind,
  hasEnded,
  KIND_LABELS,
} from '../../../electron/contract/cells/availability.ts';
import { shownProof } from '../../../electron/contract/cells/cell-proofs.ts';
import { regionInfo } from '../../../electron/contract/cells/regions.ts';
import { AREA_NAMES } from '../../../electron/contract/cells/residency.ts';
import { secondsText } from '../../../electron/contract/proofs/proof-words.ts';
import type {
  AccessStatus,
  RegionCode,
  RegionRecord,
  Snapshot,
} from '../../../electron/contract/snapshot/model.ts';
import { isComplete, isMantleComplete } from '../../../electron/contract/snapshot/region-lists.ts';
import { counted } from '../../../electron/contract/text.ts';
import type { ModelRow } from '../rows/model-row.ts';
import { isOffered } from '../rows/row-lookups.ts';
import { ACCESS_LABELS, latencyText } from '../words/cell-text.ts';
import { networkName } from '../words/measured-text.ts';
import type { Documents } from './compared-documents.ts';
import {
  type ComparedValue,
  type FactLine,
  type FactSource,
  known,
  knownLines,
  knownSet,
  notKnown,
} from './compared-fact.ts';
import { type ComparedModel, scanSource } from './compared-model.ts';

/** The first region of the model's ranking, with its round trip if it was measured. */
export type BestRegionOf = (row: ModelRow) => { region: RegionCode; latencyMs?: number } | undefined;

/** Regions by way to call, and the areas that data can stay in. */
export function regionLines(snapshot: Snapshot, documents: Documents): FactLine<ComparedModel>[] {
  const answered = answeredRegions(snapshot);
  const whole = answered.filter((record) => isComplete(record, 'models') && isComplete(record, 'profiles'));
  const sources = [listSource('ListFoundationModels and ListInferenceProfiles', snapshot, whole)];
  // An incomplete list cannot prove that there is none.
  const counted = (count: number): ComparedValue =>
    count === 0 && whole.length === 0 ? notKnown(sources) : countValue(count, sources);
  return [
    { name: 'Callable in', read: ({ row }) => counted(row.regionCount) },
    ...AVAILABILITY_KINDS.map((kind) => ({
      name: KIND_LABELS[kind],
      read: (model: ComparedModel) =>
        kind === 'mantle' ? mantleValue(model, snapshot, documents) : counted(countOf(model, kind)),
    })),
    { name: 'Data can stay in', read: ({ row }) => areasValue(row, answered, sources) },
  ];
}

/** Access of the account, and the best region. */
export function accessLines(snapshot: Snapshot, bestOf: BestRegionOf): FactLine<ComparedModel>[] {
  return [
    { name: 'Your access', read: (model) => accessValue(model, snapshot) },
    { name: 'Proven access', read: provenValue },
    { name: 'Best Region', read: ({ row }) => bestValue(row, snapshot, bestOf) },
    { name: 'Latency of the best Region', read: ({ row }) => latencyValue(row, snapshot, bestOf) },
  ];
}

function answeredRegions(snapshot: Snapshot): RegionRecord[] {
  return Object.values(snapshot.regions).filter((record) => record.scannedAt !== undefined);
}

/** Counts the regions that answered; the source says how many did. */
function listSource(what: string, snapshot: Snapshot, answered: readonly RegionRecord[]): FactSource {
  const all = Object.keys(snapshot.regions).length;
  const words = `${what}, ${answered.length} of ${all} Regions scanned`;
  return scanSource(words, snapshot, answered);
}

/** Regions where it can be called that way now: one that has ended there is called in none. */
function countOf({ cells }: ComparedModel, kind: AvailabilityKind): number {
  return cells.filter((cell) => !hasEnded(cell) && cell.availability.kinds.includes(kind)).length;
}

function countValue(count: number, sources: readonly FactSource[]): ComparedValue {
  return known(count === 0 ? 'no Region' : counted(count, 'Region'), sources);
}

/** Looks for the model's own id and for the id that a source joins to it. */
function mantleValue(model: ComparedModel, snapshot: Snapshot, documents: Documents): ComparedValue {
  const asked = Object.values(snapshot.regions).filter(isMantleComplete);
  const sources = [listSource('Model lists of bedrock-mantle', snapshot, asked)];
  const found = documents.otherId(model.modelId);
  const other = found?.endpoint === 'bedrock-mantle' ? found : undefined;
  const there =
    other === undefined
      ? countOf(model, 'mantle')
      : Object.values(snapshot.regions).filter(({ mantle }) => mantle.modelIds.includes(other.modelId))
          .length;
  if (there === 0 && asked.length === 0) return notKnown(sources);
  if (other === undefined) return countValue(there, sources);
  const joined = { source: other.source, asOf: other.asOf };
  return { ...countValue(there, [...sources, joined]), note: `as ${other.modelId}` };
}

function areasValue(
  row: ModelRow,
  answered: readonly RegionRecord[],
  sources: readonly FactSource[],
): ComparedValue {
  const routes = answered.flatMap(({ region }) => row.staysIn(region));
  if (routes.length === 0) return notKnown(sources);
  const areas = new Set(routes.flatMap((route) => route.areas));
  return knownSet(
    AREA_NAMES.filter((area) => areas.has(area)),
    sources,
  );
}

const ACCESS_ORDER: readonly AccessStatus[] = ['allowed', 'blocked', 'unknown'];

function accessValue({ cells }: ComparedModel, snapshot: Snapshot): ComparedValue {
  const offered = cells.filter(isOffered);
  const sources = [
    scanSource(
      'GetFoundationModelAvailability',
      snapshot,
      offered,
      (region) => snapshot.regions[region]?.accessCheckedAt,
    ),
  ];
  if (offered.every((cell) => cell.access === 'unknown')) return notKnown(sources);
  const lines = ACCESS_ORDER.flatMap((status) => {
    const count = offered.filter((cell) => cell.access === status).length;
    return count === 0 ? [] : [`${ACCESS_LABELS[status]} in ${counted(count, 'Region')}`];
  });
  return knownLines(lines, sources);
}

/** Regions by what calls gave there, with the fastest first token; proofs of more than seven days do not count. */
function provenValue({ cells }: ComparedModel): ComparedValue {
  const shown = cells.flatMap((cell) => {
    const proof = shownProof(cell.proofs);
    return proof === undefined || proof.isOld ? [] : [{ proof, region: cell.region }];
  });
  if (shown.length === 0) return notKnown();
  const lines = (['works', 'refused'] as const).flatMap((status) => {
    const count = shown.filter(({ proof }) => proof.status === status).length;
    return count === 0 ? [] : [`${status} in ${counted(count, 'Region')}`];
  });
  const timed = shown.filter(({ proof }) => proof.firstTokenMs !== undefined);
  const fastest = timed.toSorted((a, b) => (a.proof.firstTokenMs ?? 0) - (b.proof.firstTokenMs ?? 0))[0];
  const [oldest = ''] = shown.map(({ proof }) => proof.at).sort();
  const sources = [{ source: 'Calls of bedrock-runtime by this app', asOf: oldest.slice(0, 10) }];
  const note =
    fastest && `first token ${secondsText(fastest.proof.firstTokenMs ?? 0)} from ${fastest.region}`;
  return knownLines(lines, sources, { note });
}

function bestValue(row: ModelRow, snapshot: Snapshot, bestOf: BestRegionOf): ComparedValue {
  const best = bestOf(row);
  const sources = [listSource('Ranking by this app from the scan', snapshot, answeredRegions(snapshot))];
  if (best === undefined) return known('none', sources);
  const { name } = regionInfo(best.region);
  return known(best.region, sources, { note: name === best.region ? undefined : name });
}

function latencyValue(row: ModelRow, snapshot: Snapshot, bestOf: BestRegionOf): ComparedValue {
  const best = bestOf(row);
  if (best?.latencyMs === undefined) return notKnown();
  const network = snapshot.regions[best.region]?.latency?.network;
  const origin =
    snapshot.source.kind === 'sample'
      ? 'Simulated round trips'
      : `Round trips from this machine on ${networkName(network)}`;
  const source = scanSource(
    `${origin}: network, not model speed`,
    snapshot,
    [best],
    (region) => snapshot.regions[region]?.latency?.measuredAt,
  );
  return known(latencyText(best.latencyMs), [source]);
}
