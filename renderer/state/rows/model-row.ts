/** A model as the matrix sees it: its facts over all regions, and its cells in the order of the columns. */
import { type Cell, hasEnded, namedModels } from '../../../electron/contract/cells/availability.ts';
import type { LifecycleAt } from '../../../electron/contract/cells/lifecycle.ts';
import { defined } from '../../../electron/contract/defined.ts';
import type { DocumentedFacts, FilterableModel } from '../../../electron/contract/filter/filterable-model.ts';
import type {
  ModelId,
  ModelRecord,
  RegionCode,
  Snapshot,
} from '../../../electron/contract/snapshot/model.ts';
import { modelShapeIn } from '../../../electron/contract/snapshot/snapshot.ts';
import type { Steps } from '../../../electron/contract/time-slices.ts';
import type { Column } from './column.ts';
import { isCallable, isOffered, rowLookups } from './row-lookups.ts';
import { withModels, withRanks, withVariants } from './row-names.ts';

/** Legacy everywhere, in some regions only, or nowhere that says so. */
export type LegacyState = 'none' | 'some-regions' | 'everywhere';

export interface ModelRow extends FilterableModel {
  name: string;
  /** What distinguishes the model from others of the same name; empty if the name is unique. */
  variant: string;
  legacyState: LegacyState;
  /** Ids of the inference profiles that name it, in any region. */
  profileIds: readonly string[];
  /** Ranks in the orders by name, and by provider and name. */
  nameRank: number;
  providerRank: number;
  /** Regions in which it can be called in some way and has not ended. */
  regionCount: number;
  /** The regions in which it has ended, and the next end of the others; undefined: no end is known. */
  end: RowEnd | undefined;
  /** The earliest `startOfLifeTime` of any region, ISO 8601; undefined if the API gives none. */
  released: string | undefined;
  /** Number of models, in the folded row of a provider. */
  folds?: number;
  /** In the row of a model with several ids: those that the filter leaves. Its own id is that of the first. */
  ids?: readonly ModelRow[];
  /** The ids stand under this row, which then shows the first one alone. */
  isOpen?: boolean;
  /** One of the ids under the row of its model. */
  isUnder?: boolean;
  /** Which of the ids the row is, counted from one; absent: no rows of ids stand together. */
  place?: { nth: number; of: number };
  /** One entry per column, in their order; undefined where the region does not name the model. */
  cells: readonly (Cell | undefined)[];
}

/** What a row says of its ends of life. */
export interface RowEnd {
  ended: 'none' | 'some-regions' | 'everywhere';
  /** Of the regions where it has not ended: days until the first end. */
  daysLeft?: number;
  /** When the page was read that says so; absent: the API does. */
  docsAsOf?: string;
}

/** What dated tables say of a model, by its id. */
export type DocumentedLookup = (modelId: ModelId) => DocumentedFacts;

/** Shown where no API gave a provider. */
export const UNKNOWN_PROVIDER = 'Unknown provider';

/** Some milliseconds of work. */
export const ROWS_A_STEP = 100;

/** A row for every model that some region lists, bedrock-mantle included; sorted by id. */
export function* deriveRows(
  snapshot: Snapshot,
  columns: readonly Column[],
  documented: DocumentedLookup,
): Steps<ModelRow[]> {
  const shapes = yield* gatherShapes(snapshot, columns);
  const providers = providersByPrefix(shapes);
  const columnIndexes = indexesByRegion(columns);
  const rows: ModelRow[] = [];
  for (const modelId of [...shapes.keys()].sort()) {
    const records = [...(shapes.get(modelId) ?? [])];
    const cells = columns.map((column) => column.cells.get(modelId));
    rows.push(rowOf(modelId, records, cells, columnIndexes, documented, providers));
    if (rows.length % ROWS_A_STEP === 0) yield;
  }
  const named = withVariants(withModels(rows));
  yield;
  const ranked = withRanks(named);
  yield;
  return ranked;
}

/** The index of each region among the columns. */
export function indexesByRegion(columns: readonly Column[]): ReadonlyMap<RegionCode, number> {
  return new Map(columns.map((column, index) => [column.region, index]));
}

/** The row with its cells of these columns renewed on the same day; the same row if they are the same. */
export function withCells(
  row: ModelRow,
  columnIndexes: readonly number[],
  columns: readonly Column[],
  indexOf: ReadonlyMap<RegionCode, number>,
): ModelRow {
  const cellAt = (index: number): Cell | undefined => columns[index]?.cells.get(row.modelId);
  if (columnIndexes.every((index) => row.cells[index] === cellAt(index))) return row;
  const cells = [...row.cells];
  for (const index of columnIndexes) cells[index] = cellAt(index);
  return { ...row, cells, ...rowLookups(cells, indexOf) };
}

function rowOf(
  modelId: ModelId,
  records: readonly ModelRecord[],
  cells: readonly (Cell | undefined)[],
  columnIndexes: ReadonlyMap<RegionCode, number>,
  documented: DocumentedLookup,
  providers: ReadonlyMap<string, string>,
): ModelRow {
  const legacyState = legacyStateOf(records);
  const facts = documented(modelId);
  const profileIds = new Set<string>();
  for (const cell of cells) {
    for (const profile of cell?.availability.profiles ?? []) profileIds.add(profile.inferenceProfileId);
  }
  return {
    modelId,
    name: records.find((record) => record.modelName !== undefined)?.modelName ?? facts.card?.name ?? modelId,
    variant: '',
    provider:
      records.find((record) => record.providerName !== undefined)?.providerName ??
      providers.get(prefixOf(modelId)) ??
      facts.card?.provider ??
      UNKNOWN_PROVIDER,
    inputs: union(records, 'inputModalities'),
    outputs: union(records, 'outputModalities'),
    records,
    ...facts,
    legacy: legacyState === 'everywhere',
    legacyState,
    mantleOnly: records.length === 0 && cells.every(isMantleAtMost),
    profileIds: [...profileIds].sort(),
    nameRank: 0,
    providerRank: 0,
    released: releasedAt(records),
    ...saidByCells(cells, columnIndexes),
  };
}

/** What a row tells by its cells alone. */
export function saidByCells(
  cells: readonly (Cell | undefined)[],
  columnIndexes: ReadonlyMap<RegionCode, number>,
): Pick<ModelRow, 'regionCount' | 'end' | 'endedIn' | 'cells'> & ReturnType<typeof rowLookups> {
  return {
    regionCount: cells.filter(isCallable).length,
    end: endOf(cells),
    endedIn: endedIn(cells),
    cells,
    ...rowLookups(cells, columnIndexes),
  };
}

const NOWHERE: ReadonlySet<RegionCode> = new Set();

function endedIn(cells: readonly (Cell | undefined)[]): ReadonlySet<RegionCode> {
  const ended = cells.flatMap((cell) => (cell !== undefined && hasEnded(cell) ? [cell.region] : []));
  return ended.length === 0 ? NOWHERE : new Set(ended);
}

function endOf(cells: readonly (Cell | undefined)[]): RowEnd | undefined {
  const offered = cells.filter((cell): cell is Cell => cell !== undefined && isOffered(cell));
  const ended = offered.filter(hasEnded);
  const next = soonest(offered);
  if (ended.length === 0 && next === undefined) return undefined;
  const where = ended.length === offered.length ? 'everywhere' : 'some-regions';
  // What the API says of one region needs no page.
  const isOfApi = ended.some(({ lifecycle }) => lifecycle?.asOf === undefined);
  const said = ended.length === 0 ? next : ended[0]?.lifecycle;
  return {
    ended: ended.length === 0 ? 'none' : where,
    ...defined({ daysLeft: next?.daysLeft, docsAsOf: isOfApi ? undefined : said?.asOf }),
  };
}

/** The next end of those that have not ended. */
function soonest(cells: readonly Cell[]): LifecycleAt | undefined {
  let next: LifecycleAt | undefined;
  for (const cell of cells) {
    const days = hasEnded(cell) ? undefined : cell.lifecycle?.daysLeft;
    if (days !== undefined && days < (next?.daysLeft ?? Number.POSITIVE_INFINITY)) next = cell.lifecycle;
  }
  return next;
}

function isMantleAtMost(cell: Cell | undefined): boolean {
  return cell?.availability.kinds.every((kind) => kind === 'mantle') !== false;
}

/** The distinct records of every model; tables are interned, so there are few. */
function* gatherShapes(
  snapshot: Snapshot,
  columns: readonly Column[],
): Steps<Map<ModelId, Set<ModelRecord>>> {
  const shapes = new Map<ModelId, Set<ModelRecord>>();
  for (const { region, record } of columns) {
    for (const modelId of namedModels(snapshot, record)) {
      let known = shapes.get(modelId);
      if (known === undefined) {
        known = new Set();
        shapes.set(modelId, known);
      }
      const shape = modelShapeIn(snapshot, region, modelId);
      if (shape !== undefined) known.add(shape);
    }
    yield;
  }
  return shapes;
}

/** Providers by the prefix of their model ids, for models that only bedrock-mantle lists: it names no provider. */
function providersByPrefix(shapes: ReadonlyMap<ModelId, ReadonlySet<ModelRecord>>): Map<string, string> {
  const providers = new Map<string, string>();
  for (const [modelId, records] of shapes) {
    for (const { providerName } of records) {
      if (providerName !== undefined) providers.set(prefixOf(modelId), providerName);
    }
  }
  return providers;
}

function prefixOf(modelId: ModelId): string {
  return modelId.split('.', 1)[0] ?? modelId;
}

function union(records: readonly ModelRecord[], member: 'inputModalities' | 'outputModalities'): string[] {
  return [...new Set(records.flatMap((record) => record[member] ?? []))];
}

function releasedAt(records: readonly ModelRecord[]): string | undefined {
  return records.flatMap((record) => record.modelLifecycle?.startOfLifeTime ?? []).sort()[0];
}

function legacyStateOf(records: readonly ModelRecord[]): LegacyState {
  const legacy = records.filter((record) => record.modelLifecycle?.status === 'LEGACY').length;
  if (legacy === 0) return 'none';
  return legacy === records.length ? 'everywhere' : 'some-regions';
}
