/** Joins the lists of many regions into the sample's three files; what a region did not answer stays as it was. Pure. */
import type { ModelId, RegionCode } from '../../electron/contract/snapshot/model.ts';
import type { Json } from '../catalogue/read-catalogue.ts';
import { kindsIn, type RegionLists, routeOf } from './region-recording.ts';

interface FileHead {
  source: string[];
  asOf: string;
  notes: string;
}

/** The parsed content of the three files in electron/sample/data/. */
export interface SampleFiles {
  models: FileHead & {
    models: Record<ModelId, Record<string, Json>>;
    regionalLifecycle: Record<ModelId, { regions: RegionCode[]; modelLifecycle: Json; source?: string }[]>;
  };
  availability: FileHead & {
    kinds: Record<string, string>;
    availability: Record<ModelId, Record<string, RegionCode[]>>;
  };
  profiles: FileHead & { profiles: Record<string, ProfileEntry> };
}

type ProfileEntry = { models: ModelId[]; routes: { from: RegionCode[]; to: string[] }[] } & Record<
  string,
  unknown
>;

/** The files after a refresh on `date` (`YYYY-MM-DD`). Regions that are not in `lists` keep what they had. */
export function refreshFiles(before: SampleFiles, lists: readonly RegionLists[], date: string): SampleFiles {
  const asked = [...lists].sort((a, b) => (a.region < b.region ? -1 : 1));
  const head = headOf(before, asked, date);
  const availability = refreshAvailability(before.availability.availability, asked);
  const { models, regionalLifecycle } = refreshModels(before.models, asked, availability);
  const profiles = refreshProfiles(before.profiles.profiles, asked);
  return {
    models: { ...before.models, ...head(before.models), models, regionalLifecycle },
    availability: { ...before.availability, ...head(before.availability), availability },
    profiles: { ...before.profiles, ...head(before.profiles), profiles },
  };
}

function headOf(
  before: SampleFiles,
  asked: RegionLists[],
  date: string,
): (file: FileHead) => Partial<FileHead> {
  const regions = asked.map((each) => each.region);
  const all = Object.values(before.availability.availability).flatMap((kinds) => Object.values(kinds).flat());
  const isComplete = all.every((region) => regions.includes(region));
  const source = `Recorded with scripts/sample/refresh-sample.ts on ${date} in ${regions.join(', ')}; account numbers removed`;
  return (file) => ({
    source: isComplete
      ? [source]
      : [source, ...file.source.filter((each) => !each.startsWith('Recorded with'))],
    asOf: isComplete ? date : `${date}; other regions ${file.asOf.replace(/^.*other regions /, '')}`,
  });
}

function refreshAvailability(
  before: SampleFiles['availability']['availability'],
  asked: RegionLists[],
): SampleFiles['availability']['availability'] {
  const listed = asked.map((each) => each.region);
  const withMantle = asked.filter((each) => each.mantleIds !== undefined).map((each) => each.region);
  const cells: SampleFiles['availability']['availability'] = {};
  const add = (id: ModelId, kind: string, regions: RegionCode[]): void => {
    if (regions.length === 0) return;
    cells[id] ??= {};
    cells[id][kind] = [...(cells[id][kind] ?? []), ...regions].sort();
  };
  for (const [id, kinds] of Object.entries(before)) {
    for (const [kind, regions] of Object.entries(kinds)) {
      const anew = kind === 'MANTLE' ? withMantle : listed;
      add(
        id,
        kind,
        regions.filter((region) => !anew.includes(region)),
      );
    }
  }
  for (const lists of asked) {
    for (const [id, kinds] of kindsIn(lists)) for (const kind of kinds) add(id, kind, [lists.region]);
  }
  return cells;
}

function refreshModels(
  before: SampleFiles['models'],
  asked: RegionLists[],
  availability: SampleFiles['availability']['availability'],
): Pick<SampleFiles['models'], 'models' | 'regionalLifecycle'> {
  const models: Record<ModelId, Record<string, Json>> = {};
  const lifecycles = new Map<ModelId, Map<string, RegionCode[]>>();
  for (const { region, models: records } of asked) {
    for (const { modelId, modelArn: _arn, inferenceTypesSupported: _types, ...entry } of records) {
      models[modelId] ??= entry as Record<string, Json>;
      const text = JSON.stringify(entry.modelLifecycle ?? {});
      const byText = lifecycles.get(modelId) ?? new Map<string, RegionCode[]>();
      lifecycles.set(modelId, byText);
      byText.set(text, [...(byText.get(text) ?? []), region]);
    }
  }
  const regionalLifecycle: SampleFiles['models']['regionalLifecycle'] = {};
  for (const [id, byText] of lifecycles) {
    const [, ...others] = [...byText].map(([text, regions]) => ({
      regions,
      modelLifecycle: JSON.parse(text) as Json,
    }));
    if (others.length > 0) regionalLifecycle[id] = others;
  }
  // A model that only regions with an older recording list keeps its older record.
  for (const [id, kinds] of Object.entries(availability)) {
    if (models[id] !== undefined || Object.keys(kinds).every((kind) => kind === 'MANTLE')) continue;
    const known = before.models[id];
    if (known !== undefined) models[id] = known;
    const regional = before.regionalLifecycle[id];
    if (regional !== undefined) regionalLifecycle[id] = regional;
  }
  return { models, regionalLifecycle };
}

function refreshProfiles(
  before: SampleFiles['profiles']['profiles'],
  asked: RegionLists[],
): SampleFiles['profiles']['profiles'] {
  const listed = asked.map((each) => each.region);
  const profiles: Record<string, ProfileEntry> = {};
  const add = (id: string, entry: ProfileEntry, from: RegionCode[], to: string[]): void => {
    profiles[id] ??= { ...entry, routes: [] };
    const same = profiles[id].routes.find((route) => route.to.join() === to.join());
    if (same === undefined) profiles[id].routes.push({ from: [...from].sort(), to });
    else same.from = [...same.from, ...from].sort();
  };
  for (const { region, profiles: records } of asked) {
    for (const record of records) {
      const { inferenceProfileId, inferenceProfileArn: _arn, models: _models, ...entry } = record;
      const { models, to } = routeOf(record, region);
      add(inferenceProfileId, { ...entry, models, routes: [] }, [region], to);
    }
  }
  for (const [id, entry] of Object.entries(before)) {
    for (const route of entry.routes) {
      const from = route.from.filter((region) => !listed.includes(region));
      if (from.length > 0) add(id, entry, from, route.to);
    }
  }
  for (const entry of Object.values(profiles)) {
    entry.routes.sort((a, b) => ((a.from[0] ?? '') < (b.from[0] ?? '') ? -1 : 1));
  }
  return profiles;
}
