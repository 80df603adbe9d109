/** Memory for each row of a catalogue (a model in a region): what is held, and what is allocated on the way. */
import { beforeAll, describe, expect, it } from 'vitest';
import { toExportDocument } from '../../electron/contract/export/export-document.ts';
import type { ExportOptions } from '../../electron/contract/export/export-format.ts';

import { NO_FILTER } from '../../electron/contract/filter/filters.ts';

import {
  applyScanEvent,
  type ScanEvent,
  type ScanState,
} from '../../electron/contract/snapshot/scan-event.ts';
import { NO_SCAN } from '../../electron/contract/snapshot/scan-progress.ts';
import { emptySnapshot } from '../../electron/contract/snapshot/snapshot.ts';
import { createMatrixDeriver, type Matrix, visibleRows } from '../../renderer/state/matrix/matrix.ts';
import { BENCH_REGIONS, modelSummaries, profileSummaries } from '../helpers/catalogue.ts';
import { allocatedBy, heldBy } from '../helpers/memory.ts';

const MODELS = 600;
const AT = '2026-11-24T12:00:00.000Z';
const EMPTY: ScanState = { snapshot: emptySnapshot({ kind: 'sample', partition: 'aws' }), scan: NO_SCAN };
const ALLOWED = {
  agreement: 'AVAILABLE',
  authorization: 'AUTHORIZED',
  entitlement: 'AVAILABLE',
  region: 'AVAILABLE',
};
const EXPORT: ExportOptions = {
  generatedAt: AT,
  generatorVersion: '0',
  promptCachingOf: () => ({ support: 'unknown', source: 'none', asOf: AT }),
};
/** Above what was measured on 28 November 2026 with Node 20.20.2; twenty runs differed by less than a tenth. */
const ROOM = 1.5;

type Listed = Extract<ScanEvent, { type: 'region-listed' }>;

/** As they come from the network: records of their own each time. */
function listings(models: number): Listed[] {
  return BENCH_REGIONS.map((region) => {
    const lists = { models: modelSummaries(region, models), profiles: profileSummaries(region, models) };
    const listing = { ...lists, droppedRecords: 0 } as unknown as Listed['listing'];
    return { type: 'region-listed', region, listing, atIso: AT };
  });
}

function scanned(events: readonly ScanEvent[], before = EMPTY): ScanState {
  return events.reduce(applyScanEvent, before);
}

/** A new one, so that it remembers nothing. */
function derived({ snapshot }: ScanState, derive = createMatrixDeriver(() => false)): Matrix {
  return derive(snapshot);
}

const answers = listings(MODELS);
const ROWS = answers.reduce((sum, { listing }) => sum + listing.models.length, 0);

beforeAll(() => {
  // What is made once, and not again for more rows, is made here.
  const state = scanned(listings(MODELS / 10));
  visibleRows(derived(state), { ...NO_FILTER, query: 'amazon' }, { by: 'name' });
});

describe('of a row, in bytes', () => {
  it('a snapshot holds no more than it did', () => {
    const { made, bytes } = heldBy(() => scanned(listings(MODELS)));
    expect(Object.keys(made.snapshot.regions)).toHaveLength(BENCH_REGIONS.length);
    expect(bytes / ROWS).toBeLessThan(145 * ROOM);
  });

  it('a matrix over it holds no more than it did', () => {
    const state = scanned(answers);
    const { made, bytes } = heldBy(() => derived(state));
    expect(made.rows).toHaveLength(MODELS);
    expect(bytes / ROWS).toBeLessThan(735 * ROOM);
  });

  it('answers are taken in with no more allocated than before, the first time and again', () => {
    const first = allocatedBy(() => scanned(answers));
    expect(first.bytes / ROWS).toBeLessThan(2_200 * ROOM);
    const other = listings(MODELS);
    const second = allocatedBy(() => scanned(other, first.made));
    expect(second.made.snapshot.modelTable).toEqual(first.made.snapshot.modelTable);
    expect(second.bytes / ROWS).toBeLessThan(2_450 * ROOM);
  });

  it('a matrix is derived with no more allocated than before', () => {
    const state = scanned(answers);
    expect(allocatedBy(() => derived(state)).bytes / ROWS).toBeLessThan(2_750 * ROOM);
  });

  it('an export is written with no more allocated than before', () => {
    const { snapshot } = scanned(answers);
    const { made, bytes } = allocatedBy(() => JSON.stringify(toExportDocument(snapshot, EXPORT), null, 2));
    expect(made.length / ROWS).toBeGreaterThan(1_000);
    expect(bytes / ROWS).toBeLessThan(6_500 * ROOM);
  });
});

describe('of a model, in bytes', () => {
  it('the access of one region changes the matrix with no more allocated than before', () => {
    const derive = createMatrixDeriver(() => false);
    const state = scanned(answers);
    const before = derived(state, derive);
    const [{ region, listing }] = answers as [Listed];
    const results = listing.models.map(({ modelId }) => ({ modelId, facts: ALLOWED }));
    const checked = scanned([{ type: 'access-checked', region, results, atIso: AT }], state);
    const { made, bytes } = allocatedBy(() => derived(checked, derive));
    expect(made.rows).not.toBe(before.rows);
    expect(bytes / MODELS).toBeLessThan(930 * ROOM);
  });

  it('a letter finds its rows with no more allocated than before', () => {
    const matrix = derived(scanned(answers));
    visibleRows(matrix, { ...NO_FILTER, query: 'amazo' }, { by: 'name' });
    const { made, bytes } = allocatedBy(() =>
      visibleRows(matrix, { ...NO_FILTER, query: 'amazon' }, { by: 'name' }),
    );
    expect(made.rows.length).toBeGreaterThan(0);
    expect(bytes / MODELS).toBeLessThan(260 * ROOM);
  });
});
