import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../../../electron/contract/scan/scan-progress.ts';
import { compact, emptySnapshot } from '../../../../electron/contract/snapshot/snapshot.ts';
import { createMatrixDeriver } from '../../../../renderer/state/matrix/model/matrix.ts';
import { API_LIFECYCLE, createColumnDeriver } from '../../../../renderer/state/rows/column.ts';
import { aModel } from '../../../helpers/builders.ts';
import { always } from '../../../helpers/properties.ts';
import { snapshotOf } from '../../../helpers/scan-events.ts';
import { anyRegionEvent } from '../../../helpers/snapshots/arbitrary-snapshot.ts';

const SOURCE = { kind: 'aws', partition: 'aws' } as const;
const STILL = { ...API_LIFECYCLE, now: () => Date.parse('2026-06-01') };

it('keeps columns and rows that equal those derived anew, whatever a scan tells', () =>
  always([fc.array(fc.tuple(anyRegionEvent, fc.boolean()), { maxLength: 12 })], (told) => {
    const kept = createColumnDeriver(STILL);
    const keptMatrix = createMatrixDeriver(() => ({}), STILL);
    let state = { snapshot: emptySnapshot(SOURCE), scan: NO_SCAN };
    for (const [event, isCompacted] of told) {
      state = applyScanEvent(state, event);
      if (isCompacted) state = { ...state, snapshot: compact(state.snapshot) };
      expect(kept(state.snapshot)).toEqual(createColumnDeriver(STILL)(state.snapshot));
      const { rows, regions, latencies } = createMatrixDeriver(() => ({}), STILL)(state.snapshot);
      const { rows: keptRows, ...others } = keptMatrix(state.snapshot);
      expect(others).toMatchObject({ regions, latencies });
      // Rows carry functions.
      expect(JSON.parse(JSON.stringify(keptRows))).toEqual(JSON.parse(JSON.stringify(rows)));
    }
  }));

it('keeps the column itself of a region that nothing was told of', () =>
  always([anyRegionEvent, anyRegionEvent], (first, second) => {
    const kept = createColumnDeriver(STILL);
    const before = applyScanEvent({ snapshot: emptySnapshot(SOURCE), scan: NO_SCAN }, first);
    const after = applyScanEvent(before, second);
    const old = kept(before.snapshot);
    for (const column of kept(after.snapshot)) {
      const same = old.find((each) => each.region === column.region);
      if (same !== undefined && same.record === column.record) expect(column).toBe(same);
    }
  }));

it('derives a column anew when an end of life passes in the middle of a day', () => {
  const ending = aModel('a.ending', {
    modelLifecycle: { status: 'LEGACY', endOfLifeTime: '2026-06-01T08:00:00Z' },
  });
  const snapshot = snapshotOf({ 'eu-central-1': { models: [ending] } });
  let nowMs = Date.parse('2026-06-01T07:59:59Z');
  const clock = { ...API_LIFECYCLE, now: () => nowMs };
  const [columns, matrix] = [createColumnDeriver(clock), createMatrixDeriver(() => ({}), clock)];
  const states = () => [
    columns(snapshot)[0]?.cells.get('a.ending')?.lifecycle?.state,
    matrix(snapshot).columns[0]?.cells.get('a.ending')?.lifecycle?.state,
  ];
  expect(states()).toEqual(['legacy', 'legacy']);
  nowMs += 1000;
  expect(states()).toEqual(['ended', 'ended']);
});
