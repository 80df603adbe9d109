import { describe, expect, it } from 'vitest';
import { applyScanEvent, type ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import { AT, aFailure } from '../../helpers/builders.ts';
import { failedIn, listed, measuredIn, stateAfter } from '../../helpers/scan-events.ts';

const EU = 'eu-central-1';
const US = 'us-east-1';
const LATER = '2026-11-25T10:00:00.000Z';
const START = stateAfter();

const started: ScanEvent = { type: 'scan-started', regions: [EU, US], atIso: AT };
const timedOut: ScanEvent = failedIn(EU, 'failed', 'timeout', LATER);

describe('the progress', () => {
  it('counts each region once, in the order of the answers', () => {
    const { scan } = stateAfter(started, listed(US, []), timedOut, listed(US, []));
    expect(scan).toMatchObject({ phase: 'listing', regions: [EU, US], answered: [US, EU], startedAt: AT });
  });

  it('follows the phases and ends with the outcome', () => {
    const phases = [
      started,
      { type: 'access-started', total: 1 },
      { type: 'latency-started', total: 2, within: 'scan' },
      measuredIn(EU, 5),
      { type: 'scan-finished', outcome: 'stopped', failure: aFailure('expired-credentials'), atIso: LATER },
    ] satisfies ScanEvent[];
    let state = START;
    const seen = phases.map((event) => {
      state = applyScanEvent(state, event);
      return state.scan.phase;
    });
    expect(seen).toEqual(['listing', 'access', 'latency', 'latency', 'idle']);
    expect(state.scan).toMatchObject({
      lastOutcome: 'stopped',
      finishedAt: LATER,
      latencyDone: 1,
      latencyTotal: 2,
      failure: { kind: 'expired-credentials' },
    });
  });

  it('forgets the last outcome when a new scan starts', () => {
    const { scan } = stateAfter(
      started,
      { type: 'scan-finished', outcome: 'stopped', failure: aFailure('network'), atIso: AT },
      started,
    );
    expect(scan.failure).toBeUndefined();
    expect(scan.lastOutcome).toBeUndefined();
    expect(scan.answered).toEqual([]);
  });

  it('of a measurement alone ends idle', () => {
    const during = stateAfter({ type: 'latency-started', total: 1, within: 'measurement' });
    expect(during.scan).toMatchObject({ phase: 'measuring', latencyTotal: 1 });
    expect(applyScanEvent(during, { type: 'measurement-finished' }).scan.phase).toBe('idle');
  });

  it('is that of a running scan for a window that joins, and none for a snapshot alone', () => {
    const running = stateAfter(started);
    const { snapshot, scan } = running;
    expect(applyScanEvent(START, { type: 'snapshot-restored', snapshot, scan })).toEqual(running);
    expect(applyScanEvent(running, { type: 'snapshot-restored', snapshot }).scan.phase).toBe('idle');
  });
});
