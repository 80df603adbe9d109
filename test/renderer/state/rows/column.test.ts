import { expect, it } from 'vitest';
import { applyScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { createMatrixDeriver } from '../../../../renderer/state/matrix/model/matrix.ts';
import { API_LIFECYCLE } from '../../../../renderer/state/rows/column.ts';
import { aModel } from '../../../helpers/builders.ts';
import { always } from '../../../helpers/properties.ts';
import { snapshotOf, stateAfter } from '../../../helpers/scan-events.ts';
import { anyRegionEvent } from '../../../helpers/snapshots/arbitrary-snapshot.ts';

const STILL = { ...API_LIFECYCLE, now: () => Date.parse('2026-06-01') };

it('keeps the column itself of a region that nothing was told of', () =>
  always([anyRegionEvent, anyRegionEvent], (first, second) => {
    const derive = createMatrixDeriver(() => ({}), STILL);
    const before = stateAfter(first);
    const after = applyScanEvent(before, second);
    const { columns } = derive(before.snapshot);
    for (const column of derive(after.snapshot).columns) {
      const same = columns.find((each) => each.region === column.region);
      if (same !== undefined && same.record === column.record) expect(column).toBe(same);
    }
  }));

it('derives a column anew when an end of life passes in the middle of a day', () => {
  const ending = aModel('a.ending', {
    modelLifecycle: { status: 'LEGACY', endOfLifeTime: '2026-06-01T08:00:00Z' },
  });
  const snapshot = snapshotOf({ 'eu-central-1': [ending] });
  let nowMs = Date.parse('2026-06-01T07:59:59Z');
  const derive = createMatrixDeriver(() => ({}), { ...API_LIFECYCLE, now: () => nowMs });
  const state = () => derive(snapshot).columns[0]?.cells.get('a.ending')?.lifecycle?.state;
  expect(state()).toBe('legacy');
  nowMs += 1000;
  expect(state()).toBe('ended');
});
