/** What the list says of a scan. */
import { diffSnapshots } from '../contract/diff/diff-sides.ts';
import { changeCount } from '../contract/diff/difference.ts';
import { snapshotSide } from '../contract/diff/snapshot-side.ts';
import type { RegionRecord, Snapshot } from '../contract/snapshot/model.ts';
import { allModelIds } from '../contract/snapshot/snapshot.ts';
import type { ScanCounts } from './scan-file.ts';

/** Also regions where nothing can be had for a reason that will not pass by itself have answered. */
const SETTLED: readonly string[] = ['ok', 'not-enabled', 'no-endpoint'];

/** Of a snapshot that holds the scanned regions alone. `before`: the scan before; undefined: there is none. */
export function scanCounts(snapshot: Snapshot, before: Snapshot | undefined): ScanCounts {
  const records = Object.values(snapshot.regions);
  const hasAnswered = ({ state }: RegionRecord): boolean => SETTLED.includes(state);
  return {
    state: records.every(hasAnswered) ? 'complete' : 'partial',
    regionsAnswered: records.filter((record) => hasAnswered(record) || record.state === 'partial').length,
    regions: records.length,
    models: allModelIds(snapshot).length,
    callableCells: callableCells(snapshot),
    changes: before === undefined ? 0 : changeCount(diffSnapshots(before, snapshot)),
  };
}

function callableCells(snapshot: Snapshot): number {
  const side = snapshotSide(snapshot);
  return side.regions.reduce((sum, name) => {
    const region = side.region(name);
    if (region === undefined || region.unknown !== undefined) return sum;
    const callable = [...region.modelIds].filter((modelId) => {
      const { access, availability } = region.cell(modelId);
      return availability.length > 0 && access.status !== 'blocked';
    });
    return sum + callable.length;
  }, 0);
}
