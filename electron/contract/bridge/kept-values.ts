/** Shapes of what is kept that no single setting explains. */

import { z } from 'zod/mini';
import { isRegionCode } from '../cells/regions.ts';
import { parsedRecord } from '../json.ts';

/** `profile: null` is the default chain: AWS_PROFILE, else keys in the environment, else the default profile. */
export const sourceChoice = z.union([
  z.object({ kind: z.literal('sample') }),
  z.object({ kind: z.literal('aws'), profile: z.nullable(z.string().check(z.maxLength(200))) }),
]);

/** Room for forty saved views that each hide hundreds of models, in characters. */
const MAX_VIEW_LENGTH = 1_000_000;

/** The window's own state, in a file of its own: only that it is a JSON object is of interest here. */
export const viewText = z.string().check(
  z.maxLength(MAX_VIEW_LENGTH),
  z.refine((text) => parsedRecord(text) !== undefined),
);

/** Addresses by region, such as those of interface endpoints (AWS PrivateLink). */
export const regionEndpoints = z.record(
  z.string().check(z.refine(isRegionCode)),
  z.string().check(z.maxLength(2_000), z.regex(/^https?:\/\/[\w.[\]:-]+(\/\S*)?$/i)),
);

/** A place on the screen, in DIP. */
export const rectangle = z.object({
  x: z.exactOptional(z.number()),
  y: z.exactOptional(z.number()),
  width: z.number(),
  height: z.number(),
});
