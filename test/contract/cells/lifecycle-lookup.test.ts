import { expect, it } from 'vitest';
import { documentedDates } from '../../../electron/capabilities/lifecycle-docs.ts';
import { lifecycleAt, lifecycleIn, lifecycleLookup } from '../../../electron/contract/cells/lifecycle.ts';
import { recordedSnapshot } from '../../helpers/snapshots/snapshots.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');

it('gives each cell what is derived for it alone, though cells share answers', () => {
  const snapshot = recordedSnapshot();
  const lookUp = lifecycleLookup(snapshot, documentedDates, NOW);
  for (const record of Object.values(snapshot.regions)) {
    for (const id of [...Object.keys(record.models), ...record.mantle.modelIds]) {
      const alone = lifecycleAt(lifecycleIn(snapshot, record.region, id, documentedDates), NOW);
      expect(lookUp(record.region, id), `${id} in ${record.region}`).toEqual(alone);
    }
  }
});
