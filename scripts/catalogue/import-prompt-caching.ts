/** Prompt caching: the table of the user guide, its implicit rules, and what other pages say. */
import { z } from 'zod';
import { HEAD, type Json, readConverseFeatures, reader, textIfAny, texts } from './read-catalogue.ts';

const TABLE_ROW = z.object({
  modelId: z.string(),
  modelName: z.string(),
  releaseType: z.string(),
  /** A text where it differs within the model. */
  minTokensPerCheckpoint: z.union([z.number(), z.string()]).nullish(),
  maxCheckpointsPerRequest: z.number().nullish(),
  ttl: texts,
  fields: texts,
  fieldsText: textIfAny,
  note: textIfAny,
  maxCounts: textIfAny,
});

const readPromptCaching = reader('prompt-caching.json', {
  ...HEAD,
  rules: z.object({
    belowMinimum: z.string(),
    checkpointOrder: texts,
    defaultTtl: z.string(),
    implicit: z.object({ openai: z.string() }).catchall(z.string()),
    notWith: z.string(),
    ttl1h: z.string(),
  }),
  models: z.array(TABLE_ROW),
  earlierRows: z.array(z.object({ modelId: z.string(), modelName: z.string(), seenIn: z.string() })),
  alsoMarked: z.array(z.object({ modelId: z.string(), what: z.string() })),
});

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
  const { rules, ...file } = readPromptCaching(folder);
  const models: { [key: string]: Json } = Object.fromEntries(
    file.models.map((row) => [row.modelId, tableFact(row)]),
  );
  for (const id of IMPLICIT_ONLY) {
    models[id] = {
      support: 'yes',
      mode: 'implicit',
      notes: `By the page's rule for OpenAI models: "${rules.implicit.openai}".`,
    };
  }
  for (const { modelId, modelName, seenIn } of file.earlierRows) {
    models[modelId] = {
      support: 'unknown',
      name: modelName,
      notes: `In the page's table as supported, but only in an ${seenIn}.`,
    };
  }
  const cardsAsOf = readConverseFeatures(folder).asOf.modelCards;
  for (const { modelId, what } of file.alsoMarked) {
    const copy = /\(([^)]+)\)/.exec(what)?.[1];
    models[modelId] = {
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
    source: file.source.join('; '),
    asOf: shortDate(file.asOf),
    notes:
      'Facts without a source of their own have the source of the file. A model that is not here is unknown.',
    rules,
    models,
  };
}

function tableFact(row: z.output<typeof TABLE_ROW>): Json {
  const { modelId, fields, fieldsText, note, maxCounts } = row;
  const notes = [
    fieldsText,
    note?.replace('docs print', 'The page prints').replace('; * ', '. '),
    maxCounts === undefined ? undefined : `The maximum counts ${maxCounts}.`,
  ].filter((each) => each !== undefined);
  return {
    support: 'yes',
    mode: IMPLICIT_FAMILIES.some(([prefix]) => modelId.startsWith(prefix)) ? 'both' : 'explicit',
    name: row.modelName,
    releaseType: row.releaseType,
    minTokensPerCheckpoint: row.minTokensPerCheckpoint ?? null,
    maxCheckpoints: row.maxCheckpointsPerRequest ?? null,
    ttl: row.ttl,
    ...(fields.length === 0 ? {} : { fields }),
    ...(notes.length === 0 ? {} : { notes: notes.map(sentence).join(' ') }),
  };
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** The date of an undated page without the comparison to other recordings. */
function shortDate(asOf: string): string {
  return asOf.split(' and newer than')[0] ?? asOf;
}
