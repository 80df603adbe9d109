/** Which cells changed since an earlier scan: the marks in their corners. */
import { changeRows, unknownText } from '../../../electron/contract/diff/change-rows.ts';
import type { Difference } from '../../../electron/contract/diff/difference.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';

export interface CellMark {
  /** One letter or sign, for the corner. */
  sign: string;
  /** For the cell's name. */
  words: string;
}

export interface CellMarks {
  of(modelId: ModelId, region: RegionCode): CellMark | undefined;
  /** The signs that occur, in the order of the legend. */
  signs: readonly string[];
  /** Models whose change no row can show, as no region lists them any more. */
  modelIds: ReadonlySet<ModelId>;
}

const UNKNOWN = '?';

/** What a sign means. Of several changes of one cell the first in this order is shown, and all are told in words. */
export const MARK_LABELS: Readonly<Record<string, string>> = {
  '+': 'Added',
  '−': 'Removed',
  '≠': 'Way to call',
  A: 'Access',
  L: 'Lifecycle',
  '∗': 'Other change',
  [UNKNOWN]: 'Unknown in one of the two',
};

const SIGNS = Object.keys(MARK_LABELS);
const SIGN_OF: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(MARK_LABELS).map(([sign, label]) => [label, sign])),
  'Exact ids': '≠',
};

/** From the older side to the newer one. A region that one of them does not know at all has a mark in each cell. */
export function cellMarks(difference: Difference): CellMarks {
  const marks = new Map<string, CellMark>();
  const modelIds = new Set<ModelId>();
  for (const { from, group, modelId, region, to } of changeRows(difference)) {
    if (modelId === '') continue;
    modelIds.add(modelId);
    const key = `${region} ${modelId}`;
    const words = from === '' && to === '' ? group.toLowerCase() : `${group.toLowerCase()} was ${from}`;
    const known = marks.get(key);
    // Rows come in the order of the signs.
    if (known === undefined) marks.set(key, { sign: SIGN_OF[group] ?? '∗', words });
    else marks.set(key, { ...known, words: `${known.words}, ${words}` });
  }
  const unknown = new Map<RegionCode, CellMark>();
  for (const part of difference.unknown) {
    // A part that is not known leaves the others comparable.
    if (part.reason.endsWith('-unknown')) continue;
    unknown.set(part.region, { sign: UNKNOWN, words: `change unknown, ${unknownText(part)}` });
  }
  const found = new Set([...marks.values(), ...unknown.values()].map(({ sign }) => sign));
  return {
    of: (modelId, region) => marks.get(`${region} ${modelId}`) ?? unknown.get(region),
    signs: SIGNS.filter((sign) => found.has(sign)),
    modelIds,
  };
}
