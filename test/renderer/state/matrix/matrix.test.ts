import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFacetCounter } from '../../../../electron/contract/filter/facet-counts.ts';
import { FILTER_MODEL, type FilterState, NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import {
  applyScanEvent,
  type ScanEvent,
  type ScanState,
} from '../../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../../../electron/contract/scan/scan-progress.ts';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import { emptySnapshot } from '../../../../electron/contract/snapshot/snapshot.ts';
import { createMatrixDeriver, type Matrix } from '../../../../renderer/state/matrix/model/matrix.ts';
import {
  type VisibleMatrix,
  visibleMatrix,
  visibleRows,
} from '../../../../renderer/state/matrix/model/visible-rows.ts';
import type { Sort } from '../../../../renderer/state/rows/sort.ts';
import { AT, aModel, aProfile, SOURCE } from '../../../helpers/builders.ts';
import { alwaysIn } from '../../../helpers/properties.ts';
import { listed, snapshotOf, stateAfter } from '../../../helpers/scan-events.ts';
import { anyRegionEvent } from '../../../helpers/snapshots/arbitrary-snapshot.ts';

const deriver = () => createMatrixDeriver((modelId) => ({ promptCaching: modelId.includes('caching') }));
const matrixOf = (snapshot: Snapshot): Matrix => deriver()(snapshot);
const regionsOf = (matrix: Matrix): string[] => matrix.columns.map((column) => column.region);
const rowOf = (matrix: Matrix, modelId: string) => matrix.rows.find((row) => row.modelId === modelId);

describe('columns', () => {
  test('stand in their groups, the United States first', () => {
    const snapshot = snapshotOf({
      'eu-west-1': { models: [] },
      'ap-south-1': { models: [] },
      'us-west-2': { models: [] },
      'xx-new-1': { models: [] },
      'eu-central-1': { models: [] },
    });
    expect(regionsOf(matrixOf(snapshot))).toEqual([
      'us-west-2',
      'eu-central-1',
      'eu-west-1',
      'ap-south-1',
      'xx-new-1',
    ]);
  });

  test('remembered or not, every history of events gives the same matrix', () =>
    alwaysIn(60, [fc.array(anyRegionEvent, { maxLength: 12 })], (events) => {
      const derive = deriver();
      let state: ScanState = { snapshot: emptySnapshot(SOURCE), scan: NO_SCAN };
      const end: ScanEvent = { type: 'scan-finished', outcome: 'complete', atIso: AT };
      for (const event of [...events, end, ...events]) {
        state = applyScanEvent(state, event);
        const remembered = derive(state.snapshot);
        const fresh = matrixOf(state.snapshot);
        expect(plain(remembered)).toEqual(plain(fresh));
      }
    }));
});

/** All but functions, which differ by identity. */
function plain(matrix: Matrix): unknown {
  const lookAll = (look: (region: string) => unknown) => matrix.columns.map(({ region }) => look(region));
  const rows = matrix.rows.map(({ kindsIn, staysIn, accessIn, isRetentionBlockedIn, ...row }) => ({
    ...row,
    inRegions: [kindsIn, staysIn, accessIn, isRetentionBlockedIn].map(lookAll),
  }));
  return { rows, columns: matrix.columns };
}

describe('rows', () => {
  test('hold the facts of all regions', () => {
    const claude = 'anthropic.claude-caching';
    const matrix = matrixOf(
      snapshotOf({
        'us-east-1': { models: [aModel(claude, { inputModalities: ['TEXT'] }, 'us-east-1')] },
        'eu-west-1': {
          models: [
            aModel(
              claude,
              { inputModalities: ['IMAGE'], inferenceTypesSupported: ['INFERENCE_PROFILE'] },
              'eu-west-1',
            ),
          ],
          profiles: [aProfile(`eu.${claude}`, claude, ['eu-west-1', 'eu-west-3'], {}, 'eu-west-1')],
        },
        'sa-east-1': { models: [aModel(claude, { inferenceTypesSupported: [] }, 'sa-east-1')] },
      }),
    );
    expect(rowOf(matrix, claude)).toMatchObject({
      inputs: ['TEXT', 'IMAGE'],
      promptCaching: true,
      profileIds: [`eu.${claude}`],
      regionCount: 2,
      mantleOnly: false,
    });
    expect(rowOf(matrix, claude)?.kindsIn('eu-west-1')).toEqual(['geo']);
    expect(rowOf(matrix, claude)?.kindsIn('sa-east-1')).toEqual([]);
    expect(rowOf(matrix, claude)?.kindsIn('us-west-2')).toBeUndefined();
  });

  test('know what nobody says from a no', () => {
    const { responseStreamingSupported: _silent, ...silent } = aModel('a.silent', {
      inputModalities: [],
      outputModalities: [],
    });
    const derive = createMatrixDeriver((modelId) =>
      modelId === 'a.no' ? { promptCaching: false } : { promptCaching: undefined },
    );
    const matrix = derive(
      snapshotOf({
        'eu-central-1': { models: [silent, aModel('a.no', { responseStreamingSupported: false })] },
      }),
    );
    const counts = createFacetCounter(FILTER_MODEL)(matrix.rows, NO_FILTER, matrix.regions);
    expect(counts.unknown).toMatchObject({ promptCaching: 1, streaming: 1, inputs: 1, outputs: 1 });
    expect(rowOf(matrix, 'a.silent')).toMatchObject({ promptCaching: undefined });
    expect(rowOf(matrix, 'a.no')).toMatchObject({ promptCaching: false });
  });

  test('call a model legacy everywhere only if every region does', () => {
    const legacy = { modelLifecycle: { status: 'LEGACY' } };
    const matrix = matrixOf(
      snapshotOf({
        'us-east-1': {
          models: [aModel('a.gone', legacy, 'us-east-1'), aModel('a.mixed', legacy, 'us-east-1')],
        },
        'ap-south-1': { models: [aModel('a.mixed', {}, 'ap-south-1')] },
      }),
    );
    expect(rowOf(matrix, 'a.gone')).toMatchObject({ legacyState: 'everywhere', legacy: true });
    expect(rowOf(matrix, 'a.mixed')).toMatchObject({ legacyState: 'some-regions', legacy: false });
  });

  test('tell models of one name apart, context variants by their length', () => {
    const name = { modelName: 'Nova Reel' };
    const matrix = matrixOf(
      snapshotOf({
        'us-east-1': {
          models: [
            aModel('amazon.nova-reel-v1:0', name),
            aModel('amazon.nova-reel-v1:1', name),
            aModel('amazon.nova-reel-v1:0:24k', name),
            aModel('amazon.nova-pro-v1:0', { modelName: 'Nova Pro' }),
          ],
        },
      }),
    );
    expect(matrix.rows.map((row) => row.variant)).toEqual(['', 'v1:0', '24k', 'v1:1']);
  });

  test('show a model that only bedrock-mantle lists, under the provider of its namesakes', () => {
    const { snapshot } = stateAfter(
      listed('us-east-1', [aModel('openai.gpt-oss-120b-1:0', { providerName: 'OpenAI' }, 'us-east-1')]),
      {
        type: 'mantle-listed',
        region: 'us-east-1',
        state: 'listed',
        modelIds: ['openai.gpt-x', 'zai.glm'],
      },
    );
    const matrix = matrixOf(snapshot);
    expect(rowOf(matrix, 'openai.gpt-x')).toMatchObject({ provider: 'OpenAI', mantleOnly: true });
    expect(rowOf(matrix, 'zai.glm')).toMatchObject({ provider: 'Unknown provider', name: 'zai.glm' });
  });
});

function seen(matrix: Matrix, filter: FilterState, sort: Sort): VisibleMatrix {
  return visibleMatrix(matrix, visibleRows(matrix, filter, sort));
}

describe('the visible matrix', () => {
  const snapshot = snapshotOf({
    'us-east-1': { models: [aModel('b.two', {}, 'us-east-1'), aModel('a.one', {}, 'us-east-1')] },
    'eu-west-1': { models: [aModel('b.two', {}, 'eu-west-1')] },
  });

  test('keeps the columnIndexes of its columns in the cells', () => {
    const visible = seen(matrixOf(snapshot), { ...NO_FILTER, groups: ['Europe'] }, { by: 'name' });
    expect(visible.rows.map((row) => row.modelId)).toEqual(['b.two']);
    expect(visible.models.total).toBe(2);
    expect(visible.columns.map((column) => column.region)).toEqual(['eu-west-1']);
    expect(visible.rows[0]?.cells[visible.columnIndexes[0] ?? -1]?.region).toBe('eu-west-1');
  });

  test('sorts by what can be called in one region', () => {
    const visible = seen(matrixOf(snapshot), NO_FILTER, { by: 'column', region: 'eu-west-1' });
    expect(visible.rows.map((row) => row.modelId)).toEqual(['b.two', 'a.one']);
    const byRegions = seen(matrixOf(snapshot), NO_FILTER, { by: 'regions' });
    expect(byRegions.rows.map((row) => row.modelId)).toEqual(['b.two', 'a.one']);
    const byProvider = seen(matrixOf(snapshot), NO_FILTER, { by: 'provider' });
    expect(byProvider.rows.map((row) => row.modelId)).toEqual(['a.one', 'b.two']);
  });
});

test('a rescan that finds the same keeps rows, search and words', () => {
  const region = 'eu-west-1';
  const scanOnce: ScanEvent[] = [
    { type: 'scan-started', regions: [region, 'us-east-1'], atIso: AT },
    listed('us-east-1', [aModel('acme.two', {}, 'us-east-1'), aModel('acme.one', {}, 'us-east-1')]),
    listed(
      region,
      [aModel('acme.one', {}, region)],
      [aProfile('eu.acme.one', 'acme.one', [region], {}, region)],
    ),
    { type: 'mantle-listed', region, state: 'listed', modelIds: ['acme.three'] },
    {
      type: 'access-checked',
      region,
      results: [{ modelId: 'acme.one', facts: { agreement: 'AVAILABLE' } }],
      atIso: AT,
    },
    { type: 'scan-finished', outcome: 'complete', atIso: AT },
  ];
  const derive = deriver();
  let state: ScanState = { snapshot: emptySnapshot(SOURCE), scan: NO_SCAN };
  for (const event of scanOnce) state = applyScanEvent(state, event);
  const first = derive(state.snapshot);
  expect(first.rows).toHaveLength(3);
  for (const event of scanOnce) {
    state = applyScanEvent(state, event);
    const { rows, search, vocabulary } = derive(state.snapshot);
    expect(rows).toBe(first.rows);
    expect(search).toBe(first.search);
    expect(vocabulary).toBe(first.vocabulary);
  }
});
