/**
 * What a finished scan is compared with, so that nothing is missed: the scan before, but for each Region whose lists were
 * incomplete in it the last scan that had them whole.
 */
import type { RegionCode, Snapshot } from '../snapshot/model.ts';
import { isComplete } from '../snapshot/region-lists.ts';
import { lastGood } from './noticed.ts';

export class LastComplete {
  /** By Region that lacks a list now, the snapshot that had it last. */
  readonly #whole = new Map<RegionCode, Snapshot>();

  /** Forgets all, for another source. */
  clear(): void {
    this.#whole.clear();
  }

  /** Snapshots that are compared with `after`, each with other Regions. A Region is in one of them at most. */
  before(before: Snapshot, after: Snapshot): Snapshot[] {
    const earlier = lastGood(before);
    const sides = new Map<Snapshot, RegionCode[]>();
    for (const region of Object.keys(after.regions)) {
      const whole = this.#whole.get(region);
      if (hasLists(after, region)) this.#whole.delete(region);
      else if (whole === undefined && hasLists(earlier, region)) this.#whole.set(region, earlier);
      const side = hasLists(after, region) ? (whole ?? earlier) : earlier;
      sides.set(side, [...(sides.get(side) ?? []), region]);
    }
    return [...sides].map(([side, regions]) => only(side, regions));
  }
}

function hasLists({ regions }: Snapshot, region: RegionCode): boolean {
  const record = regions[region];
  return record !== undefined && isComplete(record, 'models') && isComplete(record, 'profiles');
}

function only(snapshot: Snapshot, regions: readonly RegionCode[]): Snapshot {
  const records = regions.flatMap((region) => {
    const record = snapshot.regions[region];
    return record === undefined ? [] : [[region, record] as const];
  });
  return { ...snapshot, regions: Object.fromEntries(records) };
}
