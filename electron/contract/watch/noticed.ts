/** What of a scan's changes concerns what is watched, in a sentence. */
import { type ChangeRow, changeRows } from '../diff/change-rows.ts';
import type { Difference } from '../diff/difference.ts';
import type { IsoTime, ModelId, Snapshot } from '../snapshot/model.ts';
import { concerns, type Noticed, type Watched, type WatchFacts, watchedTitle } from './watched.ts';

export interface NoticeFacts extends WatchFacts {
  nameOf(modelId: ModelId): string;
}

/** A round trip says more of the network than of Bedrock. */
const NO_NEWS: readonly string[] = ['Latency'];

/** One entry for each of what is watched of which something changed. */
export function noticedIn(
  difference: Difference,
  watches: readonly Watched[],
  facts: NoticeFacts,
  at: IsoTime,
): Noticed[] {
  const rows = changeRows(difference).filter(({ group }) => !NO_NEWS.includes(group));
  return watches.flatMap((watched): Noticed[] => {
    const own = rows.filter((row) => concerns(watched, row, facts));
    const [first] = own;
    if (first === undefined) return [];
    const isOne = own.every(({ modelId }) => modelId === first.modelId);
    return [
      {
        at,
        title: watchedTitle(watched),
        sentence: sentenceOf(own, facts),
        modelId: isOne ? first.modelId : '',
        region: first.region,
      },
    ];
  });
}

/** Models that are named; the rest is counted. */
const MAX_NAMED = 3;

/** Such as `Added: Claude X in eu-central-1. Access: Nova in us-east-1 (blocked → allowed).` */
function sentenceOf(rows: readonly ChangeRow[], { nameOf }: NoticeFacts): string {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const parts = groups.map((group) => {
    const own = rows.filter((row) => row.group === group);
    const ids = [...new Set(own.map(({ modelId }) => modelId))];
    const named = ids.slice(0, MAX_NAMED).map((id) => changeOf(nameOf(id), own, id));
    const more = ids.length > MAX_NAMED ? [`${ids.length - MAX_NAMED} more`] : [];
    return `${group}: ${[...named, ...more].join(', ')}.`;
  });
  return parts.join(' ');
}

/** Longer values are on the page Changes. */
const MAX_VALUES = 80;

function changeOf(name: string, rows: readonly ChangeRow[], modelId: ModelId): string {
  const own = rows.filter((row) => row.modelId === modelId);
  const [first] = own;
  if (first === undefined || own.length > 1) return `${name} in ${own.length} Regions`;
  const values = first.from === '' && first.to === '' ? '' : ` (${first.from} → ${first.to})`;
  return `${name} in ${first.region}${values.length > MAX_VALUES ? '' : values}`;
}

/** A snapshot in which the last good answer of a region that failed counts as its answer: nothing is missed in between. */
export function lastGood(snapshot: Snapshot): Snapshot {
  const regions = Object.entries(snapshot.regions).map(([region, record]) => [
    region,
    record.stale ? { ...record, state: 'ok' as const, stale: false } : record,
  ]);
  return { ...snapshot, regions: Object.fromEntries(regions) };
}
