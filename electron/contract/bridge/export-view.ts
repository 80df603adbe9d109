/** Rows and columns of the matrix as an argument of a call. */
import { z } from 'zod/mini';
import { MAX_LINK_LENGTH, MAX_MODELS, MAX_QUERY_LENGTH, MAX_REGIONS, MAX_TEXT_LENGTH } from '../bounds.ts';
import { isRegionCode } from '../cells/regions.ts';

export const region = z.string().check(z.refine(isRegionCode));

export const modelId = z.string().check(z.maxLength(MAX_TEXT_LENGTH));

/** Rows and columns of the matrix, as the window shows them. */
export const exportView = z.strictObject({
  link: z.string().check(z.maxLength(MAX_LINK_LENGTH)),
  models: z.array(modelId).check(z.maxLength(MAX_MODELS)),
  rows: z.optional(
    z
      .array(
        z.strictObject({
          ids: z.array(modelId).check(z.minLength(1), z.maxLength(100)),
          name: modelId,
          provider: modelId,
          shown: z.optional(z.array(modelId).check(z.maxLength(MAX_REGIONS))),
        }),
      )
      .check(z.maxLength(MAX_MODELS)),
  ),
  query: z.string().check(z.maxLength(MAX_QUERY_LENGTH)),
  regions: z.array(region).check(z.maxLength(MAX_REGIONS)),
});
