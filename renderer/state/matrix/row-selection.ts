/** Rows of the matrix that are selected to be copied together. Kept by id, so that sorting and scans do not lose them. */
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import { isFoldedId } from './provider-groups.ts';

export interface RowSelection {
  ids: ReadonlySet<ModelId>;
  /** Where a range begins; undefined: nowhere yet. */
  anchor: ModelId | undefined;
}

export const NO_ROWS: RowSelection = { ids: new Set(), anchor: undefined };

/** With the row, or without it if it was selected. The folded row of a provider is no model. */
export function withRow(selection: RowSelection, id: ModelId): RowSelection {
  if (isFoldedId(id)) return selection;
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** The rows from the anchor, or from `from` without one, to the row; `order`: all that are shown. */
export function withRange(
  { anchor }: RowSelection,
  from: ModelId,
  to: ModelId,
  order: readonly ModelId[],
): RowSelection {
  const start = anchor !== undefined && order.includes(anchor) ? anchor : from;
  const [a, b] = [order.indexOf(start), order.indexOf(to)].sort((x, y) => x - y);
  if (a === undefined || b === undefined || a < 0) return { ids: new Set([to]), anchor: to };
  return { ids: new Set(order.slice(a, b + 1).filter((id) => !isFoldedId(id))), anchor: start };
}

/** The selected rows that the matrix shows, in its order. */
export function selectedRows<Row extends { modelId: ModelId }>(
  { ids }: RowSelection,
  rows: readonly Row[],
): readonly Row[] {
  return ids.size === 0 ? [] : rows.filter(({ modelId }) => ids.has(modelId));
}
