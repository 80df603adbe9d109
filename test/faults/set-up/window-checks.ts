/** What the window must show of a region with a fault, whatever the fault is. */
import { expect } from 'vitest';
import { AVAILABILITY_KINDS } from '../../../electron/contract/cells/availability.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import type { RegionState } from '../../../electron/contract/snapshot/model.ts';
import { REGION_STATE_LABELS } from '../../../renderer/state/words/cell-text.ts';
import type { FaultCase } from './fault-case.ts';
import type { Run } from './fault-run.ts';
import { type WindowView, windowView } from './window-view.ts';

const THREE_HOURS_MS = 3 * 3_600_000;
const KINDS: readonly string[] = AVAILABILITY_KINDS;
/** Drawn where nothing is known of a region in this state. */
const WITHOUT_DATA: Partial<Record<RegionState, readonly string[]>> = {
  failed: ['failed', 'no-endpoint'],
  denied: ['denied'],
  'not-enabled': ['not-enabled'],
  'not-scanned': ['not-scanned'],
};

const eventsOf = (run: Run): ScanEvent[] => run.events.map(({ event }) => event);

/** Over the answers of a good scan: what was known stays, with its age, and what went wrong is said. */
export function expectWindowOverGood(
  one: FaultCase,
  run: Run,
  region: string,
  lastGood: string | undefined,
): WindowView {
  const view = windowView(eventsOf(run), region, Date.parse(lastGood ?? '') + THREE_HOURS_MS);
  expectHeader(view, one.expect.state);
  if (one.expect.cells === 'last good answer') {
    for (const look of view.looks) expect(KINDS, look).toContain(look);
    const isStale = one.expect.state !== 'ok';
    expect(view.age).toBe(`${isStale ? 'Last good answer' : 'Answered'} 3 h ago`);
    const mark = `last good answer, Region ${REGION_STATE_LABELS[one.expect.state].toLowerCase()}`;
    for (const words of view.words) expect(words.endsWith(mark), words).toBe(isStale);
  } else expectNothingDenied(one, view);
  expectReason(one, run, view);
  return view;
}

/** With nothing known before: a failure is shown as a failure, never as "not here". */
export function expectWindowAtFirst(one: FaultCase, run: Run, region: string): WindowView {
  const view = windowView(eventsOf(run), region, Date.now());
  const hasOld = one.expect.cells === 'last good answer';
  const state = hasOld && one.expect.state === 'ok' ? 'not-scanned' : one.expect.state;
  expect(run.exit, run.stderr.join('\n')).toBe(one.expect.exit);
  expectHeader(view, state);
  if (hasOld) {
    expect(view.age).toBeUndefined();
    for (const look of view.looks) expect(WITHOUT_DATA[state], look).toContain(look);
  } else expectNothingDenied(one, view);
  expectReason(one, run, view);
  return view;
}

function expectHeader(view: WindowView, state: RegionState): void {
  const words = REGION_STATE_LABELS[state].toLowerCase();
  expect(view.header.endsWith(`, ${words}`), view.header).toBe(state !== 'ok');
  expect(view.isListed).toBe(!['ok', 'not-scanned'].includes(state));
}

/** Only a region that has answered in full may say that a model is not there. */
function expectNothingDenied(one: FaultCase, view: WindowView): void {
  if (one.expect.state === 'ok') return;
  for (const look of ['absent', 'listed']) expect(view.looks).not.toContain(look);
}

/** What went wrong is in the tooltip, or over the matrix where the scan stopped, with the next step. */
function expectReason(one: FaultCase, run: Run, view: WindowView): void {
  const said = [view.problem, view.stopped].filter((text) => text !== undefined).join(' ');
  if (one.expect.message === undefined) expect(view.stopped).toBeUndefined();
  else expect(said).toMatch(one.expect.message);
  expect(view.stopped !== undefined, run.stderr.join('\n')).toBe(one.expect.exit === 3);
  expect(said).not.toMatch(/undefined|\[object|999988887777|AKIA/);
}
