/** Every exported cell and id of the recordings, through the real AWS client over HTTP, against an independent calculation. */
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInRegions } from '../../electron/contract/cells/regions.ts';
import type { ExportDocument } from '../../electron/contract/export/export-format.ts';
import {
  notedKinds,
  type RecordedCell,
  recordedCells,
  recordedRegionCodes,
} from './recorded/recorded-cells.ts';
import { exportOfSample } from './sample-export.ts';

let document: ExportDocument;
const expected = recordedCells();

beforeAll(async () => {
  document = await exportOfSample(recordedRegionCodes());
});

function exportedCells(): Map<string, RecordedCell> {
  const cells = Object.entries(document.models).flatMap(([region, models]) =>
    Object.entries(models).map(([modelId, model]): [string, RecordedCell] => [
      `${region} ${modelId}`,
      {
        region,
        modelId,
        availability: model.availability,
        callableAs: model.callableAs,
        profiles: Object.fromEntries(
          model.referencedByInstanceProfiles.map((profile) => [
            profile.inferenceProfileId,
            [...new Set(profile.models.map((each) => each.modelArn.split(':')[3] ?? '?'))].sort(),
          ]),
        ),
      },
    ]),
  );
  return new Map(cells);
}

describe('the export of the recorded Bedrock', () => {
  it('has all 31 regions, answered', () => {
    expect(Object.keys(document.regions)).toEqual(recordedRegionCodes());
    expect(builtInRegions('aws')).toEqual(expect.arrayContaining(recordedRegionCodes()));
    for (const [region, { state }] of Object.entries(document.regions)) expect(state, region).toBe('ok');
  });

  it('has the recorded cells and no other: 1,587', () => {
    expect([...exportedCells().keys()].sort()).toEqual([...expected.keys()].sort());
    expect(expected.size).toBe(1587);
  });

  it('has in every cell exactly the kinds, the ids to call, the profiles and their destinations', () => {
    const different = [...exportedCells()].filter(
      ([key, cell]) => JSON.stringify(sorted(cell)) !== JSON.stringify(sorted(expected.get(key))),
    );
    expect(different).toEqual([]);
  });

  it('differs from the kinds that the recorder noted only where a profile stands beside the types', () => {
    const beside = [...expected.values()].filter((cell) => {
      const noted = notedKinds(cell.region, cell.modelId);
      const isNoted = {
        geo: noted.some((kind) => kind.startsWith('GEO:')),
        global: noted.includes('GLOBAL'),
      };
      return (
        isNoted.geo !== cell.availability.includes('geo') ||
        isNoted.global !== cell.availability.includes('global')
      );
    });
    // These models list ON_DEMAND alone, and a profile names them all the same: what the API listed counts.
    expect([...new Set(beside.map((cell) => cell.modelId))].sort()).toEqual([
      'anthropic.claude-3-5-sonnet-20240620-v1:0',
      'anthropic.claude-3-haiku-20240307-v1:0',
      'anthropic.claude-3-sonnet-20240229-v1:0',
    ]);
    expect(beside).toHaveLength(12);
    for (const cell of beside) expect(cell.availability).toContain('geo');
  });

  it("has the account's own profiles with a placeholder for its number", () => {
    const own = Object.values(document.models)
      .flatMap((models) => Object.values(models))
      .flatMap((model) => model.referencedByInstanceProfiles)
      .filter((profile) => profile.type === 'APPLICATION');
    expect(own.map((profile) => profile.inferenceProfileArn).sort()).toEqual([
      'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/k3v9tq7w2mzd',
      'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/p8x4hn6b1jre',
    ]);
  });
});

function sorted(cell: RecordedCell | undefined): unknown {
  return cell === undefined ? undefined : { ...cell, profiles: Object.entries(cell.profiles).sort() };
}
