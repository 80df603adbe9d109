/** Which ids keep data in an area, for every recorded cell, against the destinations in the recordings' file alone. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type RegionView, viewRegion } from '../../../electron/contract/cells/availability.ts';
import { type AreaName, idsWithin } from '../../../electron/contract/cells/residency.ts';
import { opened } from '../../helpers/exports.ts';
import { exportOfSample } from '../sample-export.ts';
import { type RecordedCell, recordedCells, recordedRegionCodes } from './recorded-cells.ts';

/** Countries of AWS's regions, written down here a second time. */
const INSIDE: Record<AreaName, RegExp> = {
  EU: /^eu-(central-1|north-1|south-[12]|west-[13])$/,
  US: /^us-(east|west)-[12]$/,
  Japan: /^ap-northeast-[13]$/,
  Australia: /^ap-southeast-[24]$/,
  Canada: /^ca-(central|west)-1$/,
  India: /^ap-south-[12]$/,
};

/** Of each region; a view reads the profiles of its region once. */
let views: Map<string, RegionView>;

beforeAll(async () => {
  const { snapshot } = opened(await exportOfSample(recordedRegionCodes()));
  views = new Map(recordedRegionCodes().map((region) => [region, viewRegion(snapshot, region)]));
});

function expectedIds(
  { region, modelId, callableAs, profiles }: RecordedCell,
  inside: (code: string) => boolean,
) {
  return callableAs.filter((id) => {
    const destinations = id === modelId && profiles[id] === undefined ? [region] : (profiles[id] ?? ['']);
    return [region, ...destinations].every(inside);
  });
}

/** The app's ids without those of the account's own profiles, which are ARNs. */
function idsOf({ region, modelId }: RecordedCell, name: AreaName): string[] {
  const cell = views.get(region)?.cell(modelId);
  if (cell === undefined) throw new Error(`There is no view of ${region}.`);
  return idsWithin(cell.availability, region, { kind: 'area', name }).filter((id) => !id.startsWith('arn:'));
}

describe('residency in the recordings', () => {
  it.each(Object.keys(INSIDE) as AreaName[])('is that of the ARNs in every cell, for %s', (name) => {
    let found = 0;
    for (const cell of recordedCells().values()) {
      const ids = idsOf(cell, name);
      found += ids.length;
      const inside = (code: string): boolean => INSIDE[name].test(code);
      expect(ids, `${cell.region} ${cell.modelId}`).toEqual(expectedIds(cell, inside));
    }
    expect(found).toBeGreaterThan(0);
  });

  it('never holds a global profile, and no eu. profile from Tel Aviv or us. profile from Canada', () => {
    const all = [...recordedCells().values()];
    const kept = all.flatMap((cell) =>
      (Object.keys(INSIDE) as AreaName[]).flatMap((name) => idsOf(cell, name).map((id) => ({ id, cell }))),
    );
    expect(kept.filter(({ cell, id }) => cell.profiles[id]?.includes(''))).toEqual([]);
    expect(
      all.some(
        (cell) => cell.region === 'il-central-1' && cell.callableAs.some((id) => id.startsWith('eu.')),
      ),
    ).toBe(true);
    expect(kept.filter(({ id, cell }) => id.startsWith('eu.') && cell.region === 'il-central-1')).toEqual([]);
    expect(kept.filter(({ id, cell }) => id.startsWith('us.') && cell.region.startsWith('ca-'))).toEqual([]);
  });
});
