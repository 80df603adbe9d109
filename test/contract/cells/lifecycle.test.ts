import { describe, expect, it } from 'vitest';
import { endingWithin } from '../../../electron/contract/cells/ending.ts';
import {
  type DocumentedDates,
  daysLeft,
  type LifecycleAt,
  lifecycleAt,
  lifecycleIn,
  perDocs,
  type RegionalLifecycle,
} from '../../../electron/contract/cells/lifecycle.ts';
import type { ModelLifecycle, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { aModel, BLOCKED } from '../../helpers/builders.ts';
import { checkedIn, listed, stateAfter } from '../../helpers/scan-events.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const ID = 'acme.one-v1:0';
const DOCS = { source: 'https://docs.example', asOf: '2026-10-01' };
const PAGE: DocumentedDates = (modelId, region) =>
  modelId === ID && region === 'us-east-1'
    ? { legacyDate: '2026-06-01', endOfLifeDate: '2026-12-01', ...DOCS }
    : undefined;

function region(code: RegionCode, modelLifecycle: ModelLifecycle, modelId = ID, types = ['ON_DEMAND']) {
  return listed(code, [aModel(modelId, { modelLifecycle, inferenceTypesSupported: types }, code)]);
}

describe('the lifecycle of a model', () => {
  it('is that of the region: it can be legacy in one and active in another', () => {
    const { snapshot } = stateAfter(
      region('ap-south-1', { status: 'ACTIVE' }),
      region('us-west-2', {
        status: 'LEGACY',
        legacyTime: '2026-09-10T00:00:00Z',
        endOfLifeTime: '2027-01-10T00:00:00Z',
      }),
    );
    expect(lifecycleIn(snapshot, 'ap-south-1', ID)).toEqual({ status: 'ACTIVE' });
    const from = { kind: 'api', region: 'us-west-2' };
    expect(lifecycleIn(snapshot, 'us-west-2', ID)).toEqual({
      status: 'LEGACY',
      legacy: { date: '2026-09-10T00:00:00Z', from },
      endOfLife: { date: '2027-01-10T00:00:00Z', from },
    });
  });

  it('takes a date of the pages only where the API gives none, and says where it is from', () => {
    const { snapshot } = stateAfter(
      region('us-east-1', { status: 'LEGACY', legacyTime: '2026-07-07T00:00:00Z' }),
      region('us-west-2', { status: 'LEGACY' }),
    );
    expect(lifecycleIn(snapshot, 'us-east-1', ID, PAGE)).toEqual({
      status: 'LEGACY',
      legacy: { date: '2026-07-07T00:00:00Z', from: { kind: 'api', region: 'us-east-1' } },
      endOfLife: { date: '2026-12-01', from: { kind: 'docs', ...DOCS } },
    });
    expect(lifecycleIn(snapshot, 'us-west-2', ID, PAGE)).toEqual({ status: 'LEGACY' });
  });

  it('takes the date of a card, which names no region, unless the region is one of those left out and says ACTIVE', () => {
    const { snapshot } = stateAfter(
      region('us-east-1', { status: 'ACTIVE' }),
      region('us-west-2', { status: 'LEGACY' }),
    );
    const CARD = { endOfLifeDate: '2026-09-14', source: 'https://card.example', asOf: '2026-08-22' };
    const from = { kind: 'docs', source: 'https://card.example', asOf: '2026-08-22' };
    const endOfLife = { date: '2026-09-14', from };
    expect(lifecycleIn(snapshot, 'us-east-1', ID, () => CARD)).toEqual({ status: 'ACTIVE', endOfLife });
    const regional: DocumentedDates = () => ({ ...CARD, unlessActive: true });
    expect(lifecycleIn(snapshot, 'us-east-1', ID, regional)).toEqual({ status: 'ACTIVE' });
    expect(lifecycleIn(snapshot, 'us-west-2', ID, regional)).toEqual({ status: 'LEGACY', endOfLife });
  });

  it('of a model or region that nobody knows is empty', () => {
    expect(lifecycleIn(stateAfter().snapshot, 'us-west-2', ID)).toEqual({});
  });
});

describe('the mark of a page', () => {
  it.each([
    ['2026-08-22', '22 Aug 2026'],
    ['undated; lists EOL 2026-09-30 as passed and 2026-10-14 as to come', '30 Sept 2026 to 14 Oct 2026'],
    ['undated copies, about August to October 2026', 'August to October 2026'],
    ['', 'an unknown day'],
  ])('read %s says so shortly', (asOf, day) => {
    expect(perDocs(asOf)).toBe(`per AWS docs of ${day}`);
  });
});

const INSTEAD = {
  modelId: 'acme.two-v1:0',
  name: 'Two',
  by: 'Acme',
  source: 'https://acme.example',
  asOf: '2026-09-26',
};

describe('where a model stands', () => {
  const api = (date: string) => ({ date, from: { kind: 'api', region: 'us-east-1' } as const });
  const docs = (date: string) => ({ date, from: { kind: 'docs', ...DOCS } as const });

  it.each<[string, RegionalLifecycle, LifecycleAt | undefined]>([
    ['nobody says anything', {}, undefined],
    ['the API says ACTIVE', { status: 'ACTIVE' }, { state: 'active', source: 'api' }],
    ['the API says LEGACY', { status: 'LEGACY' }, { state: 'legacy', source: 'api' }],
    ['it says a word of its own', { status: 'NEW' }, undefined],
    [
      'its end is to come',
      { status: 'LEGACY', endOfLife: api('2026-12-24T00:00:00Z') },
      { state: 'legacy', endsAt: '2026-12-24T00:00:00Z', daysLeft: 30, source: 'api' },
    ],
    [
      'extended access has begun',
      {
        status: 'LEGACY',
        extendedAccess: api('2026-11-01T00:00:00Z'),
        endOfLife: api('2026-11-25T00:00:00Z'),
      },
      { state: 'extended', endsAt: '2026-11-25T00:00:00Z', daysLeft: 1, source: 'api' },
    ],
    [
      'its end has passed, whatever the status',
      { status: 'ACTIVE', endOfLife: api('2026-10-14T00:00:00Z') },
      { state: 'ended', endsAt: '2026-10-14T00:00:00Z', daysLeft: -41, source: 'api' },
    ],
    [
      'its end passed this morning',
      { status: 'LEGACY', endOfLife: api('2026-11-24T09:59:59Z') },
      { state: 'ended', endsAt: '2026-11-24T09:59:59Z', daysLeft: 0, source: 'api' },
    ],
    [
      'a page names today, which is not over',
      { status: 'LEGACY', endOfLife: docs('2026-11-24') },
      { state: 'legacy', endsAt: '2026-11-24', daysLeft: 0, ...DOCS },
    ],
    [
      'a page names yesterday',
      { endOfLife: docs('2026-11-23') },
      { state: 'ended', endsAt: '2026-11-23', daysLeft: -1, ...DOCS },
    ],
    [
      'only a card says that it does not end before a day',
      { endsNoSoonerThan: docs('2027-09-22') },
      { state: 'active', ...DOCS },
    ],
    [
      'it stays, a replacement is of no use',
      { status: 'ACTIVE', replacement: INSTEAD },
      { state: 'active', source: 'api' },
    ],
    [
      'it does not stay, the replacement is named',
      { status: 'LEGACY', replacement: INSTEAD },
      { state: 'legacy', source: 'api', replacement: INSTEAD },
    ],
  ])('when %s', (_what, lifecycle, expected) => {
    expect(lifecycleAt(lifecycle, NOW)).toEqual(expected);
  });
});

describe('days left', () => {
  it.each([
    ['2026-11-26', 2],
    ['2026-11-25T00:00:00Z', 1],
    ['2026-11-24', 0],
    ['2026-11-24T23:59:59Z', 0],
    ['2026-11-23T23:59:59Z', -1],
    ['2027-01-08T00:00:00+00:00', 45],
    ['in spring', undefined],
  ])('until %s are %s', (date, expected) => {
    expect(daysLeft(date, NOW)).toBe(expected);
  });
});

describe('the list of ending models', () => {
  const soon = { status: 'LEGACY', endOfLifeTime: '2026-11-26T00:00:00Z' };
  const later = { status: 'ACTIVE', endOfLifeTime: '2027-05-23T00:00:00Z' };

  it('holds what ends within the days, soonest first, with the regions of the same day together', () => {
    const { snapshot } = stateAfter(
      region('us-east-1', later, 'b.later'),
      region('us-west-2', soon, 'z.soon'),
      region('eu-west-1', soon, 'z.soon'),
      region('eu-west-3', { ...soon, endOfLifeTime: '2027-05-24T00:00:00Z' }, 'c.too-late'),
      region('eu-west-2', { ...soon, endOfLifeTime: '2026-11-23T00:00:00Z' }, 'd.ended'),
    );
    expect(
      endingWithin(snapshot, NOW, 180).map((each) => [each.modelId, each.daysLeft, each.regions]),
    ).toEqual([
      ['z.soon', 2, ['eu-west-1', 'us-west-2']],
      ['b.later', 180, ['us-east-1']],
    ]);
    const ended = endingWithin(snapshot, NOW, { from: Number.NEGATIVE_INFINITY, to: -1 });
    expect(ended.map((each) => [each.modelId, each.daysLeft])).toEqual([['d.ended', -1]]);
  });

  it('leaves out what the account cannot call', () => {
    const { snapshot } = stateAfter(
      region('us-east-1', soon, 'a.listed-only', []),
      region('us-west-2', soon, 'a.blocked'),
      checkedIn('us-west-2', 'a.blocked', BLOCKED),
    );
    expect(endingWithin(snapshot, NOW)).toEqual([]);
  });

  it('keeps a date of the API and one of the pages apart', () => {
    const { snapshot } = stateAfter(
      region('us-east-1', { status: 'LEGACY' }),
      region('us-west-2', { status: 'LEGACY', endOfLifeTime: '2026-12-01T00:00:00Z' }),
    );
    expect(
      endingWithin(snapshot, NOW, 30, PAGE).map((each) => [each.endOfLife.from.kind, each.regions]),
    ).toEqual([
      ['docs', ['us-east-1']],
      ['api', ['us-west-2']],
    ]);
  });
});
