import { expect, test } from 'vitest';
import { documentedEndOfLife } from '../../../../electron/capabilities/lifecycle-docs.ts';
import { endingWithin } from '../../../../electron/contract/cells/ending.ts';
import { endingSoon } from '../../../../renderer/state/scan/ending-soon.ts';
import { SOURCE } from '../../../helpers/builders.ts';
import { always } from '../../../helpers/properties.ts';
import { snapshotOf } from '../../../helpers/scan-events.ts';
import { anySnapshot } from '../../../helpers/snapshots/arbitrary-snapshot.ts';

const NOW = Date.parse('2026-06-01T00:00:00.000Z');

test('the list of ending models finds what the whole snapshot would give', () =>
  always([anySnapshot(SOURCE)], (snapshot) => {
    expect(endingSoon(snapshot, NOW, 180)).toEqual(endingWithin(snapshot, NOW, 180, documentedEndOfLife));
  }));

test('the list of ending models finds an end that only the pages tell', () => {
  const jamba = 'ai21.jamba-1-5-large-v1:0';
  const snapshot = snapshotOf({ 'us-east-1': [jamba] });
  const found = endingSoon(snapshot, Date.parse('2026-11-24T00:00:00.000Z'), 180);
  expect(found).toMatchObject([{ modelId: jamba, daysLeft: 2, regions: ['us-east-1'] }]);
});
