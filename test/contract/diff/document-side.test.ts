import { describe, expect, it } from 'vitest';
import { diffSides } from '../../../electron/contract/diff/diff-sides.ts';
import type { Difference } from '../../../electron/contract/diff/difference.ts';
import { documentSide } from '../../../electron/contract/diff/document-side.ts';
import type { ExportDocument } from '../../../electron/contract/export/export-format.ts';
import { AT, aModel } from '../../helpers/builders.ts';
import { exportOf } from '../../helpers/exports.ts';
import { listed } from '../../helpers/scan-events.ts';
import { changeOf, EU, NOTHING, scanned } from './scans.ts';

const ID = 'amazon.nova';
const quota = { code: 'L-1', name: 'Tokens per minute', unit: 'None', value: 1000, origin: 'applied' };
const price = (meter: string, usd: string) => ({
  ...{ scope: 'regional', tier: 'standard', context: 'standard', unit: '1K tokens' },
  ...{ meter, usd },
});

/** An export of one model in Frankfurt, with the members changed as another version could have written them. */
function exported(members: object = {}, region: object = {}): ExportDocument {
  const document = exportOf(scanned(listed(EU, [aModel(ID)])));
  Object.assign(document.models[EU]?.[ID] ?? {}, members);
  Object.assign(document.regions[EU] ?? {}, region);
  return document;
}

function changes(old: ExportDocument, now: ExportDocument): Difference {
  return diffSides(documentSide(old), documentSide(now));
}

describe('two exports', () => {
  it('are compared by what they say, not by what this version would derive', () => {
    const now = exported({ availability: ['on-demand', 'geo'], callableAs: [ID, `eu.${ID}`] });
    expect(changes(exported(), now).changed).toEqual([
      changeOf(ID, 'availability', ['on-demand'], ['on-demand', 'geo']),
      changeOf(ID, 'callableAs', [ID], [ID, `eu.${ID}`]),
    ]);
  });

  it('name the reasons of the access as the export names them', () => {
    const blocked = { status: 'blocked', reasons: [{ kind: 'data-retention', message: 'Retention.' }] };
    const now = exported({ access: { status: 'allowed' } });
    expect(changes(exported({ access: blocked }), now).changed).toEqual([
      changeOf(ID, 'access', 'blocked', 'allowed', { from: ['data-retention'], to: [] }),
    ]);
  });

  it('compare prices by what they are for, and only where both know them', () => {
    const now = exported({ prices: [price('input', '0.0025'), price('output', '0.01')] });
    const stated = (input: string, output: string | null) => ({
      'regional standard standard input 1K tokens': input,
      'regional standard standard output 1K tokens': output,
    });
    expect(changes(exported({ prices: [price('input', '0.003')] }), now).changed).toEqual([
      changeOf(ID, 'price', stated('0.003', null), stated('0.0025', '0.01')),
    ]);
    expect(changes(exported(), now)).toEqual(NOTHING);
  });

  it('compare quotas by their code', () => {
    const old = exported({ quotas: [quota] });
    expect(changes(old, exported({ quotas: [{ ...quota, value: 2000 }] })).changed).toMatchObject([
      { what: 'quota', from: { 'L-1 Tokens per minute': '1000' }, to: { 'L-1 Tokens per minute': '2000' } },
    ]);
  });

  const PRICED = exported({ priceStatus: 'known', prices: [price('input', '0.003')] });
  const LIMITED = exported({ quotaStatus: 'applied', quotas: [quota] });

  it.each([
    ['prices that are not loaded', PRICED, { priceStatus: 'not-loaded', prices: [] }],
    ['prices that no name joins', PRICED, { priceStatus: 'no-join', prices: [] }],
    ['prices that only a card has', PRICED, { priceStatus: 'card-only', prices: [] }],
    ['quotas without a permission', LIMITED, { quotaStatus: 'no-permission', quotas: [] }],
    ['quotas that are not loaded', LIMITED, { quotaStatus: 'not-loaded', quotas: [] }],
    ['quotas that are not mapped', LIMITED, { quotaStatus: 'not-mapped', quotas: [] }],
    ['quotas that were renamed', LIMITED, { quotaStatus: 'renamed', quotas: [] }],
    ['quotas of a list that broke off', LIMITED, { quotaStatus: 'partial', quotas: [] }],
    ['quotas by default alone', LIMITED, { quotaStatus: 'default-only', quotas: [] }],
  ])('say nothing of %s on a side', (_what, known, members) => {
    const unknown = exported(members);
    expect(changes(known, unknown)).toEqual(NOTHING);
    expect(changes(unknown, known)).toEqual(NOTHING);
  });

  it.each([
    ['a price', PRICED, { priceStatus: 'not-in-list', prices: [] }],
    ['a quota', LIMITED, { quotaStatus: 'not-listed', quotas: [] }],
  ])('say that %s is gone which the list no longer has', (_what, known, members) => {
    expect(changes(known, exported(members)).changed).toHaveLength(1);
  });

  it('compare applied quotas alone: defaults are there only if asked for', () => {
    const withDefault = [quota, { ...quota, value: 10, origin: 'default' }];
    expect(changes(LIMITED, exported({ quotaStatus: 'applied', quotas: withDefault }))).toEqual(NOTHING);
  });

  it('compare prompt caching and the derived state of the lifecycle where both know them', () => {
    const caching = (support: string): object => ({ promptCaching: { support, source: 'page', asOf: AT } });
    const old = exported({ ...caching('no'), lifecycle: { state: 'active', daysLeft: 40 } });
    const now = exported({ ...caching('yes'), lifecycle: { state: 'legacy', daysLeft: 39 } });
    expect(changes(old, now).changed).toMatchObject([
      { what: 'lifecycle', from: { state: 'active' }, to: { state: 'legacy' } },
      { what: 'capability', from: { promptCaching: 'no' }, to: { promptCaching: 'yes' } },
    ]);
    expect(changes(exported(caching('unknown')), now)).toEqual(NOTHING);
  });

  it('know that there is nothing in a region without an endpoint', () => {
    const gone = exported({}, { state: 'no-endpoint' });
    gone.models[EU] = {};
    expect(changes(exported(), gone)).toEqual({ ...NOTHING, removed: [{ region: EU, modelId: ID }] });
  });

  it.each([
    ['a word of a newer version', 'paused'],
    ['partial and an older version did not say which list it lacks', 'partial'],
  ])('say that a region is unknown when its state is %s', (_what, state) => {
    expect(changes(exported(), exported({}, { state })).unknown).toEqual([
      { region: EU, side: 'new', reason: state },
    ]);
  });
});
