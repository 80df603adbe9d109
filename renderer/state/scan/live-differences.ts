/** What differs between an opened export and the live data, model by model. */
import { sourceNote } from '../../../electron/contract/diff/source-note.ts';
import type { ModelId, RegionCode, Snapshot, Source } from '../../../electron/contract/snapshot/model.ts';
import { areComparable, changesBetween, type ScanChange } from './scan-changes.ts';

/** One change of a model, and the regions that share it. */
export type LiveDifference = ScanChange & { regions: readonly RegionCode[] };

export interface LiveDifferences {
  /** Listed nowhere in the export, and nowhere now. */
  added: readonly LiveDifference[];
  removed: readonly LiveDifference[];
  /** Cells of models that both know. */
  changed: readonly LiveDifference[];
}

/** The differences in the regions that answered in full both times; undefined if there is no such region. */
export function liveDifferences(exported: Snapshot, live: Snapshot): LiveDifferences | undefined {
  if (!areComparable(exported, live)) return undefined;
  const groups = new Map<string, ScanChange & { regions: RegionCode[] }>();
  for (const change of changesBetween(exported, live)) {
    const { region, ...what } = change;
    const known = groups.get(JSON.stringify(what));
    if (known === undefined) groups.set(JSON.stringify(what), { ...change, regions: [region] });
    else known.regions.push(region);
  }
  const all = [...groups.values()].sort((a, b) =>
    a.modelId < b.modelId ? -1 : Number(a.modelId > b.modelId),
  );
  const [before, now] = [modelsIn(exported), modelsIn(live)];
  const isAdded = ({ modelId, kind }: LiveDifference): boolean => kind === 'new' && !before.has(modelId);
  const isRemoved = ({ modelId, kind }: LiveDifference): boolean => kind === 'gone' && !now.has(modelId);
  return {
    added: all.filter(isAdded),
    removed: all.filter(isRemoved),
    changed: all.filter((each) => !isAdded(each) && !isRemoved(each)),
  };
}

/** What is to be known before an export is compared with live data of another source; undefined: both are of one. */
export function liveNote(exported: Source, live: Source): string | undefined {
  const note = sourceNote(exported, live);
  if (note !== undefined || exported.profile === live.profile) return note;
  return `The file is of ${ownerOf(exported)}, live data of ${ownerOf(live)}: what differs may be the accounts.`;
}

function ownerOf({ profile }: Source): string {
  return profile === undefined ? 'the default credential chain' : `the profile "${profile}"`;
}

function modelsIn(snapshot: Snapshot): Set<ModelId> {
  const records = Object.values(snapshot.regions);
  return new Set(records.flatMap(({ models, mantle }) => [...Object.keys(models), ...mantle.modelIds]));
}
