import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFacetCounter } from '../../../../electron/contract/filter/facet-counts.ts';
import { FILTER_MODEL, NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { applyScanEvent, type ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { compact } from '../../../../electron/contract/snapshot/snapshot.ts';
import { createMatrixDeriver, type Matrix } from '../../../../renderer/state/matrix/model/matrix.ts';
import type { Sort } from '../../../../renderer/state/rows/sort.ts';
import { AT, aModel, aProfile } from '../../../helpers/builders.ts';
import { alwaysIn } from '../../../helpers/properties.ts';
import { checkedIn, listed, mantleIn, stateAfter } from '../../../helpers/scan-events.ts';
import { anyRegionEvent } from '../../../helpers/snapshots/arbitrary-snapshot.ts';
import { idsOf, matrixOf, matrixWith, shownOf } from './matrix-world.ts';

const rowOf = (matrix: Matrix, modelId: string) => matrix.rows.find((row) => row.modelId === modelId);

describe('columns', () => {
  test('stand in their groups, the United States first', () => {
    const { columns } = matrixWith({
      'eu-west-1': [],
      'ap-south-1': [],
      'us-west-2': [],
      'xx-new-1': [],
      'eu-central-1': [],
    });
    expect(columns.map(({ region }) => region)).toEqual([
      'us-west-2',
      'eu-central-1',
      'eu-west-1',
      'ap-south-1',
      'xx-new-1',
    ]);
  });

  test('remembered or not, every history of events gives the same matrix', () =>
    alwaysIn(60, [fc.array(fc.tuple(anyRegionEvent, fc.boolean()), { maxLength: 12 })], (told) => {
      const derive = createMatrixDeriver(() => ({}));
      let state = stateAfter();
      const end: ScanEvent = { type: 'scan-finished', outcome: 'complete', atIso: AT };
      for (const [event, isCompacted] of [...told, [end, false] as const, ...told]) {
        state = applyScanEvent(state, event);
        if (isCompacted) state = { ...state, snapshot: compact(state.snapshot) };
        expect(plain(derive(state.snapshot))).toEqual(plain(matrixOf(state.snapshot)));
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
  const { columns, regions, latencies } = matrix;
  return { rows, columns, regions, latencies };
}

describe('rows', () => {
  test('hold the facts of all regions', () => {
    const claude = 'anthropic.claude-x';
    const onlyByProfile = { inputModalities: ['IMAGE'], inferenceTypesSupported: ['INFERENCE_PROFILE'] };
    const matrix = matrixWith(
      {
        'us-east-1': [claude],
        'eu-west-1': {
          models: [aModel(claude, onlyByProfile, 'eu-west-1')],
          profiles: [aProfile(`eu.${claude}`, claude, ['eu-west-1', 'eu-west-3'], {}, 'eu-west-1')],
        },
        'sa-east-1': [aModel(claude, { inferenceTypesSupported: [] }, 'sa-east-1')],
      },
      (modelId) => ({ promptCaching: modelId === claude }),
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
    const matrix = matrixWith(
      { 'eu-central-1': [silent, aModel('a.no', { responseStreamingSupported: false })] },
      (modelId) => (modelId === 'a.no' ? { promptCaching: false } : { promptCaching: undefined }),
    );
    const counts = createFacetCounter(FILTER_MODEL)(matrix.rows, NO_FILTER, matrix.regions);
    expect(counts.unknown).toMatchObject({ promptCaching: 1, streaming: 1, inputs: 1, outputs: 1 });
    expect(rowOf(matrix, 'a.silent')).toMatchObject({ promptCaching: undefined });
    expect(rowOf(matrix, 'a.no')).toMatchObject({ promptCaching: false });
  });

  test('call a model legacy everywhere only if every region does', () => {
    const legacy = { modelLifecycle: { status: 'LEGACY' } };
    const matrix = matrixWith({
      'us-east-1': [aModel('a.gone', legacy, 'us-east-1'), aModel('a.mixed', legacy, 'us-east-1')],
      'ap-south-1': ['a.mixed'],
    });
    expect(rowOf(matrix, 'a.gone')).toMatchObject({ legacyState: 'everywhere', legacy: true });
    expect(rowOf(matrix, 'a.mixed')).toMatchObject({ legacyState: 'some-regions', legacy: false });
  });

  test('tell models of one name apart, context variants by their length', () => {
    const name = { modelName: 'Nova Reel' };
    const matrix = matrixWith({
      'us-east-1': [
        aModel('amazon.nova-reel-v1:0', name),
        aModel('amazon.nova-reel-v1:1', name),
        aModel('amazon.nova-reel-v1:0:24k', name),
        aModel('amazon.nova-pro-v1:0', { modelName: 'Nova Pro' }),
      ],
    });
    expect(matrix.rows.map((row) => row.variant)).toEqual(['', 'v1:0', '24k', 'v1:1']);
  });

  test('show a model that only bedrock-mantle lists, under the provider of its namesakes', () => {
    const { snapshot } = stateAfter(
      listed('us-east-1', [aModel('openai.gpt-oss-120b-1:0', { providerName: 'OpenAI' }, 'us-east-1')]),
      mantleIn('us-east-1', ['openai.gpt-x', 'zai.glm']),
    );
    const matrix = matrixOf(snapshot);
    expect(rowOf(matrix, 'openai.gpt-x')).toMatchObject({ provider: 'OpenAI', mantleOnly: true });
    expect(rowOf(matrix, 'zai.glm')).toMatchObject({ provider: 'Unknown provider', name: 'zai.glm' });
  });
});

describe('the visible matrix', () => {
  const matrix = matrixWith({ 'us-east-1': ['b.two', 'a.one'], 'eu-west-1': ['b.two'] });

  test('keeps the columnIndexes of its columns in the cells', () => {
    const visible = shownOf(matrix, { groups: ['Europe'] });
    expect(idsOf(visible)).toEqual(['b.two']);
    expect(visible.models.total).toBe(2);
    expect(visible.columns.map((column) => column.region)).toEqual(['eu-west-1']);
    expect(visible.rows[0]?.cells[visible.columnIndexes[0] ?? -1]?.region).toBe('eu-west-1');
  });

  test('sorts by what can be called in one region', () => {
    const sorted = (sort: Sort) => idsOf(shownOf(matrix, {}, sort));
    expect(sorted({ by: 'column', region: 'eu-west-1' })).toEqual(['b.two', 'a.one']);
    expect(sorted({ by: 'regions' })).toEqual(['b.two', 'a.one']);
    expect(sorted({ by: 'provider' })).toEqual(['a.one', 'b.two']);
  });
});

test('a rescan that finds the same keeps rows, search and words', () => {
  const region = 'eu-west-1';
  const scanOnce: ScanEvent[] = [
    { type: 'scan-started', regions: [region, 'us-east-1'], atIso: AT },
    listed('us-east-1', ['acme.two', 'acme.one']),
    listed(region, ['acme.one'], [aProfile('eu.acme.one', 'acme.one', [region], {}, region)]),
    mantleIn(region, ['acme.three']),
    checkedIn(region, 'acme.one', { agreement: 'AVAILABLE' }),
    { type: 'scan-finished', outcome: 'complete', atIso: AT },
  ];
  const derive = createMatrixDeriver(() => ({}));
  let state = stateAfter(...scanOnce);
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
