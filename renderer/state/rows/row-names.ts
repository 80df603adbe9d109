/** Gives ids of one model its name, distinguishes rows of the same name, and ranks rows by name. */
import { type ModelJoin, variantOf } from '../../../electron/contract/cells/joined-ids.ts';
import type { ModelId, ModelRecord } from '../../../electron/contract/snapshot/model.ts';

interface NamedRow {
  modelId: ModelId;
  name: string;
  provider: string;
  variant: string;
  nameRank: number;
  providerRank: number;
  join?: ModelJoin | undefined;
}

/** The rows with `model` set where several are one model's; those that no list names are called as the model's own id. */
export function withModels<Row extends NamedRow & { model?: ModelId; records: readonly ModelRecord[] }>(
  rows: readonly Row[],
): Row[] {
  const byId = new Map(rows.map((row) => [row.modelId, row]));
  const counts = new Map<ModelId, number>();
  for (const row of rows) counts.set(modelOf(row), (counts.get(modelOf(row)) ?? 0) + 1);
  return rows.map((row) => {
    const model = modelOf(row);
    if (counts.get(model) === 1) return row;
    const own = byId.get(model);
    const named =
      own === undefined || row.records.length > 0 ? {} : { name: own.name, provider: own.provider };
    return { ...row, ...named, model };
  });
}

function modelOf({ modelId, join }: Pick<NamedRow, 'modelId' | 'join'>): ModelId {
  return join?.modelId ?? modelId;
}

/** The rows with `variant` set where several have one name; context variants share a name. */
export function withVariants<Row extends NamedRow>(rows: readonly Row[]): Row[] {
  const alike = new Map<string, { count: number; ends: Set<string> }>();
  const nameOf = (row: NamedRow): string => `${row.provider}\n${row.name}`;
  for (const row of rows) {
    if (row.join !== undefined || contextOf(row.modelId) !== undefined) continue;
    const known = alike.get(nameOf(row)) ?? { count: 0, ends: new Set() };
    known.count += 1;
    known.ends.add(row.modelId.slice(row.modelId.lastIndexOf('-') + 1));
    alike.set(nameOf(row), known);
  }
  return rows.map((row) => ({
    ...row,
    variant:
      row.join === undefined
        ? (contextOf(row.modelId) ?? whatDiffers(row.modelId, alike.get(nameOf(row))))
        : variantOf(row.modelId, row.join),
  }));
}

/** `24k` of `amazon.nova-lite-v1:0:24k`. */
function contextOf(modelId: ModelId): string | undefined {
  return modelId.split(':')[2];
}

/** The last part of the id if that is unique, else all after the provider; empty if no other row has the name. */
function whatDiffers(modelId: ModelId, alike: { count: number; ends: Set<string> } | undefined): string {
  if (alike === undefined || alike.count < 2) return '';
  const areUnlike = alike.ends.size === alike.count;
  return modelId.slice((areUnlike ? modelId.lastIndexOf('-') : modelId.indexOf('.')) + 1);
}

/** The rows with their ranks in the orders. Collation is slow, so it is not done with every key. */
export function withRanks<Row extends NamedRow>(rows: readonly Row[]): Row[] {
  const nameRanks = ranksOf(rows, byName);
  const providerRanks = ranksOf(rows, (a, b) => compareTexts(a.provider, b.provider) || byName(a, b));
  return rows.map((row) => ({
    ...row,
    nameRank: nameRanks.get(row.modelId) ?? 0,
    providerRank: providerRanks.get(row.modelId) ?? 0,
  }));
}

function ranksOf(
  rows: readonly NamedRow[],
  compare: (a: NamedRow, b: NamedRow) => number,
): Map<ModelId, number> {
  return new Map([...rows].sort(compare).map((row, rank) => [row.modelId, rank]));
}

function byName(a: NamedRow, b: NamedRow): number {
  return compareTexts(a.name, b.name) || compareTexts(a.modelId, b.modelId);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compareTexts(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}
