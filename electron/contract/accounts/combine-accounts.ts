/** Several accounts as one snapshot: it lists what any of them lists, and says which of them can call it. */
import { type Cell, namedModels, viewRegion } from '../cells/availability.ts';
import { type CellState, cellState } from '../cells/cell-state.ts';
import { type DocumentedDates, lifecycleLookup } from '../cells/lifecycle.ts';
import { alignedWith } from '../scan/aligned-tables.ts';
import { onLastNetwork } from '../scan/apply-latency.ts';
import {
  CALL_STATES,
  type Callers,
  type CallState,
  type IncompleteLists,
  type MantleList,
  type ModelId,
  type RegionCode,
  type RegionRecord,
  type RegionState,
  type Snapshot,
} from '../snapshot/model.ts';
import { isComplete, isLasting, mantleEntryOf, servedOnMantle } from '../snapshot/region-lists.ts';
import { compact, emptySnapshot } from '../snapshot/snapshot.ts';

export interface Account {
  /** The profile's name. */
  name: string;
  /** Absent: it was never scanned, and nothing is known of it. */
  snapshot?: Snapshot;
}

/** What says that a model has ended. */
interface Lifecycles {
  documented: DocumentedDates;
  nowEpochMs: number;
}

export function combineAccounts(accounts: readonly Account[], lifecycles: Lifecycles): Snapshot {
  const combiner = new AccountsCombiner(accounts, lifecycles);
  for (const region of combiner.regions) combiner.add(region);
  return combiner.snapshot();
}

/** The same region by region, for a process that has other things to do meanwhile. */
export class AccountsCombiner {
  readonly regions: readonly RegionCode[];
  readonly #accounts: readonly Account[];
  readonly #scanned: readonly (Account & { snapshot: Snapshot; cell: CellReader })[];
  readonly #tables: Snapshot;
  /** Models that some region of some account lists; the others are served on bedrock-mantle alone. */
  readonly #listed: ReadonlySet<ModelId>;
  readonly #combined: Record<RegionCode, RegionRecord> = {};
  readonly #callers: Record<RegionCode, Record<ModelId, number>> = {};
  readonly #callerTable: Callers[] = [];
  readonly #places = new Map<string, number>();

  constructor(accounts: readonly Account[], lifecycles: Lifecycles) {
    this.#accounts = accounts;
    let tables = emptySnapshot({ kind: 'aws', partition: 'aws' });
    this.#scanned = accounts.flatMap((account) => {
      if (account.snapshot === undefined) return [];
      const snapshot = alignedWith(tables, account.snapshot);
      tables = { ...snapshot, regions: {} };
      return [{ ...account, snapshot, cell: cellReader(snapshot, lifecycles) }];
    });
    this.#tables = tables;
    const records = this.#scanned.flatMap(({ snapshot }) => Object.values(snapshot.regions));
    this.regions = [...new Set(records.map(({ region }) => region))].sort();
    this.#listed = new Set(records.flatMap(({ models }) => Object.keys(models)));
  }

  add(region: RegionCode): void {
    const known = this.#scanned.flatMap(({ name, snapshot, cell }) => {
      const record = snapshot.regions[region];
      return record === undefined ? [] : [{ name, snapshot, record, cell: cell(region) }];
    });
    const isWhole = known.every(({ record }) => isComplete(record, 'models'));
    const ids = new Set(
      known.flatMap(({ snapshot, record }) => [
        ...namedModels(snapshot, isWhole ? record : { ...record, incomplete: 'models' }),
      ]),
    );
    const places: Record<ModelId, number> = {};
    const first = new Map<ModelId, RegionRecord>();
    for (const modelId of ids) {
      const isMantleOnly = !this.#listed.has(modelId);
      const states = this.#accounts.map(({ name }): CallState => {
        const own = known.find((each) => each.name === name);
        if (own === undefined) return 'unknown';
        const state = callState(own.cell(modelId), own.record, isMantleOnly);
        // Its facts stand for all in what shows one account.
        if (state === 'callable' && !first.has(modelId)) first.set(modelId, own.record);
        return state;
      });
      places[modelId] = this.#placeOf(states);
    }
    this.#callers[region] = places;
    const records = known.map(({ record }) => record);
    const without = this.#accounts.filter(
      ({ name }) => !isListed(known.find((each) => each.name === name)?.record),
    );
    const unknownTo = without.map(({ name }) => name);
    const record = combined(region, records, first);
    this.#combined[region] = unknownTo.length === 0 ? record : { ...record, unknownTo };
  }

  snapshot(): Snapshot {
    const { modelTable, profileTable, accessTable } = this.#tables;
    const partition = this.#scanned[0]?.snapshot.source.partition ?? 'aws';
    const tables = { modelTable, profileTable, accessTable };
    const whole = compact({
      source: { kind: 'aws', partition },
      regions: onLastNetwork(this.#combined),
      ...tables,
    });
    const names = this.#accounts.map(({ name }) => name);
    return { ...whole, accounts: { names, callerTable: this.#callerTable, callers: this.#callers } };
  }

  /** Most cells have the callers of another one. */
  #placeOf(states: readonly CallState[]): number {
    const key = states.join();
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const callers = CALL_STATES.flatMap((state) => {
      const names = this.#accounts.flatMap(({ name }, index) => (states[index] === state ? [name] : []));
      return names.length === 0 ? [] : [[state, names] as const];
    });
    const place = this.#callerTable.push(Object.fromEntries(callers)) - 1;
    this.#places.set(key, place);
    return place;
  }
}

type CellReader = (region: RegionCode) => (modelId: ModelId) => Cell;

function cellReader(snapshot: Snapshot, { documented, nowEpochMs }: Lifecycles): CellReader {
  const lifecycleOf = lifecycleLookup(snapshot, documented, nowEpochMs);
  return (region) => viewRegion(snapshot, region, lifecycleOf).cell;
}

const STATE_OF: Partial<Record<CellState, CallState>> = {
  ended: 'ended',
  listed: 'not-callable',
  absent: 'not-callable',
  'no-endpoint': 'not-callable',
  'not-enabled': 'not-enabled',
  unknown: 'unknown',
  denied: 'unknown',
  failed: 'unknown',
  'not-scanned': 'unknown',
};

/** The others are ways to call. */
function callState(cell: Cell, record: RegionRecord, isMantleOnly: boolean): CallState {
  const state = STATE_OF[cellState(cell, record, [], isMantleOnly)];
  return state ?? (cell.access === 'blocked' ? 'blocked' : 'callable');
}

/** Whether the account's list of the region is known. */
function isListed(record: RegionRecord | undefined): boolean {
  if (record === undefined) return false;
  return record.scannedAt !== undefined || isLasting(record);
}

/** States in which most is known first. */
const KNOWN_FIRST: readonly RegionState[] = [
  'ok',
  'partial',
  'no-endpoint',
  'not-enabled',
  'denied',
  'failed',
  'not-scanned',
];

/** `first`: by model the record of the first account that can call it. */
function combined(
  region: RegionCode,
  records: readonly RegionRecord[],
  first: ReadonlyMap<ModelId, RegionRecord>,
): RegionRecord {
  const ordered = [...records].sort((a, b) => KNOWN_FIRST.indexOf(a.state) - KNOWN_FIRST.indexOf(b.state));
  const best = ordered[0] as RegionRecord;
  const { incomplete: _incomplete, dataRetention, useCaseForm: _form, ...rest } = best;
  const access = Object.assign({}, ...records.map((record) => record.access).reverse());
  for (const [modelId, record] of first) {
    const place = record.access[modelId];
    if (place === undefined) delete access[modelId];
    else access[modelId] = place;
  }
  const latency = ordered.find((record) => record.latency !== undefined)?.latency;
  const incomplete = incompleteIn(records);
  const isSharedMode = records.every((record) => record.dataRetention?.mode === dataRetention?.mode);
  const times = records.flatMap(({ scannedAt }) => scannedAt ?? []).sort();
  return {
    ...rest,
    region,
    stale: records.some(({ stale }) => stale),
    models: Object.assign({}, ...records.map((record) => record.models).reverse()),
    profiles: Object.assign({}, ...records.map((record) => record.profiles).reverse()),
    mantle: combinedMantle(records),
    access,
    ...(times[0] === undefined ? {} : { scannedAt: times[0] }),
    ...(latency === undefined ? {} : { latency }),
    ...(incomplete === undefined ? {} : { incomplete }),
    ...(isSharedMode && dataRetention !== undefined ? { dataRetention } : {}),
  };
}

/** Where the lists of one are not whole, neither are those of all. */
function incompleteIn(records: readonly RegionRecord[]): IncompleteLists | undefined {
  const lacks = (list: 'models' | 'profiles'): boolean => records.some((record) => !isComplete(record, list));
  if (lacks('models')) return lacks('profiles') ? 'models-and-profiles' : 'models';
  return lacks('profiles') ? 'profiles' : undefined;
}

/** A model that one account is served is served. */
function combinedMantle(records: readonly RegionRecord[]): MantleList {
  const states = records.map(({ mantle }) => mantle.state);
  const state = (['listed', 'failed', 'absent', 'not-asked'] as const).find((each) => states.includes(each));
  const modelIds = [...new Set(records.flatMap(({ mantle }) => mantle.modelIds))].sort();
  const failure = records.find(({ mantle }) => mantle.failure !== undefined)?.mantle.failure;
  const served = records.map((record) => ({ record, ids: servedOnMantle(record) }));
  const entries = modelIds.flatMap((id) => {
    const record =
      served.find(({ ids }) => ids.has(id))?.record ??
      records.find((each) => each.mantle.modelIds.includes(id));
    const entry = mantleEntryOf(record, id);
    return entry === undefined ? [] : [[id, entry] as const];
  });
  return {
    state: state ?? 'not-asked',
    modelIds,
    ...(entries.length === 0 ? {} : { entries: Object.fromEntries(entries) }),
    ...(failure === undefined ? {} : { failure }),
  };
}
