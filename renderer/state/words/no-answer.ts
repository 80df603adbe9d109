/** The sentence of a model that no region is ranked for: why, and what to do next. */
import type { Cell } from '../../../electron/contract/cells/availability.ts';
import { hasEnded } from '../../../electron/contract/cells/availability.ts';
import type {
  ModelId,
  RegionCode,
  RegionRecord,
  Snapshot,
} from '../../../electron/contract/snapshot/model.ts';
import { isLasting } from '../../../electron/contract/snapshot/region-lists.ts';
import { counted } from '../../../electron/contract/text.ts';
import type { ModelRow } from '../rows/model-row.ts';
import { isOffered } from '../rows/row-lookups.ts';
import { endText, replacementText } from './cell-text.ts';

/** What can be pressed beside the sentence. */
export type NextStep =
  | { kind: 'region'; region: RegionCode }
  | { kind: 'model'; modelId: ModelId; name: string }
  | { kind: 'rescan'; regions: readonly RegionCode[] };

export interface NoAnswer {
  text: string;
  next?: NextStep;
}

/** `leftOut`: the regions that can call it and are not what the filters ask for, the best first. */
export function noAnswer(
  { regions }: Pick<Snapshot, 'regions'>,
  row: Pick<ModelRow, 'cells'>,
  leftOut: readonly RegionCode[],
): NoAnswer {
  const [best] = leftOut;
  if (best !== undefined) {
    const others = leftOut.length === 1 ? '' : ` and ${counted(leftOut.length - 1, 'other Region')}`;
    return {
      text: `No Region under the current filters can call it; outside them ${best}${others} can.`,
      next: { kind: 'region', region: best },
    };
  }
  const offered = row.cells.filter((cell): cell is Cell => cell !== undefined && isOffered(cell));
  const last = lastEnd(offered);
  if (last !== undefined && offered.every(hasEnded)) {
    const instead = replacementText(last.lifecycle);
    const { replacement } = last.lifecycle ?? {};
    return {
      text: `It ${endText(last.lifecycle) ?? 'ended'} and can be called from no Region: ${instead ?? 'call another model'}.`,
      ...(replacement === undefined
        ? {}
        : { next: { kind: 'model', modelId: replacement.modelId, name: replacement.name } }),
    };
  }
  const silent = Object.values(regions).filter(isSilent);
  const where = offered.length === 0 ? 'No Region' : `Listed in ${placesText(offered)}, but no Region`;
  if (silent.length === 0) return { text: `${where} offers a way to call it.` };
  return {
    text: `${where} that answered offers a way to call it; ${counted(silent.length, 'Region')} gave no full answer.`,
    next: { kind: 'rescan', regions: silent.map(({ region }) => region) },
  };
}

/** The end that comes last: until then some region may still serve it. */
function lastEnd(offered: readonly Cell[]): Cell | undefined {
  const ends = offered.filter((cell) => cell.lifecycle?.endsAt !== undefined);
  return ends.sort((a, b) => ((a.lifecycle?.endsAt ?? '') < (b.lifecycle?.endsAt ?? '') ? 1 : -1))[0];
}

/** What it offers may be more than what is known of it. */
function isSilent(record: RegionRecord): boolean {
  return record.state !== 'ok' && !isLasting(record);
}

function placesText(cells: readonly Cell[]): string {
  return cells.length > 3 ? counted(cells.length, 'Region') : cells.map(({ region }) => region).join(', ');
}
