/** Reading a folder of dated facts about Bedrock: one JSON file a topic, and the shapes that several importers share. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A JSON value of unknown shape. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const texts = z.array(z.string());
/** A text that may be absent, null or empty: then undefined. */
export const textIfAny = z
  .string()
  .nullish()
  .transform((text) => text || undefined);
/** An empty list where there is none. */
export const textsIfAny = texts.nullish().transform((list) => list ?? []);
/** Values of one shape by their names. */
export const byName = <Value extends z.ZodType>(value: Value): z.ZodRecord<z.ZodString, Value> =>
  z.record(z.string(), value);

/** Makes a reader of the folder's file `name`: only what `shape` names is taken; another shape throws with its place. */
export function reader<Shape extends z.ZodRawShape>(
  name: string,
  shape: Shape,
): (folder: string) => z.output<z.ZodObject<Shape>> {
  return (folder) => {
    const read = z.object(shape).safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
    return read.data;
  };
}

/** Of every file that was read from one place on one day. */
export const HEAD = { source: texts, asOf: z.string() };

export const readModels = reader('models.json', {
  ...HEAD,
  models: byName(
    z.object({
      /** Who gave the fields: `LISTED`, or a repository's script. */
      fieldsFrom: z.string(),
      name: textIfAny,
      provider: textIfAny,
      /** Only of models that bedrock-mantle alone lists. */
      endpoint: textIfAny,
      snapshotIds: textsIfAny,
      inputModalities: textsIfAny,
      /** What the model's card says. */
      docs: z
        .object({
          contextWindow: textIfAny,
          maxOutputTokens: textIfAny,
          knowledgeCutoff: textIfAny,
          reasoning: z.boolean().nullish(),
          url: textIfAny,
        })
        .optional(),
    }),
  ),
});

/** `fieldsFrom` of models whose fields are the API's own. */
export const LISTED = 'ListFoundationModels';

export type ModelFacts = ReturnType<typeof readModels>['models'];

/** The model cards among a file's sources. */
export function cardSources(source: readonly string[]): string {
  return source.filter((each) => each.includes('model-card-*')).join('; ');
}

const CARDS = 'https://docs.aws.amazon.com/bedrock/latest/userguide/';

export const readAvailabilityDocs = reader('availability-docs.json', {
  ...HEAD,
  /** By the name that the page shows. */
  availability: byName(
    z.union([
      z.object({
        provider: z.string(),
        card: z.string().transform((page) => CARDS + page),
        modelIdsOnCard: texts,
      }),
      z.object({ provider: z.string(), card: z.null(), modelIdsOnCard: z.array(z.never()) }),
    ]),
  ),
});

export const readConverseFeatures = reader('converse-features.json', {
  source: z.object({ table: z.string(), converseByCard: z.string() }),
  asOf: z.object({ table: z.string(), converseByCard: z.string(), modelCards: z.string() }),
  columns: texts,
  /** By family; beside the ids a Yes or No for each column. */
  table: byName(z.looseObject({ modelIds: textsIfAny })),
  converseByCard: byName(z.boolean().nullable()),
  modelCards: byName(
    z
      .object({
        card: z.string(),
        copy: z.string(),
        apisOnRuntime: texts,
        supported: texts,
        notSupported: texts,
        reasoning: textIfAny,
        contextWindow: textIfAny,
        maxOutputTokens: textIfAny,
        launchDate: textIfAny,
        eolNoSoonerThan: textIfAny,
        legacyPeriod: textIfAny,
      })
      .transform(({ card, copy, ...said }) => ({ ...said, source: `${card} (copy: ${copy})` })),
  ),
  conflicts: texts,
});

const LIFECYCLE_ROW = z.object({
  modelId: z.string(),
  regions: texts.transform((regions) => regions.toSorted()),
  legacyDate: z.string(),
  eolDate: z.string(),
  publicExtendedAccessDate: textIfAny,
});

export const readLifecycle = reader('lifecycle.json', {
  source: texts,
  asOf: z.object({ docs: z.string(), api: z.string() }),
  policy: byName(z.json()),
  scheduledEol: z.array(LIFECYCLE_ROW),
  reachedEol: z.array(LIFECYCLE_ROW),
  modelCardDates: byName(z.object({ launchDate: textIfAny, eolDate: textIfAny })),
  apiLegacy: byName(z.object({ endOfLifeTime: z.string() }).catchall(z.string())),
});
