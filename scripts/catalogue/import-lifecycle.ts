/** Launch and end-of-life dates as AWS documents them; the API gives its own. */
import { isContextVariant } from '../../electron/capabilities/model-id.ts';
import {
  asList,
  asObject,
  asText,
  asTexts,
  type Json,
  readCatalogueFile,
  textIfAny,
} from './read-catalogue.ts';

type Facts = { [key: string]: Json };

/** Content of electron/capabilities/data/lifecycle-docs.json. */
export function importLifecycle(folder: string): Json {
  const file = readCatalogueFile(folder, 'lifecycle.json');
  const features = readCatalogueFile(folder, 'converse-features.json');
  const models: { [id: string]: Facts } = {};
  const of = (id: string): Facts => {
    models[id] ??= {};
    return models[id];
  };
  for (const list of ['scheduledEol', 'reachedEol']) {
    for (const value of asList(file[list], `lifecycle.json ${list}`)) {
      const row = asObject(value, `lifecycle.json ${list} row`);
      const facts = of(asText(row.modelId, 'modelId'));
      facts.endOfLife = [...((facts.endOfLife as Json[] | undefined) ?? []), endOfLife(row)];
    }
  }
  for (const [id, value] of Object.entries(asObject(file.modelCardDates, 'lifecycle.json modelCardDates'))) {
    if (isContextVariant(id)) continue;
    const row = asObject(value, id);
    const launched = textIfAny(row.launchDate);
    const ends = textIfAny(row.eolDate);
    if (launched !== undefined) of(id).launch = { text: launched, from: 'cardPages' };
    if (ends !== undefined) of(id).cardEndOfLife = { text: ends, from: 'cardPages' };
  }
  addNewerCards(features, of);
  return {
    source: {
      lifecyclePage: pageSource(file, ['lifecycle']),
      cardPages: pageSource(file, ['model-card']),
      newerCards: {
        source:
          'https://docs.aws.amazon.com/bedrock/latest/userguide/model-cards.html, copies in github.com/c2hans/aws-docs',
        asOf: asText(asObject(features.asOf, 'asOf').modelCards, 'asOf.modelCards'),
      },
    },
    asOf: asText(asObject(file.asOf, 'lifecycle.json asOf').docs, 'lifecycle.json asOf.docs'),
    notes:
      'endOfLife holds the rows of the lifecycle page; dates in words are as the model cards print them. Absent means not documented.',
    policy: asObject(file.policy, 'lifecycle.json policy'),
    models: Object.fromEntries(Object.entries(models).filter(([, facts]) => Object.keys(facts).length > 0)),
  };
}

function addNewerCards(features: { [key: string]: Json }, of: (id: string) => Facts): void {
  for (const [id, value] of Object.entries(asObject(features.modelCards, 'modelCards'))) {
    const card = asObject(value, id);
    const launched = textIfAny(card.launchDate);
    const soonest = textIfAny(card.eolNoSoonerThan);
    const period = textIfAny(card.legacyPeriod);
    if (launched !== undefined) of(id).launch = { text: launched, from: 'newerCards' };
    if (soonest !== undefined) {
      of(id).endsNoSoonerThan = {
        text: soonest,
        ...(period === undefined ? {} : { legacyPeriod: period }),
        from: 'newerCards',
      };
    }
  }
}

function endOfLife(row: { [key: string]: Json }): Json {
  const extended = textIfAny(row.publicExtendedAccessDate);
  return {
    legacyDate: asText(row.legacyDate, 'legacyDate'),
    ...(extended === undefined ? {} : { publicExtendedAccessDate: extended }),
    endOfLifeDate: asText(row.eolDate, 'eolDate'),
    regions: asTexts(row.regions, 'regions').sort(),
  };
}

function pageSource(file: { [key: string]: Json }, words: string[]): Json {
  const all = asTexts(file.source, 'lifecycle.json source');
  const source = all.filter((each) => words.some((word) => each.includes(word)));
  const card = words.includes('model-card');
  return {
    source: source.join('; '),
    asOf: asText(asObject(file.asOf, 'lifecycle.json asOf')[card ? 'api' : 'docs'], 'lifecycle.json asOf'),
  };
}
