import { describe, expect, test } from 'vitest';
import { liveDifferences } from '../../../../renderer/state/scan/live-differences.ts';
import { aModel } from '../../../helpers/builders.ts';
import { snapshotOf } from '../../../helpers/scan-events.ts';

describe('an export beside live data', () => {
  test('tells added and removed models from cells that changed', () => {
    const exported = snapshotOf({
      'eu-west-1': ['a.old', 'a.kept', 'a.ways'],
      'us-east-1': ['a.old', 'a.kept'],
    });
    const provisioned = aModel('a.ways', { inferenceTypesSupported: ['PROVISIONED'] }, 'eu-west-1');
    const live = snapshotOf({
      'eu-west-1': ['a.kept', 'a.fresh', provisioned],
      'us-east-1': ['a.fresh'],
    });
    const found = liveDifferences(exported, live);
    const short = (list: NonNullable<typeof found>['added'] = []) =>
      list.map(({ modelId, kind, regions }) => [modelId, kind, ...regions]);
    expect(short(found?.added)).toEqual([['a.fresh', 'new', 'eu-west-1', 'us-east-1']]);
    expect(short(found?.removed)).toEqual([['a.old', 'gone', 'eu-west-1', 'us-east-1']]);
    expect(short(found?.changed)).toEqual([
      ['a.kept', 'gone', 'us-east-1'],
      ['a.ways', 'ways', 'eu-west-1'],
    ]);
  });

  test('says nothing where no region answered both times', () => {
    const exported = snapshotOf({ 'eu-west-1': ['a.one'] });
    expect(liveDifferences(exported, snapshotOf({ 'us-east-1': ['a.one'] }))).toBeUndefined();
    expect(liveDifferences(exported, exported)).toEqual({ added: [], removed: [], changed: [] });
  });
});
