/** The model that the words of the search most likely mean. */
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import { clausesOf } from '../query/query-clauses.ts';
import type { ModelRow } from '../rows/model-row.ts';
import { isCallable } from '../rows/row-lookups.ts';
import { folded } from '../search/spelling.ts';
import { lookedFor } from '../search/text-search.ts';
import type { ShownMatrix } from './model/shown-matrix.ts';

/** Of the shown models: what is called exactly so, else what can be called, the first of equals. Undefined: no words are about models. */
export function bestMatch(
  { rows, columnIndexes, matrix }: Pick<ShownMatrix, 'rows' | 'columnIndexes' | 'matrix'>,
  query: string,
): ModelId | undefined {
  const words = clausesOf(query, matrix.vocabulary)
    .flat()
    .flatMap((part) =>
      part.kind === 'words' && part.meaning?.kind === 'models' && !part.isNegated ? part.text : [],
    );
  if (words.length === 0) return undefined;
  const text = folded(words.map(lookedFor).join(' '));
  const models = rows.filter(({ isUnder }) => isUnder !== true);
  const ranks = models.map((row) => [
    namedId(row, text) === undefined ? 1 : 0,
    useOf(row, columnIndexes),
    folded(row.name).startsWith(text) ? 0 : 1,
  ]);
  const order = [...models.keys()].sort((a, b) => compareRanks(ranks[a] ?? [], ranks[b] ?? []) || a - b);
  const best = models[order[0] ?? -1];
  return best && (namedId(best, text) ?? best.modelId);
}

/** The id of the row that the text names in full, by its name or by that of a profile too. */
function namedId(row: ModelRow, text: string): ModelId | undefined {
  const isNamed = (each: ModelRow): boolean =>
    [each.modelId, ...each.profileIds].some((id) => folded(id) === text);
  const named = row.ids?.find(isNamed) ?? (isNamed(row) || folded(row.name) === text ? row : undefined);
  return named?.modelId;
}

/** 0 if it can be called in a shown Region, 1 if it is blocked in all of these, 2 if in none. */
function useOf({ cells }: ModelRow, columnIndexes: readonly number[]): number {
  const uses = columnIndexes.map((index) => {
    const cell = cells[index];
    if (!isCallable(cell)) return 2;
    return cell.access === 'blocked' ? 1 : 0;
  });
  return Math.min(2, ...uses);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  return a.map((rank, index) => rank - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
