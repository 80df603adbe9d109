import { csvParse } from 'd3-dsv';
import { expect, it } from 'vitest';
import { combineAccounts } from '../../../electron/contract/accounts/combine-accounts.ts';
import { viewRegion } from '../../../electron/contract/cells/availability.ts';
import { NO_DOCUMENTED_DATES } from '../../../electron/contract/cells/lifecycle.ts';
import { fromExportDocument } from '../../../electron/contract/import/import-document.ts';
import { callersIn, callersText, shareOf } from '../../../electron/contract/snapshot/callers.ts';
import { exportText } from '../../../electron/export/export-text.ts';
import { aModel, BLOCKED } from '../../helpers/builders.ts';
import { opened } from '../../helpers/exports.ts';
import { checkedIn, listed, stateAfter } from '../../helpers/scan-events.ts';
import { expectToFitSchema } from '../export/schema.ts';

const REGION = 'eu-west-1';
const MADE = { generatedAt: '2026-11-24T11:00:00.000Z', generatorVersion: '1.0.0' };

const both = listed(REGION, [aModel('a.one', {}, REGION), aModel('a.two', {}, REGION)]);
const barred = stateAfter(both, checkedIn(REGION, 'a.two', BLOCKED));
const whole = combineAccounts(
  [
    { name: '998877665544-dev', snapshot: stateAfter(both).snapshot },
    { name: 'prod', snapshot: barred.snapshot },
    { name: 'new' },
  ],
  { documented: NO_DOCUMENTED_DATES, nowEpochMs: Date.parse(MADE.generatedAt) },
);
const exported = () => JSON.parse([...exportText(whole, 'json', MADE)].join(''));

it('holds in tables the words of the cells, with account numbers in names of profiles hidden', () => {
  const csv = [...exportText(whole, 'csv', { ...MADE, cells: 'accounts' })].join('');
  expect(csvParse(csv).map((row) => [row['Model id'], row[REGION]])).toEqual([
    ['a.one', '2 of 3 accounts can call it: 123456789012-dev, prod; unknown: new'],
    ['a.two', '1 of 3 accounts can call it: 123456789012-dev; access blocked: prod; unknown: new'],
  ]);
  const markdown = [...exportText(whole, 'md', { ...MADE, cells: 'accounts' })].join('');
  expect(markdown).toContain('| 2 of 3 accounts can call it: 123456789012-dev, prod; unknown: new |');
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
  expectToFitSchema(document);
  const { options, snapshot } = opened(document);
  expect([...exportText(snapshot, 'json', options)].join('')).toBe(text);
  const callers = callersIn(whole, REGION, 'a.one');
  expect(callers && callersText(callers)).toContain('998877665544-dev');
});

it('says the same when it is opened', () => {
  const { options, snapshot } = opened(exported());
  expect(snapshot.accounts?.names).toEqual(['123456789012-dev', 'prod', 'new']);
  const callers = ['a.one', 'a.two'].map((id) => callersIn(snapshot, REGION, id) ?? {});
  expect(callers.map(callersText)).toEqual([
    '2 of 3 accounts can call it: 123456789012-dev, prod; unknown: new',
    '1 of 3 accounts can call it: 123456789012-dev; access blocked: prod; unknown: new',
  ]);
  expect(viewRegion(snapshot, REGION).cell('a.two')?.callers).toBe(callers[1]);
  const csv = [...exportText(snapshot, 'csv', { ...options, cells: 'accounts' })];
  expect(csv).toEqual([...exportText(whole, 'csv', { ...MADE, cells: 'accounts' })]);
});

it('of one account has no callers when it is opened', () => {
  const { snapshot } = stateAfter(both);
  const document = JSON.parse([...exportText(snapshot, 'json', MADE)].join(''));
  expect(opened(document).snapshot).not.toHaveProperty('accounts');
});

it('counts accounts that stand in a word of a later version as not known', () => {
  const document = exported();
  document.models[REGION]['a.one'].callers = { callable: ['dev'], paused: ['prod'], unknown: ['new'] };
  document.models[REGION]['a.two'].callers = JSON.parse('{"blocked":["dev"],"__proto__":5}');
  const { snapshot } = opened(document);
  const [one = {}, two = {}] = ['a.one', 'a.two'].map((id) => callersIn(snapshot, REGION, id));
  expect(one).toEqual({ callable: ['dev'], unknown: ['prod', 'new'] });
  expect(two).toEqual({ blocked: ['dev'] });
  expect([shareOf(one), shareOf(two)]).toEqual(['some', 'none']);
});

it.each([5, ['dev'], { callable: 'dev' }, { callable: [5] }])(
  'is refused where its callers are %j',
  (callers) => {
    const document = exported();
    document.models[REGION]['a.one'].callers = callers;
    const read = fromExportDocument(document);
    expect(!read.ok && read.failure.message).toContain('a.one › callers');
  },
);
