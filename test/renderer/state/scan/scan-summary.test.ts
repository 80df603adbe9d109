import { describe, expect, test } from 'vitest';
import type { ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import {
  milestoneText,
  phaseText,
  retryable,
  summarise,
} from '../../../../renderer/state/scan/scan-summary.ts';
import { AT, aFailure, aModel, listed, stateAfter } from '../../../helpers/builders.ts';

const REGIONS = ['eu-west-1', 'us-east-1', 'me-south-1', 'ap-south-1'];
const STARTED: ScanEvent = { type: 'scan-started', regions: REGIONS, atIso: AT };
const failed = (region: string, state: 'failed' | 'not-enabled'): ScanEvent => ({
  type: 'region-failed',
  region,
  state,
  failure: aFailure(state === 'failed' ? 'timeout' : 'not-enabled'),
  atIso: AT,
});

describe('the summary', () => {
  const EARLIER = '2026-11-20T10:00:00.000Z';
  const { snapshot } = stateAfter(
    listed('us-east-1', [aModel('a.one', {}, 'us-east-1')], [], EARLIER),
    STARTED,
    listed('eu-west-1', [aModel('a.one', {}, 'eu-west-1')]),
    failed('us-east-1', 'failed'),
    failed('me-south-1', 'not-enabled'),
  );
  const summary = summarise(snapshot);

  test('counts what answered and names what did not', () => {
    expect(summary).toMatchObject({ regions: 4, answered: 1, notEnabled: 1, hasData: true, scannedAt: AT });
    expect(summary.problems.map(({ region, state }) => [region, state])).toEqual([
      ['me-south-1', 'not-enabled'],
      ['us-east-1', 'failed'],
    ]);
  });

  test('says from when the data of a failed region is', () => {
    expect(summary.problems[1]?.scannedAt).toBe(EARLIER);
  });

  test('offers to ask again where that can help', () => {
    expect(retryable(summary.problems)).toEqual(['us-east-1']);
  });
});

describe('the progress', () => {
  test('is told region by region on the bar, by quarters to a screen reader', () => {
    const none = stateAfter(STARTED);
    const one = stateAfter(STARTED, listed('eu-west-1', []));
    expect(phaseText(none.scan)).toBe('Regions 0 of 4');
    expect(phaseText(one.scan)).toBe('Regions 1 of 4');
    expect(milestoneText(none.scan, summarise(none.snapshot))).toBe('Scanning 4 regions.');
    expect(milestoneText(one.scan, summarise(one.snapshot))).toBe('Scanning 4 regions.');
  });

  test('names its phases and its end', () => {
    const access = stateAfter(STARTED, { type: 'access-started', total: 9 });
    expect(phaseText(access.scan)).toBe('Access 0 of 9');
    const latency = stateAfter({ type: 'latency-started', total: 4, within: 'measurement' });
    expect(phaseText(latency.scan)).toBe('Latency 0 of 4');
    const end = stateAfter(STARTED, { type: 'scan-finished', outcome: 'partial', atIso: AT });
    expect(phaseText(end.scan)).toBeUndefined();
    expect(milestoneText(end.scan, summarise(end.snapshot))).toBe(
      'Scan finished with problems. 0 of 4 regions answered.',
    );
  });
});
