/** The published schema of exports. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import schema from '../../../docs/export.schema.json' with { type: 'json' };

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);

/** Whether a document is as docs/export.schema.json says. */
export const fitsSchema = ajv.compile(schema);

/** The same, with what is wrong in the message. */
export function expectToFitSchema(document: unknown): void {
  expect(fitsSchema(document), JSON.stringify(fitsSchema.errors?.slice(0, 3))).toBe(true);
}
