import { describe, expect, it } from 'vitest';
import { diffSides } from '../../../electron/contract/diff/diff-sides.ts';
import type { Difference } from '../../../electron/contract/diff/difference.ts';
import { documentSide } from '../../../electron/contract/diff/document-side.ts';
import type { ExportDocument } from '../../../electron/contract/export/export-format.ts';
import { AT, aModel } from '../../helpers/builders.ts';
import { exportOf } from '../../helpers/exports.ts';
import { listed } from '../../helpers/scan-events.ts';
import { EU, NOTHING, scanned } from './scans.ts';

const ID = 'amazon.nova';

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
      { region: EU, modelId: ID, what: 'availability', from: ['on-demand'], to: ['on-demand', 'geo'] },
      { region: EU, modelId: ID, what: 'callableAs', from: [ID], to: [ID, `eu.${ID}`] },
    ]);
  });

  it('name the reasons of the access as the export names them', () => {
    const blocked = { status: 'blocked', reasons: [{ kind: 'data-retention', message: 'Retention.' }] };
    const now = exported({ access: { status: 'allowed' } });
    expect(changes(exported({ access: blocked }), now).changed).toEqual([
      {
        region: EU,
        modelId: ID,
        what: 'access',
        from: 'blocked',
        to: 'allowed',
        reasons: { from: ['data-retention'], to: [] },
      },
    ]);
  });

  it('compare prices by what they are for, and only where both know them', () => {
    const price = {
      scope: 'regional',
      tier: 'standard',
      context: 'standard',
      meter: 'input',
      unit: '1K tokens',
    };
    const old = exported({ prices: [{ ...price, usd: '0.003' }] });
    const now = exported({
      prices: [
        { ...price, usd: '0.0025' },
        { ...price, meter: 'output', usd: '0.01' },
      ],
    });
    expect(changes(old, now).changed).toEqual([
      {
        region: EU,
        modelId: ID,
        what: 'price',
        from: {
          'regional standard standard input 1K tokens': '0.003',
          'regional standard standard output 1K tokens': null,
        },
        to: {
          'regional standard standard input 1K tokens': '0.0025',
          'regional standard standard output 1K tokens': '0.01',
        },
      },
    ]);
    expect(changes(exported(), now)).toEqual(NOTHING);
  });

  it('compare quotas by their code', () => {
    const quota = { code: 'L-1', name: 'Tokens per minute', unit: 'None' };
    const old = exported({ quotas: [{ ...quota, value: 1000 }] });
    expect(changes(old, exported({ quotas: [{ ...quota, value: 2000 }] })).changed).toMatchObject([
      { what: 'quota', from: { 'L-1 Tokens per minute': '1000' }, to: { 'L-1 Tokens per minute': '2000' } },
    ]);
  });

  it.each(['not-loaded', 'no-join', 'card-only'])(
    'say nothing of prices that are %s on a side',
    (priceStatus) => {
      const price = {
        scope: 'regional',
        tier: 'standard',
        context: 'standard',
        meter: 'input',
        unit: '1K tokens',
      };
      const known = exported({ priceStatus: 'known', prices: [{ ...price, usd: '0.003' }] });
      const unknown = exported({ priceStatus, prices: [] });
      expect(changes(known, unknown)).toEqual(NOTHING);
      expect(changes(unknown, known)).toEqual(NOTHING);
      expect(changes(known, exported({ priceStatus: 'not-in-list', prices: [] })).changed).toHaveLength(1);
    },
  );

  it.each(['no-permission', 'not-loaded', 'not-mapped', 'renamed', 'partial', 'default-only'])(
    'say nothing of quotas that are %s on a side',
    (quotaStatus) => {
      const quota = { code: 'L-1', name: 'Tokens per minute', unit: 'None', value: 1000, origin: 'applied' };
      const known = exported({ quotaStatus: 'applied', quotas: [quota] });
      const unknown = exported({ quotaStatus, quotas: [] });
      expect(changes(known, unknown)).toEqual(NOTHING);
      expect(changes(unknown, known)).toEqual(NOTHING);
      expect(changes(known, exported({ quotaStatus: 'not-listed', quotas: [] })).changed).toHaveLength(1);
    },
  );

  it('compare applied quotas alone: defaults are there only if asked for', () => {
    const quota = { code: 'L-1', name: 'Tokens per minute', unit: 'None', value: 1000, origin: 'applied' };
    const old = exported({ quotaStatus: 'applied', quotas: [quota] });
    const withDefault = [quota, { ...quota, value: 10, origin: 'default' }];
    expect(changes(old, exported({ quotaStatus: 'applied', quotas: withDefault }))).toEqual(NOTHING);
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

  it('say that a region is unknown when its state is a word of a newer version', () => {
    expect(changes(exported(), exported({}, { state: 'paused' })).unknown).toEqual([
      { region: EU, side: 'new', reason: 'paused' },
    ]);
  });
});
