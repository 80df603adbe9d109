import { describe, expect, test } from 'vitest';
import { applyScanEvent, type ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../../../electron/contract/scan/scan-progress.ts';
import { emptySnapshot } from '../../../../electron/contract/snapshot/snapshot.ts';
import { milestoneText, summarise } from '../../../../renderer/state/scan/scan-summary.ts';
import { ALLOWED, AT, aFailure, aModel, listed, SOURCE } from '../../../helpers/builders.ts';

const REGIONS = Array.from({ length: 31 }, (_, at) => `eu-test-${at + 1}`);

/** What is spoken: each time that the words change. */
function spoken(events: ScanEvent[]): string[] {
  const said: string[] = [];
  let state = { snapshot: emptySnapshot(SOURCE), scan: NO_SCAN };
  for (const event of events) {
    state = applyScanEvent(state, event);
    const words = milestoneText(state.scan, summarise(state.snapshot));
    if (words !== '' && words !== said.at(-1)) said.push(words);
  }
  return said;
}

const answers = REGIONS.map((region, at): ScanEvent => {
  if (at % 10 !== 9) return listed(region, [aModel('a.one', {}, region)]);
  return { type: 'region-failed', region, state: 'failed', failure: aFailure('timeout'), atIso: AT };
});
const checks = REGIONS.map(
  (region): ScanEvent => ({
    type: 'access-checked',
    region,
    results: [{ modelId: 'a.one', facts: ALLOWED }],
    atIso: AT,
  }),
);
const measured = REGIONS.map(
  (region, at): ScanEvent => ({
    type: 'latency-measured',
    region,
    latency: { medianMs: at, p90Ms: at, minMs: at, samples: 3, measuredAt: AT },
    smoothedLatencyMs: at,
  }),
);

describe('what a screen reader is told of a scan of 31 regions', () => {
  const said = spoken([
    { type: 'scan-started', regions: REGIONS, atIso: AT },
    ...answers,
    { type: 'access-started', total: 31 },
    ...checks,
    { type: 'latency-started', total: 31, within: 'scan' },
    ...measured,
    { type: 'scan-finished', outcome: 'partial', atIso: AT },
  ]);

  test('is five messages, not ninety', () => {
    expect(said).toHaveLength(5);
  });

  test('begins, says when half is done, and ends with what failed', () => {
    expect(said.slice(0, 2)).toEqual(['Scanning 31 regions.', 'Half of 31 regions answered.']);
    expect(said.at(-1)).toBe('Scan finished with problems. 28 of 31 regions answered.');
  });
});
