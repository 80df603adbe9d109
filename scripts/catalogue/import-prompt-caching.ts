/** Prompt caching: the table of the user guide, its implicit rules, and what other pages say. */
import {
  asList,
  asObject,
  asText,
  asTexts,
  type Json,
  readCatalogueFile,
  textIfAny,
} from './read-catalogue.ts';

/**
 * Families for which the page has a rule on implicit caching; the rule's words are in the data file.
 * A family's models in the table of explicit caching support both.
 */
const IMPLICIT_FAMILIES: readonly [prefix: string, rule: string][] = [
  ['anthropic.', 'anthropic'],
  ['amazon.nova-', 'nova'],
  ['openai.', 'openai'],
];

/** Ids that the rule for OpenAI models covers without naming them in the table: "GPT-5.5 and earlier". */
const IMPLICIT_ONLY = ['openai.gpt-5.4', 'openai.gpt-5.5'];

/** Content of electron/capabilities/data/prompt-caching.json. */
export function importPromptCaching(folder: string): Json {
  const file = readCatalogueFile(folder, 'prompt-caching.json');
  const rules = asObject(file.rules, 'prompt-caching.json rules');
  const implicit = asObject(rules.implicit, 'prompt-caching.json rules.implicit');
  const source = asTexts(file.source, 'prompt-caching.json source').join('; ');
  const asOf = shortDate(asText(file.asOf, 'prompt-caching.json asOf'));
  const models: { [key: string]: Json } = {};
  for (const row of asList(file.models, 'prompt-caching.json models')) {
    const [id, fact] = tableRow(asObject(row, 'prompt-caching.json row'));
    models[id] = fact;
  }
  for (const id of IMPLICIT_ONLY) {
    models[id] = {
      support: 'yes',
      mode: 'implicit',
      notes: `By the page's rule for OpenAI models: "${asText(implicit.openai, 'rules.implicit.openai')}".`,
    };
  }
  for (const value of asList(file.earlierRows, 'prompt-caching.json earlierRows')) {
    const row = asObject(value, 'prompt-caching.json earlier row');
    models[asText(row.modelId, 'earlier row id')] = {
      support: 'unknown',
      name: asText(row.modelName, 'earlier row name'),
      notes: `In the page's table as supported, but only in an ${asText(row.seenIn, 'earlier row seenIn')}.`,
    };
  }
  const cardsAsOf = asText(
    asObject(readCatalogueFile(folder, 'converse-features.json').asOf, 'converse-features.json asOf')
      .modelCards,
    'converse-features.json asOf.modelCards',
  );
  for (const value of asList(file.alsoMarked, 'prompt-caching.json alsoMarked')) {
    const row = asObject(value, 'prompt-caching.json also marked');
    const what = asText(row.what, 'also marked what');
    const copy = /\(([^)]+)\)/.exec(what)?.[1];
    models[asText(row.modelId, 'also marked id')] = {
      support: 'yes',
      notes: `${what
        .replace(/ \([^)]+\)/, '')
        .replace(/^its/, 'Its')
        .replace('the table above', "the prompt caching page's table")}.`,
      source: `model card, copy in ${copy ?? 'the catalogue'}`,
      asOf: cardsAsOf,
    };
  }
  return {
    source,
    asOf,
    notes:
      'Facts without a source of their own have the source of the file. A model that is not here is unknown.',
    rules: {
      belowMinimum: asText(rules.belowMinimum, 'rules.belowMinimum'),
      checkpointOrder: asTexts(rules.checkpointOrder, 'rules.checkpointOrder'),
      defaultTtl: asText(rules.defaultTtl, 'rules.defaultTtl'),
      implicit,
      notWith: asText(rules.notWith, 'rules.notWith'),
      ttl1h: asText(rules.ttl1h, 'rules.ttl1h'),
    },
    models,
  };
}

function tableRow(row: { [key: string]: Json }): [id: string, fact: Json] {
  const id = asText(row.modelId, 'row modelId');
  const fields = asTexts(row.fields, `${id} fields`);
  const notes = [
    textIfAny(row.fieldsText),
    textIfAny(row.note)?.replace('docs print', 'The page prints').replace('; * ', '. '),
    textIfAny(row.maxCounts) === undefined ? undefined : `The maximum counts ${textIfAny(row.maxCounts)}.`,
  ].filter((each) => each !== undefined);
  return [
    id,
    {
      support: 'yes',
      mode: IMPLICIT_FAMILIES.some(([prefix]) => id.startsWith(prefix)) ? 'both' : 'explicit',
      name: asText(row.modelName, `${id} modelName`),
      releaseType: asText(row.releaseType, `${id} releaseType`),
      minTokensPerCheckpoint: row.minTokensPerCheckpoint ?? null,
      maxCheckpoints: row.maxCheckpointsPerRequest ?? null,
      ttl: asTexts(row.ttl, `${id} ttl`),
      ...(fields.length === 0 ? {} : { fields }),
      ...(notes.length === 0 ? {} : { notes: notes.map(sentence).join(' ') }),
    },
  ];
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** The date of an undated page without the comparison to other recordings. */
function shortDate(asOf: string): string {
  return asOf.split(' and newer than')[0] ?? asOf;
}
