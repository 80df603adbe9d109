/** What ends soon in the recordings, against the dates in their file alone. */
import { beforeAll, describe, expect, it } from 'vitest';
import { documentedEndOfLife } from '../../../electron/capabilities/lifecycle-docs.ts';
import { endingWithin } from '../../../electron/contract/cells/ending.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import modelsFile from '../../../electron/sample/data/models.json' with { type: 'json' };
import { opened } from '../../helpers/exports.ts';
import { exportOfSample } from '../sample-export.ts';
import { type RecordedCell, recordedCells, recordedRegionCodes } from './recorded-cells.ts';

interface Lifecycle {
  modelLifecycle: { endOfLifeTime?: string };
}
const MODELS = modelsFile.models as Record<string, Lifecycle>;
const REGIONAL = modelsFile.regionalLifecycle as Record<string, (Lifecycle & { regions: string[] })[]>;

const TODAY = '2026-11-24';
const NOW = Date.parse(`${TODAY}T23:00:00Z`);

let snapshot: Snapshot;

beforeAll(async () => {
  snapshot = opened(await exportOfSample(recordedRegionCodes())).snapshot;
});

function endOf({ region, modelId, availability }: RecordedCell): string | undefined {
  if (availability.every((kind) => kind === 'mantle')) return undefined;
  const regional = REGIONAL[modelId]?.find((each) => each.regions.includes(region));
  return (regional ?? MODELS[modelId])?.modelLifecycle.endOfLifeTime?.slice(0, 10);
}

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;

/** `model day region` of everything that can be called and ends in these days. */
function expected(from: number, to: number): string[] {
  return [...recordedCells().values()]
    .flatMap((cell) => {
      const end = endOf(cell);
      if (end === undefined || cell.availability.length === 0) return [];
      const days = dayOf(end) - dayOf(TODAY);
      return days >= from && days <= to ? [`${cell.modelId} ${days} ${cell.region}`] : [];
    })
    .sort();
}

describe('the end of life in the recordings', () => {
  it.each([
    [0, 180],
    [-10_000, -1],
    [0, 10_000],
  ])('from %d to %d days is that of the file, region by region', (from, to) => {
    const found = endingWithin(snapshot, NOW, { from, to }).flatMap(({ modelId, daysLeft, regions }) =>
      regions.map((region) => `${modelId} ${daysLeft} ${region}`),
    );
    expect(found.sort()).toEqual(expected(from, to));
    expect(found.length).toBeGreaterThan(0);
  });

  it('begins with what ends in two days, as the API says', () => {
    const [first] = endingWithin(snapshot, NOW, 180, documentedEndOfLife);
    expect(first).toMatchObject({
      modelId: 'ai21.jamba-1-5-large-v1:0',
      daysLeft: 2,
      endOfLife: { from: { kind: 'api' } },
    });
  });

  it('is taken from pages only for models without a date of the API, and marked', () => {
    const fromPages = endingWithin(snapshot, NOW, { from: -10_000, to: 10_000 }, documentedEndOfLife).filter(
      ({ endOfLife }) => endOfLife.from.kind === 'docs',
    );
    expect(fromPages.length).toBeGreaterThan(0);
    for (const { modelId, regions } of fromPages) {
      for (const region of regions) {
        const cell = recordedCells().get(`${region} ${modelId}`);
        expect(cell === undefined ? 'no cell' : endOf(cell), `${modelId} ${region}`).toBeUndefined();
      }
    }
  });
});
