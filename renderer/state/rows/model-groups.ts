/** One row for each model: the rows of its ids under one, which shows the best of them in each Region. */
import type { Cell } from '../../../electron/contract/cells/availability.ts';
import { strongestCell } from '../../../electron/contract/cells/cell-strength.ts';
import { compareIds } from '../../../electron/contract/cells/joined-ids.ts';
import { holdsIn, type WantedWays } from '../../../electron/contract/filter/placement.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { type ModelRow, saidByCells } from './model-row.ts';
import { isSameList, isSameWanted } from './same-list.ts';

type OfModel = Pick<ModelRow, 'modelId' | 'model'>;

/** The model that the row's id belongs to; its own id where there is no other. */
export function modelOf({ model, modelId }: OfModel): ModelId {
  return model ?? modelId;
}

/** Whether the row stands for the id, alone or among others. */
export function showsId(row: ModelRow, modelId: ModelId): boolean {
  return row.isOpen === false
    ? row.ids?.some((each) => each.modelId === modelId) === true
    : row.modelId === modelId;
}

/** All ids of the model that one of these ids belongs to. */
export function idsOfModels(rows: readonly ModelRow[], some: readonly ModelId[]): ModelId[] {
  if (some.length === 0) return [];
  const models = new Set(rows.flatMap((row) => (some.includes(row.modelId) ? [modelOf(row)] : [])));
  return rows.flatMap((row) => (models.has(modelOf(row)) ? [row.modelId] : []));
}

/** The ids that go with the row when it is hidden: one of several under their model alone, else all of the model. */
export function hiddenWith(row: ModelRow, all: readonly ModelRow[]): readonly ModelId[] {
  return row.isUnder === true ? [row.modelId] : idsOfModels(all, [row.modelId]);
}

/** The id that the row means in a column: that of the cell which it shows, else its first. */
export function idAt(row: ModelRow, columnIndex: number | undefined): ModelId {
  return row.cells[columnIndex ?? -1]?.modelId ?? row.modelId;
}

/** How many models these ids belong to. */
export function countModels(rows: readonly OfModel[]): number {
  const several = new Set(rows.flatMap(({ model }) => model ?? []));
  return rows.filter(({ model }) => model === undefined).length + several.size;
}

/** What the row of several ids is made with. */
export interface GroupContext {
  /** The columns of the rows' cells. */
  regions: readonly RegionCode[];
  /** Ids that hold what the filter asks are shown before stronger ones. */
  wanted: WantedWays;
}

/** Gives equal rows as the same objects. */
export type RowGrouper = (rows: readonly ModelRow[], context: GroupContext) => ModelRow[];

interface Grouped {
  ids: readonly ModelRow[];
  context: GroupContext;
  row: ModelRow;
}

/** A grouper that remembers each model's last row. */
export function createRowGrouper(): RowGrouper {
  const known = new Map<ModelId, Grouped>();
  return (rows, context) => {
    const groups = new Map<ModelId, ModelRow[]>();
    const firsts: ModelRow[] = [];
    for (const row of rows) {
      const group = row.model === undefined ? undefined : groups.get(row.model);
      if (group !== undefined) group.push(row);
      else firsts.push(row);
      if (row.model !== undefined && group === undefined) groups.set(row.model, [row]);
    }
    return firsts.map((first) => {
      const { model } = first;
      const group = model === undefined ? [] : (groups.get(model) ?? []);
      if (model === undefined || group.length < 2) return first;
      const ids = group.sort(compareIds);
      const before = known.get(model);
      if (
        before?.context.regions === context.regions &&
        isSameWanted(before.context.wanted, context.wanted) &&
        isSameList(before.ids, ids)
      )
        return before.row;
      const row = closedRow(ids, context);
      known.set(model, { ids, context, row });
      return row;
    });
  };
}

const openRows = new WeakMap<ModelRow, readonly ModelRow[]>();

/** The rows with the ids of these models under them. The order is that of closed rows, so that nothing moves away. */
export function withOpened(rows: readonly ModelRow[], opened: readonly ModelId[]): readonly ModelRow[] {
  if (opened.length === 0) return rows;
  return rows.flatMap((row) => {
    if (row.ids === undefined || !opened.includes(modelOf(row))) return [row];
    const made = openRows.get(row) ?? openedRows(row.ids);
    openRows.set(row, made);
    return made;
  });
}

/** Each id has a row of its own, so the model's shows its first one. */
function openedRows(ids: readonly ModelRow[]): ModelRow[] {
  return ids.map((row, index) => {
    const place = { nth: index + 1, of: ids.length };
    return index === 0 ? { ...row, place, ids, isOpen: true } : { ...row, place, isUnder: true };
  });
}

function closedRow(ids: readonly ModelRow[], { regions, wanted }: GroupContext): ModelRow {
  const [first] = ids as [ModelRow, ...ModelRow[]];
  const cells = regions.map((region, index) => bestCell(ids, region, index, wanted));
  return {
    ...first,
    ids,
    isOpen: false,
    variant: '',
    legacy: ids.every(({ legacy }) => legacy),
    // Where bedrock-mantle's list is not known, one of the ids may be there.
    mantleOnly: ids.some(({ mantleOnly }) => mantleOnly),
    profileIds: [...new Set(ids.flatMap(({ profileIds }) => profileIds))],
    ...saidByCells(cells, new Map(regions.map((region, index) => [region, index]))),
  };
}

function bestCell(
  ids: readonly ModelRow[],
  region: RegionCode,
  index: number,
  wanted: WantedWays,
): Cell | undefined {
  const holding = ids.filter((row) => holdsIn(row, region, wanted));
  return strongestCell((holding.length === 0 ? ids : holding).map(({ cells }) => cells[index]));
}
