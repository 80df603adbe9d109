import { describe, expect, test } from 'vitest';
import type { ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import {
  accessCoverage,
  groupedProblems,
  milestoneText,
  phaseText,
  retryable,
  summarise,
  waitingText,
} from '../../../../renderer/state/scan/scan-summary.ts';
import { AT, aFailure } from '../../../helpers/builders.ts';
import { checkedIn, failedIn, listed, measuredIn, stateAfter } from '../../../helpers/scan-events.ts';

const REGIONS = ['eu-west-1', 'us-east-1', 'me-south-1', 'ap-south-1'];
const STARTED: ScanEvent = { type: 'scan-started', regions: REGIONS, atIso: AT };

describe('the summary', () => {
  const EARLIER = '2026-11-20T10:00:00.000Z';
  const { snapshot } = stateAfter(
    listed('us-east-1', ['a.one'], [], EARLIER),
    STARTED,
    listed('eu-west-1', ['a.one']),
    failedIn('us-east-1'),
    failedIn('me-south-1', 'not-enabled', 'not-enabled'),
  );
  const summary = summarise(snapshot);

  test('counts what answered and names what did not', () => {
    expect(summary).toMatchObject({ regions: 4, answered: 1, hasData: true, scannedAt: AT });
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

describe('a scan that no region answered', () => {
  const BEFORE = '2026-11-24T09:59:30.000Z';
  const named = (region: string) => aFailure('timeout', `Bedrock gave no answer in ${region} for 15 s.`);
  const { snapshot } = stateAfter(
    ...REGIONS.map((region) => listed(region, ['a.one'], [], BEFORE)),
    STARTED,
    ...REGIONS.map((region) => ({ ...failedIn(region), failure: named(region) })),
  );
  const { isStale, problems, scannedAt } = summarise(snapshot);

  test('is not called a scan of now', () => {
    expect({ isStale, scannedAt }).toEqual({ isStale: true, scannedAt: BEFORE });
  });

  test('says what failed alike once, without the name of a region', () => {
    const groups = groupedProblems(problems);
    expect(groups.map(({ failure, problems: alike }) => [failure.message, alike.length])).toEqual([
      ['Bedrock gave no answer for 15 s.', 4],
    ]);
  });

  test('keeps the name where one region alone failed so, and causes apart', () => {
    const [first, second] = problems;
    if (first === undefined || second === undefined) throw new Error('There are four.');
    const other = { ...second, failure: aFailure('denied', `You may not ask ${second.region}.`) };
    expect(groupedProblems([first, other]).map(({ failure }) => failure.message)).toEqual([
      first.failure.message,
      other.failure.message,
    ]);
  });
});

describe('the access checks of a scan that was cancelled', () => {
  test('are counted by regions in which all models were asked', () => {
    const { snapshot } = stateAfter(
      listed('eu-west-1', ['a.one', 'b.two']),
      listed('us-east-1', ['a.one', 'b.two']),
      listed('ap-south-1', []),
      checkedIn('eu-west-1', 'a.one'),
      checkedIn('eu-west-1', 'b.two'),
      checkedIn('us-east-1', 'a.one'),
    );
    expect(accessCoverage(snapshot)).toEqual({ checked: 1, regions: 2 });
  });
});

describe('the progress', () => {
  const waited = (...events: ScanEvent[]) => {
    const { scan, snapshot } = stateAfter(STARTED, ...events);
    return waitingText(scan, snapshot);
  };

  test('is told region by region on the bar, by quarters to a screen reader', () => {
    const none = stateAfter(STARTED);
    const one = stateAfter(STARTED, listed('eu-west-1', []));
    expect(phaseText(none.scan)).toBe('Regions 0 of 4');
    expect(phaseText(one.scan)).toBe('Regions 1 of 4');
    expect(milestoneText(none.scan, summarise(none.snapshot))).toBe('Scanning 4 Regions.');
    expect(milestoneText(one.scan, summarise(one.snapshot))).toBe('Scanning 4 Regions.');
  });

  test('names the last regions that are waited for, and not the first', () => {
    const waitedFor = (...regions: string[]) => waited(...regions.map((region) => listed(region, [])));
    expect(waitedFor()).toBeUndefined();
    expect(waitedFor('eu-west-1', 'us-east-1')).toBe('waiting for me-south-1, ap-south-1');
    expect(waitedFor(...REGIONS.slice(0, 3))).toBe('waiting for ap-south-1');
    expect(waitedFor(...REGIONS)).toBeUndefined();
  });

  test('names the last that are waited for in every phase', () => {
    const [hung = '', ...others] = REGIONS;
    const lists = REGIONS.map((region) => listed(region, ['a.one']));
    const checked = others.map((region) => checkedIn(region, 'a.one', {}));
    const said = (...events: ScanEvent[]) => waited(...lists, ...events);
    const accessOf: ScanEvent = { type: 'access-started', total: REGIONS.length };
    expect(said(accessOf)).toBeUndefined();
    expect(said(accessOf, ...checked)).toBe(`waiting for ${hung}`);
    // One of its two models answers, and an earlier scan knew both.
    const both = REGIONS.map((region) => listed(region, ['a.one', 'a.two']));
    const before = REGIONS.map((region) => checkedIn(region, { 'a.one': {}, 'a.two': {} }));
    const now = [...before.slice(1), checkedIn(hung, 'a.two', {})];
    expect(waited(...both, ...before, STARTED, ...both, accessOf, ...now)).toBe(`waiting for ${hung}`);
    const latencyOf: ScanEvent = { type: 'latency-started', total: REGIONS.length, within: 'scan' };
    const measured = others.map((region) => measuredIn(region, 9));
    expect(said(latencyOf)).toBeUndefined();
    expect(said(latencyOf, ...measured)).toBe(`waiting for ${hung}`);
    const failed: ScanEvent = { type: 'latency-failed', region: hung, failure: aFailure('timeout') };
    expect(said(latencyOf, ...measured, failed)).toBeUndefined();
    // The user waits for no scan.
    expect(said({ ...latencyOf, within: 'measurement' }, ...measured)).toBeUndefined();
  });

  test('names its phases and its end', () => {
    const access = stateAfter(STARTED, { type: 'access-started', total: 9 });
    expect(phaseText(access.scan)).toBe('Access 0 of 9');
    const latency = stateAfter({ type: 'latency-started', total: 4, within: 'measurement' });
    expect(phaseText(latency.scan)).toBe('Latency 0 of 4');
    const end = stateAfter(STARTED, { type: 'scan-finished', outcome: 'partial', atIso: AT });
    expect(phaseText(end.scan)).toBeUndefined();
    expect(milestoneText(end.scan, summarise(end.snapshot))).toBe(
      'Scan finished, 4 Regions with errors. 0 of 4 Regions scanned.',
    );
  });
});
