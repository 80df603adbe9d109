/** What a document of version 1 must look like to be read; docs/export.schema.json says the same to other programs. */

import { z } from 'zod/mini';
import { MAX_LISTED, MAX_MODELS, MAX_NEW_MEMBERS, MAX_RECORDS, MAX_REGIONS, MAX_ROUTES } from '../bounds.ts';
import { profileIdOfArn, profilesById } from '../cells/profile-models.ts';
import type { ExportDocument } from '../export/export-format.ts';
import { visible } from '../outside-text.ts';
import { PRICING_MEMBERS } from '../pricing/pricing-schemas.ts';
import {
  ACCESS_MEMBERS,
  COUNT,
  hasTimeOfLists,
  KEY,
  LATENCY,
  MANTLE_RETENTION,
  MESSAGE,
  MODEL_MEMBERS,
  PROFILE,
  PROOF_MEMBERS,
  REGION_STATE,
  SOURCE,
  TEXT,
  TEXTS,
  TIME,
} from '../snapshot/kept/schemas.ts';
import { type Failure, USE_CASE_FORM_STATES } from '../snapshot/model.ts';
import { grouped } from '../text.ts';
import type { Steps } from '../time-slices.ts';

const REGION = z
  .looseObject({
    name: z.exactOptional(TEXT),
    state: REGION_STATE,
    stale: z.boolean(),
    scannedAt: z.exactOptional(TIME),
    // A kind that is new in a later version of the app is read as unknown.
    error: z.exactOptional(z.looseObject({ kind: TEXT, message: MESSAGE })),
    latency: z.exactOptional(LATENCY),
    incomplete: z.exactOptional(TEXTS),
    leftOutMembers: z.exactOptional(COUNT),
    dataRetention: z.exactOptional(
      z.looseObject({ mode: TEXT, readAt: TIME, updatedAt: z.exactOptional(TIME) }),
    ),
    dataRetentionError: z.exactOptional(z.looseObject({ kind: TEXT, message: MESSAGE, readAt: TIME })),
    useCaseForm: z.exactOptional(z.enum(USE_CASE_FORM_STATES)),
  })
  .check(z.refine(hasTimeOfLists));

const MODEL = z.looseObject({
  ...MODEL_MEMBERS,
  referencedByInstanceProfiles: z.array(PROFILE).check(z.maxLength(MAX_RECORDS)),
  availability: TEXTS,
  callableAs: z.array(TEXT).check(z.maxLength(MAX_RECORDS)),
  accessible: z.boolean(),
  callers: z.exactOptional(z.record(KEY, TEXTS)),
  access: z.looseObject({
    ...ACCESS_MEMBERS,
    status: z.enum(['allowed', 'blocked', 'unknown']),
    checkedAt: z.exactOptional(TIME),
    reasons: z.exactOptional(
      z.array(z.looseObject({ kind: TEXT, message: MESSAGE })).check(z.maxLength(100)),
    ),
  }),
  lifecycle: z.exactOptional(
    z.looseObject({
      state: TEXT,
      source: TEXT,
      endsAt: z.exactOptional(TEXT),
      daysLeft: z.exactOptional(z.number()),
      asOf: z.exactOptional(TEXT),
      replacement: z.exactOptional(
        z.looseObject({ modelId: TEXT, name: TEXT, by: TEXT, source: TEXT, asOf: TEXT }),
      ),
    }),
  ),
  ...PRICING_MEMBERS,
  mantle: z.exactOptional(
    z.looseObject({
      status: z.enum(['available', 'unavailable', 'unknown']),
      reason: z.exactOptional(TEXT),
      basePath: z.exactOptional(TEXT),
      dataRetention: z.exactOptional(MANTLE_RETENTION),
    }),
  ),
  proofs: z.exactOptional(
    z.array(z.looseObject({ ...PROOF_MEMBERS, id: KEY })).check(z.maxLength(MAX_RECORDS)),
  ),
  promptCaching: z.looseObject({ support: z.enum(['yes', 'no', 'unknown']), source: TEXT, asOf: TEXT }),
});

const DOCUMENT = z.looseObject({
  format: z.literal('bedrock-atlas/matrix'),
  version: z.literal(1),
  generatedAt: TIME,
  generator: z.looseObject({ version: TEXT }),
  source: SOURCE,
  regions: z.record(KEY, REGION),
  models: z.record(KEY, z.record(KEY, z.unknown())),
});

/** What is wrong with a value that is to be a document of version 1; undefined: nothing. */
export function* documentFailure(value: unknown): Steps<Failure | undefined> {
  return versionFailure(value) ?? (yield* shapeFailure(value));
}

function versionFailure(value: unknown): Failure | undefined {
  const { format, version } = (value ?? {}) as Record<string, unknown>;
  if (format !== 'bedrock-atlas/matrix' || typeof version !== 'number' || version === 1) return undefined;
  return {
    kind: 'bad-input',
    message: `The file is version ${version} of a Bedrock Atlas export; this app reads version 1.`,
    nextStep: 'Open it with a newer Bedrock Atlas.',
  };
}

function* shapeFailure(value: unknown): Steps<Failure | undefined> {
  const message = yield* documentProblem(value);
  if (message === undefined) return undefined;
  return { kind: 'bad-input', message, nextStep: 'Choose a file made by Export › JSON.' };
}

/** Why the value is no document that can be read, as a sentence; undefined if it is one. */
function* documentProblem(value: unknown): Steps<string | undefined> {
  const { format, version, regions, models } = membersOf(value);
  if (format !== 'bedrock-atlas/matrix' || version !== 1) return CHANGED;
  // First, because checking the shape of what is far too large would take longest.
  return (
    sizeProblem(regions, models) ??
    (yield* shapeProblem(value)) ??
    keyProblem(value as ExportDocument) ??
    (yield* routesProblem(value as ExportDocument))
  );
}

const CHANGED = 'The file is not a Bedrock Atlas export in JSON, or it was changed.';

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function sizeProblem(regions: unknown, models: unknown): string | undefined {
  const ofRegions = Object.values(membersOf(models));
  const columns = Math.max(Object.keys(membersOf(regions)).length, ofRegions.length);
  if (columns > MAX_REGIONS) return tooMany(columns, 'regions', MAX_REGIONS);
  const ids = ofRegions.flatMap((ofRegion) => Object.keys(membersOf(ofRegion)));
  const distinct = new Set(ids).size;
  if (distinct > MAX_MODELS) return tooMany(distinct, 'models', MAX_MODELS);
  return ids.length > MAX_LISTED
    ? tooMany(ids.length, 'models in all Regions together', MAX_LISTED)
    : undefined;
}

/** What profiles lead to, those of other profiles counted each time: every route is looked at. */
function* routesProblem({ models }: ExportDocument): Steps<string | undefined> {
  let routes = 0;
  for (const ofRegion of Object.values(models)) {
    yield;
    const profiles = profilesById(
      Object.values(ofRegion).flatMap((model) => model.referencedByInstanceProfiles),
    );
    for (const profile of profiles.values()) {
      for (const { modelArn } of profile.models) {
        routes += profiles.get(profileIdOfArn(modelArn) ?? '')?.models.length ?? 1;
      }
    }
    if (routes > MAX_ROUTES)
      return `The file is too large: its profiles lead to more than ${grouped(MAX_ROUTES)} destinations.`;
  }
  return undefined;
}

function tooMany(found: number, what: string, max: number): string {
  return `The file names ${grouped(found)} ${what}; at most ${grouped(max)} are read.`;
}

/** Each model by itself: all of a large document would hold up the window. */
function* shapeProblem(value: unknown): Steps<string | undefined> {
  const problem = problemOf(DOCUMENT, value, []);
  if (problem !== undefined) return problem;
  let newMembers = 0;
  for (const [region, ofRegion] of Object.entries((value as ExportDocument).models)) {
    for (const [id, model] of Object.entries(ofRegion)) {
      const inModel = problemOf(MODEL, model, ['models', region, id]);
      if (inModel !== undefined) return inModel;
      newMembers += Object.keys(model).filter((name) => !MODEL_NAMES.has(name)).length;
      if (newMembers > MAX_NEW_MEMBERS) return TOO_MANY_NEW_MEMBERS;
      yield;
    }
  }
  return undefined;
}

const MODEL_NAMES: ReadonlySet<string> = new Set(Object.keys(MODEL.def.shape));

const TOO_MANY_NEW_MEMBERS = `The file is too large: its models have more than ${grouped(MAX_NEW_MEMBERS)} members that this app does not know.`;

function problemOf(schema: z.ZodMiniType, value: unknown, place: readonly string[]): string | undefined {
  const { error } = schema.safeParse(value);
  const issue = error?.issues[0];
  if (issue === undefined) return undefined;
  const path = [...place, ...issue.path].map((part) => shortened(visible(String(part)))).join(' › ');
  if (issue.code !== 'too_big') return `${CHANGED.slice(0, -1)}: ${path} cannot be read.`;
  const unit = issue.origin === 'string' ? 'characters' : 'entries';
  return `The file is too large: ${path} has more than ${grouped(Number(issue.maximum))} ${unit}.`;
}

function shortened(part: string): string {
  return part.length > 60 ? `${part.slice(0, 60)}…` : part;
}

/** Models stand under their own ids, in regions of the document; a key `__proto__` is passed over by the schema. */
function keyProblem({ regions, models }: ExportDocument): string | undefined {
  const isRight =
    !Object.hasOwn(regions, '__proto__') &&
    Object.entries(models).every(
      ([region, ofRegion]) =>
        Object.hasOwn(regions, region) &&
        Object.entries(ofRegion).every(([id, model]) => id !== '__proto__' && model.modelId === id),
    );
  return isRight ? undefined : CHANGED;
}
