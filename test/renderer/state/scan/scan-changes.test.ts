import { describe, expect, test } from 'vitest';
import { applyScanEvent, type ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../../../electron/contract/scan/scan-progress.ts';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import {
  areComparable,
  changesBetween,
  comparedPart,
  newsText,
} from '../../../../renderer/state/scan/scan-changes.ts';
import { ALLOWED, aFailure, aProfile, BLOCKED } from '../../../helpers/builders.ts';
import { checkedIn, failedIn, listed, mantleIn, stateAfter } from '../../../helpers/scan-events.ts';

const PARIS = 'eu-west-3';
const TWO = ['a.one', 'a.two'];
const BEFORE = stateAfter(listed(PARIS, TWO), checkedIn(PARIS, 'a.one')).snapshot;

function scannedAgain(before: Snapshot, ...events: ScanEvent[]): Snapshot {
  return events.reduce(applyScanEvent, { snapshot: before, scan: NO_SCAN }).snapshot;
}

describe('the changes of a scan', () => {
  test('are none when everything is the same', () => {
    const after = scannedAgain(BEFORE, listed(PARIS, TWO), checkedIn(PARIS, 'a.one'));
    expect(changesBetween(BEFORE, after)).toEqual([]);
    expect(newsText([])).toBe('No changes since the scan before');
  });

  test('are never called none where only a part was compared', () => {
    const regions = ['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-north-1', 'us-east-1'];
    const before = stateAfter(
      ...regions.map((region) => listed(region, ['a.one'])),
      failedIn('us-west-2', 'not-enabled', 'not-enabled'),
    ).snapshot;
    const words = (answered: string[], checks: [done: number, of: number] = [9, 9], after = before) => {
      const scan = { ...NO_SCAN, regions, answered, accessDone: checks[0], accessTotal: checks[1] };
      const part = comparedPart(before, after, scan);
      return part?.isAny === false ? undefined : newsText(changesBetween(before, after), part);
    };
    expect(words(regions)).toBe('No changes since the scan before');
    expect(words(regions.slice(1))).toBe('Unchanged where compared (eu-west-1 not compared)');
    expect(words(['us-east-1'])).toBe('Unchanged where compared (only us-east-1 compared)');
    expect(words([])).toBeUndefined();
    expect(words(regions, [4, 9])).toBe('Unchanged where compared (access of 4 of 9 models)');
    const failed = scannedAgain(before, failedIn('us-east-1'));
    expect(words(regions, [9, 9], failed)).toBe('Unchanged where compared (us-east-1 not compared)');
    const more = scannedAgain(failed, listed('eu-west-1', TWO));
    expect(words(regions, [9, 9], more)).toBe('1 model new in eu-west-1 (us-east-1 not compared)');
  });

  test('name what is new and what is gone', () => {
    const after = scannedAgain(BEFORE, listed(PARIS, ['a.one', 'a.three', 'a.four']));
    expect(changesBetween(BEFORE, after)).toEqual([
      { modelId: 'a.four', region: PARIS, kind: 'new' },
      { modelId: 'a.three', region: PARIS, kind: 'new' },
      { modelId: 'a.two', region: PARIS, kind: 'gone' },
    ]);
    expect(newsText(changesBetween(BEFORE, after))).toBe('2 models new in eu-west-3, 1 gone in eu-west-3');
  });

  test('tell changed access, but not access that became known or unknown', () => {
    const blocked = scannedAgain(BEFORE, checkedIn(PARIS, { 'a.one': BLOCKED, 'a.two': ALLOWED }));
    expect(changesBetween(BEFORE, blocked)).toEqual([
      { modelId: 'a.one', region: PARIS, kind: 'access', from: 'allowed', to: 'blocked' },
    ]);
    expect(newsText(changesBetween(BEFORE, blocked))).toBe('access changed for 1');
  });

  test('tell new ways to call', () => {
    const profile = aProfile('eu.a.one', 'a.one', [PARIS], {}, PARIS);
    const after = scannedAgain(BEFORE, listed(PARIS, TWO, [profile]));
    expect(changesBetween(BEFORE, after)).toEqual([
      { modelId: 'a.one', region: PARIS, kind: 'ways', from: ['on-demand'], to: ['on-demand', 'geo'] },
    ]);
  });

  test('do not call models gone because their region failed', () => {
    const after = scannedAgain(BEFORE, failedIn(PARIS));
    expect(changesBetween(BEFORE, after)).toEqual([]);
    expect(areComparable(BEFORE, after)).toBe(false);
  });

  test('do not call models new because their region answers for the first time', () => {
    const after = scannedAgain(BEFORE, listed('eu-north-1', ['a.new']));
    expect(changesBetween(BEFORE, after)).toEqual([]);
    expect(areComparable(BEFORE, after)).toBe(true);
  });

  test('do not call mantle models gone because its list failed', () => {
    const before = scannedAgain(BEFORE, mantleIn(PARIS, ['m.one']));
    const failed = mantleIn(PARIS, [], { state: 'failed', failure: aFailure('timeout') });
    expect(changesBetween(before, scannedAgain(before, failed))).toEqual([]);
    expect(changesBetween(before, scannedAgain(before, mantleIn(PARIS, [])))).toEqual([
      { modelId: 'm.one', region: PARIS, kind: 'gone' },
    ]);
  });

  test('count models once over all regions', () => {
    const two = stateAfter(listed(PARIS, []), listed('eu-north-1', [])).snapshot;
    const after = scannedAgain(two, listed(PARIS, ['a.one']), listed('eu-north-1', ['a.one']));
    expect(newsText(changesBetween(two, after))).toBe('1 model new in 2 Regions');
  });
});
