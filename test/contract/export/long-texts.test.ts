/** Long texts come in pieces, since the longest that the bounds allow are longer than a string of JavaScript may be. */
import { expect, it } from 'vitest';
import { MAX_TEXT_LENGTH } from '../../../electron/contract/bounds.ts';
import { diffCsv, diffJson, diffMarkdown } from '../../../electron/contract/diff/diff-text.ts';
import type { Difference } from '../../../electron/contract/diff/difference.ts';
import type { ExportModel } from '../../../electron/contract/export/export-format.ts';
import { toLongCsv } from '../../../electron/contract/export/tables/export-long.ts';
import { toCsv, toMarkdown } from '../../../electron/contract/export/tables/export-table.ts';
import { aModel } from '../../helpers/builders.ts';
import { exportOf } from '../../helpers/exports.ts';
import { snapshotOf } from '../../helpers/scan-events.ts';

const REGION = 'eu-central-1';
const LONG = 'x'.repeat(MAX_TEXT_LENGTH);
const COUNT = 1_000;

const document = exportOf(snapshotOf({ [REGION]: { models: [aModel('a.one')] } }));
const model: ExportModel = {
  ...(document.models[REGION]?.['a.one'] ?? expect.fail('the model is in the document')),
  modelName: LONG,
  providerName: LONG,
};
const large = {
  ...document,
  models: {
    [REGION]: Object.fromEntries(Array.from({ length: COUNT }, (_, index) => [`${LONG}${index}`, model])),
  },
};
const difference: Difference = {
  added: Array.from({ length: 3 * COUNT }, (_, index) => ({ region: REGION, modelId: `${LONG}${index}` })),
  removed: [],
  changed: [],
  unknown: [],
};
const TITLES = { old: 'Monday', new: 'Tuesday' };

it.each<[string, () => Iterable<string>]>([
  ['the largest table in CSV', () => toCsv(large)],
  ['the largest table in Markdown', () => toMarkdown(large)],
  ['the largest list of models and Regions in CSV', () => toLongCsv(large)],
  ['a long difference in CSV', () => diffCsv(difference)],
  ['a long difference in Markdown', () => diffMarkdown(difference, TITLES)],
  ['a long difference in JSON', () => diffJson(difference)],
])('%s comes in pieces', (_what, pieces) => {
  let length = 0;
  let longest = 0;
  for (const piece of pieces()) {
    length += piece.length;
    longest = Math.max(longest, piece.length);
  }
  expect(length).toBeGreaterThan(3 * COUNT * MAX_TEXT_LENGTH);
  // A row is as long as its texts.
  expect(longest).toBeLessThan(10 * MAX_TEXT_LENGTH);
});
