/** Folds a provider's models into one row, which shows the best of them in each region. */
import { strongestCell } from '../../../electron/contract/cells/cell-strength.ts';
import type { ModelRow } from '../rows/model-row.ts';
import type { VisibleMatrix } from './model/visible-rows.ts';

/** Id of a provider's folded row. It has no blanks, because element ids contain it. */
export function foldedId(provider: string): string {
  // Half of a surrogate pair cannot be encoded.
  return `${MARK}${encodeURIComponent(provider.replace(/\p{Cs}/gu, '\ufffd'))}`;
}

/** The provider of such an id; undefined: it is a model's. */
export function foldedProvider(id: string): string | undefined {
  return isFoldedId(id) ? decodeURIComponent(id.slice(MARK.length)) : undefined;
}

/** Whether the id is one of `foldedId`'s. */
export function isFoldedId(id: string): boolean {
  return id.startsWith(MARK);
}

/** No model id begins like this: they begin with a provider's short name and a dot. */
const MARK = 'provider:';

/** Folds the models of these providers, except pinned ones. The rows must be sorted by provider. */
export function foldProviders<Visible extends Pick<VisibleMatrix, 'rows' | 'pinned'>>(
  visible: Visible,
  collapsed: readonly string[],
): Visible {
  if (collapsed.length === 0) return visible;
  const { rows, pinned } = visible;
  const folded = new Map<string, ModelRow[]>();
  for (const row of rows.slice(pinned.rows)) {
    if (collapsed.includes(row.provider))
      folded.set(row.provider, [...(folded.get(row.provider) ?? []), row]);
  }
  const lines = rows.flatMap((row, index) => {
    const group = index < pinned.rows ? undefined : folded.get(row.provider);
    if (group === undefined) return [row];
    return group[0] === row ? [foldedRow(row, group)] : [];
  });
  return { ...visible, rows: lines };
}

function foldedRow(first: ModelRow, group: readonly ModelRow[]): ModelRow {
  return {
    ...first,
    modelId: foldedId(first.provider),
    name: first.provider,
    variant: '',
    folds: group.filter((row) => row.isUnder !== true).length,
    legacyState: 'none',
    mantleOnly: group.every((row) => row.mantleOnly),
    cells: first.cells.map((_, index) => strongestCell(group.map((row) => row.cells[index]))),
    kindsIn: (region) => {
      const kinds = group.map((row) => row.kindsIn(region)).filter((each) => each !== undefined);
      return kinds.length === 0 ? undefined : [...new Set(kinds.flat())];
    },
    isRetentionBlockedIn: (region) => group.some((row) => row.isRetentionBlockedIn(region)),
    staysIn: (region) => group.flatMap((row) => row.staysIn(region)),
  };
}
