/** Several accounts as a file: it says of each cell what the window says. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { csvParse } from 'd3-dsv';
import { expect, it } from 'vitest';
import schema from '../../../docs/export.schema.json' with { type: 'json' };
import { combineAccounts } from '../../../electron/contract/accounts/combine-accounts.ts';
import { NO_DOCUMENTED_DATES } from '../../../electron/contract/cells/lifecycle.ts';
import { fromExportDocument } from '../../../electron/contract/export/import-document.ts';
import { callersIn, callersText } from '../../../electron/contract/snapshot/callers.ts';
import { exportText } from '../../../electron/export/export-text.ts';
import { aModel, BLOCKED, listed, stateAfter } from '../../helpers/builders.ts';

const REGION = 'eu-west-1';
const MADE = { generatedAt: '2026-11-24T11:00:00.000Z', generatorVersion: '1.0.0' };

const both = listed(REGION, [aModel('a.one', {}, REGION), aModel('a.two', {}, REGION)]);
const barred = stateAfter(both, {
  type: 'access-checked',
  region: REGION,
  results: [{ modelId: 'a.two', facts: BLOCKED }],
  atIso: MADE.generatedAt,
});
const whole = combineAccounts(
  [
    { name: '998877665544-dev', snapshot: stateAfter(both).snapshot },
    { name: 'prod', snapshot: barred.snapshot },
    { name: 'new' },
  ],
  { documented: NO_DOCUMENTED_DATES, nowEpochMs: Date.parse(MADE.generatedAt) },
);

it('holds in tables the words of the cells, with account numbers in names of profiles hidden', () => {
  const [csv = ''] = exportText(whole, 'csv', { ...MADE, cells: 'accounts' });
  expect(csvParse(csv).map((row) => [row['Model id'], row[REGION]])).toEqual([
    ['a.one', '2 of 3 accounts can call it: 123456789012-dev, prod; not known: new'],
    ['a.two', '1 of 3 accounts can call it: 123456789012-dev; access blocked: prod; not known: new'],
  ]);
  const [markdown = ''] = exportText(whole, 'md', { ...MADE, cells: 'accounts' });
  expect(markdown).toContain('| 2 of 3 accounts can call it: 123456789012-dev, prod; not known: new |');
});

it('holds in JSON the names by how each account stands, which fits the schema and can be opened', () => {
  const text = [...exportText(whole, 'json', MADE)].join('');
  expect(text).not.toContain('998877665544');
  const document = JSON.parse(text);
  expect(document.models[REGION]['a.two'].callers).toEqual({
    blocked: ['prod'],
    callable: ['123456789012-dev'],
    unknown: ['new'],
  });
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  expect(fromExportDocument(document)).toMatchObject({ ok: true });
  const callers = callersIn(whole, REGION, 'a.one');
  expect(callers && callersText(callers)).toContain('998877665544-dev');
});
