/** The sample's recordings: models, who lists them where, and system inference profiles. */
import { z } from 'zod';
import { defined } from '../../electron/contract/defined.ts';
import {
  byName,
  HEAD,
  type Json,
  LISTED,
  reader,
  readLifecycle,
  textIfAny,
  texts,
} from './read-catalogue.ts';

const times = byName(z.string().transform(utc));

const LISTED_MODEL = z
  .object({
    name: z.string(),
    provider: z.string(),
    inputModalities: texts,
    outputModalities: texts,
    responseStreamingSupported: z.boolean().optional(),
    customizationsSupported: texts,
    lifecycle: times,
  })
  .transform(({ name, provider, lifecycle, ...model }) => ({
    ...defined(model),
    modelName: name,
    providerName: provider,
    modelLifecycle: lifecycle,
  }));

const readRecordedModels = reader('models.json', {
  ...HEAD,
  models: byName(z.looseObject({ fieldsFrom: z.string() })),
});

const readAvailability = reader('availability.json', {
  ...HEAD,
  notes: z.string(),
  kinds: byName(z.string()),
  /** Model to region to kinds. */
  availability: byName(byName(texts)),
});

const readProfiles = reader('inference-profiles.json', {
  ...HEAD,
  inferenceProfiles: byName(
    z.object({
      name: z.string(),
      type: z.string(),
      status: z.string(),
      createdAt: textIfAny,
      updatedAt: textIfAny,
      models: texts,
      /** Source region to destinations. */
      sourceRegions: byName(texts),
    }),
  ),
});

type Models = Record<string, z.output<typeof LISTED_MODEL>>;

/** Content of electron/sample/data/models.json. */
export function importSampleModels(folder: string): Json {
  const file = readRecordedModels(folder);
  const models: Models = {};
  for (const [id, model] of Object.entries(file.models)) {
    if (model.fieldsFrom === LISTED) models[id] = LISTED_MODEL.parse(model);
  }
  return {
    source: file.source.slice(0, 2),
    asOf: file.asOf,
    notes:
      'As ListFoundationModels gave them in the first region seen; inferenceTypesSupported differs by region and follows from availability.json. A recording of its date: models may have reached their end of life since.',
    models,
    regionalLifecycle: regionalLifecycle(folder, models),
  };
}

/**
 * Lifecycles that differ by region on the day of the recording. The lifecycle page names regions in which
 * a model is legacy; the recording of its first region has it active.
 */
function regionalLifecycle(folder: string, models: Models): Json {
  const { scheduledEol, reachedEol, apiLegacy, source } = readLifecycle(folder);
  const found: { [key: string]: Json } = {};
  for (const { modelId: id, eolDate, regions } of [...scheduledEol, ...reachedEol]) {
    if (models[id]?.modelLifecycle.status !== 'ACTIVE' || found[id] !== undefined) continue;
    // The page gives days; the API gave the instants for a context variant of the same model.
    const legacy = Object.entries(apiLegacy).find(
      ([other, { endOfLifeTime }]) => other.startsWith(`${id}:`) && endOfLifeTime.startsWith(eolDate),
    );
    if (legacy === undefined) continue;
    const [variant, lifecycle] = legacy;
    found[id] = [
      {
        regions,
        modelLifecycle: times.parse(lifecycle),
        source: `Regions: ${source[0] ?? ''}; instants: the API's for ${variant}.`,
      },
    ];
  }
  return found;
}

/** For values of inferenceTypesSupported that no recording had yet; `scripts/sample/refresh-sample.ts` writes them. */
const OTHER_TYPES = { 'TYPE:xx': 'inferenceTypesSupported holds xx, which is none of the other kinds' };

/** Content of electron/sample/data/availability.json: model to kind to regions. */
export function importSampleAvailability(folder: string): Json {
  const file = readAvailability(folder);
  const availability: { [key: string]: Json } = {};
  for (const [id, regions] of Object.entries(file.availability)) {
    const kinds: { [kind: string]: string[] } = {};
    for (const [region, list] of Object.entries(regions)) {
      for (const kind of list) kinds[kind] = [...(kinds[kind] ?? []), region].sort();
    }
    availability[id] = kinds;
  }
  return { ...file, kinds: { ...file.kinds, ...OTHER_TYPES }, availability };
}

/** Content of electron/sample/data/inference-profiles.json. */
export function importSampleProfiles(folder: string): Json {
  const { source, asOf, inferenceProfiles } = readProfiles(folder);
  const profiles: { [key: string]: Json } = {};
  for (const [id, profile] of Object.entries(inferenceProfiles)) {
    const { name: inferenceProfileName, createdAt, updatedAt, sourceRegions, ...others } = profile;
    profiles[id] = {
      inferenceProfileName,
      ...others,
      ...times.parse(defined({ createdAt, updatedAt })),
      routes: routes(sourceRegions),
    };
  }
  return {
    source,
    asOf,
    notes:
      'routes: called from a region in "from", the profile names its model in the regions of "to". "*" is an ARN without a region, "=" the region the call is made from.',
    profiles,
  };
}

/** Source regions with the same destinations together. */
function routes(sourceRegions: Readonly<Record<string, string[]>>): Json {
  const bySet = new Map<string, { from: string[]; to: string[] }>();
  for (const [region, to] of Object.entries(sourceRegions)) {
    const destinations = to.includes('*') ? to.map((each) => (each === region ? '=' : each)) : to;
    const key = destinations.join(' ');
    const route = bySet.get(key) ?? { from: [], to: destinations };
    route.from.push(region);
    bySet.set(key, route);
  }
  return [...bySet.values()]
    .map((route) => ({ from: route.from.sort(), to: route.to }))
    .sort((a, b) => ((a.from[0] ?? '') < (b.from[0] ?? '') ? -1 : 1));
}

/** The recordings were printed by a program that writes UTC as an offset. */
function utc(time: string): string {
  return time.replace(/\+00:00$/, 'Z');
}
