import { expect, it } from 'vitest';
import { regionInfo } from '../../../../electron/contract/cells/regions.ts';
import type { RegionRecord } from '../../../../electron/contract/snapshot/model.ts';
import {
  type GridColumns,
  gridColumns,
  PINNED_GROUP,
} from '../../../../renderer/state/matrix/grid-columns.ts';
import { aFailure } from '../../../helpers/builders.ts';
import { listed, stateAfter } from '../../../helpers/scan-events.ts';

const REGION = 'eu-west-1';
const { snapshot } = stateAfter(listed(REGION, ['a.one']));
const RECORD = snapshot.regions[REGION] as RegionRecord;
const FIGURES = {} as GridColumns['figures'];

const of = (record: RegionRecord, pinned = 0, figures = FIGURES, before?: GridColumns): GridColumns =>
  gridColumns(
    {
      columns: [{ region: REGION, info: regionInfo(REGION), record, cells: new Map() }],
      columnIndexes: [0],
      wanted: { kinds: [], stays: [], accounts: [] },
      pinned: { columns: pinned },
    },
    figures,
    before,
  );

it.each<[string, Partial<RegionRecord>]>([
  ['access', { access: { 'a.one': 0 }, accessCheckedAt: '2026-11-29T10:00:00Z' }],
  ['proofs', { proofs: {} }],
])('stays the same object for news of %s, which the cells carry', (_what, news) => {
  const before = of(RECORD);
  expect(of({ ...RECORD, ...news }, 0, FIGURES, before)).toBe(before);
});

it.each<[string, Partial<RegionRecord>]>([
  ['a failure', { state: 'failed', failure: aFailure('timeout') }],
  ['a measured latency', { latencyHistory: [{ medianMs: 12 }] }],
  ['the status of the Region', { optInStatus: 'DISABLED' }],
  ['half an answer', { incomplete: 'models' }],
])('is a new object for %s', (_what, news) => {
  const before = of(RECORD);
  const after = of({ ...RECORD, ...news }, 0, FIGURES, before);
  expect(after).not.toBe(before);
  expect(after).toEqual(of({ ...RECORD, ...news }));
});

it('is a new object for a pin and for other figures', () => {
  const before = of(RECORD);
  expect(of(RECORD, 1, FIGURES, before).groups).toEqual([PINNED_GROUP]);
  expect(of(RECORD, 0, {} as GridColumns['figures'], before)).not.toBe(before);
});
