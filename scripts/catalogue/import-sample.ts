/** The sample's recordings: models, who lists them where, and system inference profiles. */
import {
  asList,
  asObject,
  asText,
  asTexts,
  type Json,
  readCatalogueFile,
  textIfAny,
  textsIfAny,
} from './read-catalogue.ts';

/** Content of electron/sample/data/models.json. */
export function importSampleModels(folder: string): Json {
  const file = readCatalogueFile(folder, 'models.json');
  const models: { [key: string]: Json } = {};
  for (const [id, value] of Object.entries(asObject(file.models, 'models.json models'))) {
    const model = asObject(value, id);
    if (asText(model.fieldsFrom, `${id} fieldsFrom`) !== 'ListFoundationModels') continue;
    models[id] = {
      modelName: asText(model.name, `${id} name`),
      providerName: asText(model.provider, `${id} provider`),
      inputModalities: asTexts(model.inputModalities, `${id} inputModalities`),
      outputModalities: asTexts(model.outputModalities, `${id} outputModalities`),
      ...(typeof model.responseStreamingSupported === 'boolean'
        ? { responseStreamingSupported: model.responseStreamingSupported }
        : {}),
      customizationsSupported: asTexts(model.customizationsSupported, `${id} customizationsSupported`),
      modelLifecycle: utcTimes(asObject(model.lifecycle, `${id} lifecycle`)),
    };
  }
  return {
    source: asTexts(file.source, 'models.json source').slice(0, 2),
    asOf: asText(file.asOf, 'models.json asOf'),
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
function regionalLifecycle(folder: string, models: { [key: string]: Json }): Json {
  const file = readCatalogueFile(folder, 'lifecycle.json');
  const api = asObject(file.apiLegacy, 'lifecycle.json apiLegacy');
  const found: { [key: string]: Json } = {};
  for (const list of ['scheduledEol', 'reachedEol']) {
    for (const value of asList(file[list], list)) {
      const row = asObject(value, `${list} row`);
      const id = asText(row.modelId, `${list} modelId`);
      const model = models[id];
      if (model === undefined || found[id] !== undefined) continue;
      const recorded = asObject(asObject(model, id).modelLifecycle, `${id} modelLifecycle`);
      if (recorded.status !== 'ACTIVE') continue;
      const end = asText(row.eolDate, `${id} eolDate`);
      // The page gives days; the API gave the instants for a context variant of the same model.
      const legacy = Object.entries(api).find(
        ([other, times]) =>
          other.startsWith(`${id}:`) && asText(asObject(times, other).endOfLifeTime, other).startsWith(end),
      );
      if (legacy === undefined) continue;
      const lifecycle = {
        regions: asTexts(row.regions, `${id} regions`).sort(),
        modelLifecycle: utcTimes(asObject(legacy[1], legacy[0])),
        source: `Regions: ${asTexts(file.source, 'lifecycle.json source')[0] ?? ''}; instants: the API's for ${legacy[0]}.`,
      };
      found[id] = [lifecycle];
    }
  }
  return found;
}

/** For values of inferenceTypesSupported that no recording had yet; `scripts/sample/refresh-sample.ts` writes them. */
const OTHER_TYPES = { 'TYPE:xx': 'inferenceTypesSupported holds xx, which is none of the other kinds' };

/** Content of electron/sample/data/availability.json: model to kind to regions. */
export function importSampleAvailability(folder: string): Json {
  const file = readCatalogueFile(folder, 'availability.json');
  const availability: { [key: string]: Json } = {};
  for (const [id, value] of Object.entries(asObject(file.availability, 'availability'))) {
    const kinds: { [kind: string]: string[] } = {};
    for (const [region, list] of Object.entries(asObject(value, id))) {
      for (const kind of asTexts(list, `${id} ${region}`))
        kinds[kind] = [...(kinds[kind] ?? []), region].sort();
    }
    availability[id] = kinds;
  }
  return {
    source: asTexts(file.source, 'availability.json source'),
    asOf: asText(file.asOf, 'availability.json asOf'),
    notes: asText(file.notes, 'availability.json notes'),
    kinds: { ...asObject(file.kinds, 'availability.json kinds'), ...OTHER_TYPES },
    availability,
  };
}

/** Content of electron/sample/data/inference-profiles.json. */
export function importSampleProfiles(folder: string): Json {
  const file = readCatalogueFile(folder, 'inference-profiles.json');
  const profiles: { [key: string]: Json } = {};
  for (const [id, value] of Object.entries(asObject(file.inferenceProfiles, 'inferenceProfiles'))) {
    const profile = asObject(value, id);
    profiles[id] = {
      inferenceProfileName: asText(profile.name, `${id} name`),
      type: asText(profile.type, `${id} type`),
      status: asText(profile.status, `${id} status`),
      ...times(profile, ['createdAt', 'updatedAt']),
      models: asTexts(profile.models, `${id} models`),
      routes: routes(id, asObject(profile.sourceRegions, `${id} sourceRegions`)),
    };
  }
  return {
    source: asTexts(file.source, 'inference-profiles.json source'),
    asOf: asText(file.asOf, 'inference-profiles.json asOf'),
    notes:
      'routes: called from a region in "from", the profile names its model in the regions of "to". "*" is an ARN without a region, "=" the region the call is made from.',
    profiles,
  };
}

/** Source regions with the same destinations together. */
function routes(id: string, sourceRegions: { [key: string]: Json }): Json {
  const bySet = new Map<string, { from: string[]; to: string[] }>();
  for (const [region, list] of Object.entries(sourceRegions)) {
    const to = textsIfAny(list, `${id} ${region}`);
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

function times(value: { [key: string]: Json }, names: string[]): { [key: string]: Json } {
  const found: { [key: string]: Json } = {};
  for (const name of names) {
    const time = textIfAny(value[name]);
    if (time !== undefined) found[name] = utc(time);
  }
  return found;
}

function utcTimes(value: { [key: string]: Json }): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, typeof each === 'string' ? utc(each) : each]),
  );
}

/** The recordings were printed by a program that writes UTC as an offset. */
function utc(time: string): string {
  return time.replace(/\+00:00$/, 'Z');
}
