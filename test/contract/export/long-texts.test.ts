/** Texts that are longer than a string of JavaScript may be come in pieces. */
import { constants } from 'node:buffer';
import { expect, it } from 'vitest';
import { MAX_MODELS, MAX_TEXT_LENGTH } from '../../../electron/contract/bounds.ts';
import { diffCsv, diffJson, diffMarkdown } from '../../../electron/contract/diff/diff-text.ts';
import type { Difference } from '../../../electron/contract/diff/difference.ts';
import { toExportDocument } from '../../../electron/contract/export/export-document.ts';
import type { ExportModel } from '../../../electron/contract/export/export-format.ts';
import { toCsv, toMarkdown } from '../../../electron/contract/export/export-table.ts';
import { AT, aModel, snapshotOf } from '../../helpers/builders.ts';

const REGION = 'eu-central-1';
/** Each sign of it is two in CSV, four in Markdown. */
const LONG = '<"'.repeat(MAX_TEXT_LENGTH / 2);

const document = toExportDocument(snapshotOf({ [REGION]: { models: [aModel('a.one')] } }), {
  generatedAt: AT,
  generatorVersion: '1.2.3',
  promptCachingOf: () => ({ support: 'unknown', source: 'none', asOf: '2026-11-01' }),
});
const model: ExportModel = {
  ...(document.models[REGION]?.['a.one'] ?? expect.fail('the model is in the document')),
  modelName: LONG,
  providerName: LONG,
};
const parts = {
  frame: document,
  modelsOf: () =>
    Object.fromEntries(
      Array.from({ length: MAX_MODELS }, (_, index) => [`${LONG.slice(99)}${index}`, model]),
    ),
};
const difference: Difference = {
  added: Array.from({ length: 50_000 }, (_, index) => ({ region: REGION, modelId: `${LONG}${index}` })),
  removed: [],
  changed: [],
  unknown: [],
};
const TITLES = { old: 'Monday', new: 'Tuesday' };

it.each<[string, () => Iterable<string>]>([
  ['the largest table in CSV', () => toCsv(parts)],
  ['the largest table in Markdown', () => toMarkdown(parts)],
  ['a long difference in CSV', () => diffCsv(difference)],
  ['a long difference in Markdown', () => diffMarkdown(difference, TITLES)],
  ['a long difference in JSON', () => diffJson(difference)],
])('%s is written to its end', (_what, pieces) => {
  let length = 0;
  let longest = 0;
  for (const piece of pieces()) {
    length += piece.length;
    longest = Math.max(longest, piece.length);
  }
  expect(length).toBeGreaterThan(constants.MAX_STRING_LENGTH);
  expect(longest).toBeLessThan(1_000_000);
});
