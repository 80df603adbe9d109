/** Shapes of what is kept that no single setting explains. */

import { z } from 'zod/mini';
import { parsedRecord } from '../json.ts';
import { keptProfile } from './kept-profile.ts';
import { SAMPLE_API_KEYS } from './sample-api-keys.ts';

/** Of a key that the user gave: see `ApiKeyFacts`. */
export const apiKeyId = z.string().check(z.regex(/^[0-9a-f]{16}$/));

/**
 * `profile: null` is the default chain: AWS_PROFILE, else keys in the environment, else the default profile. `profileMark`:
 * the name is masked, see `keptProfile`. `apiKey`: one that the user gave, in place of all of these.
 */
export const sourceChoice = z.union([
  z.object({ kind: z.literal('sample'), apiKey: z.exactOptional(z.enum(SAMPLE_API_KEYS)) }),
  z.object({
    kind: z.literal('aws'),
    profile: z.nullable(z.string().check(z.maxLength(200))),
    profileMark: z.exactOptional(z.string().check(z.regex(/^[0-9a-f]{5}$/))),
    apiKey: z.exactOptional(apiKeyId),
  }),
]);

/** The same in a file, where no account number may stand. */
export const keptSource = z.pipe(
  sourceChoice,
  z.transform(
    (choice): z.output<typeof sourceChoice> =>
      choice.kind === 'sample' || choice.profile === null
        ? choice
        : { ...choice, ...keptProfile(choice.profile) },
  ),
);

/** How many sources are remembered as those that were used last. */
export const MAX_RECENT_SOURCES = 12;

/** Room for forty saved views that each hide hundreds of models, in characters. */
const MAX_VIEW_LENGTH = 1_000_000;

/** The window's own state, in a file of its own: only that it is a JSON object is of interest here. */
export const viewText = z.string().check(
  z.maxLength(MAX_VIEW_LENGTH),
  z.refine((text) => parsedRecord(text) !== undefined),
);

/** A place on the screen, in DIP. */
export const rectangle = z.object({
  x: z.exactOptional(z.number()),
  y: z.exactOptional(z.number()),
  width: z.number(),
  height: z.number(),
});
