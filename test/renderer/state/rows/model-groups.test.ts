/** One row for each model: what the row of several ids shows, how it opens, and what is counted. */
import { describe, expect, test } from 'vitest';
import { documentedFactsOf } from '../../../../electron/capabilities/documented-facts.ts';
import { applyScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { createFilterMemory } from '../../../../renderer/state/matrix/model/visible-rows.ts';
import { FIRST_LAYOUT, togglePinnedModel } from '../../../../renderer/state/view/layout.ts';
import { aModel, aProfile } from '../../../helpers/builders.ts';
import { listed, mantleIn, stateAfter } from '../../../helpers/scan-events.ts';
import { idsOf, matrixOf, shownOf } from '../matrix/matrix-world.ts';

const LITE = 'amazon.nova-lite-v1:0';
const LITE_24K = 'amazon.nova-lite-v1:0:24k';
const LITE_300K = 'amazon.nova-lite-v1:0:300k';
const OSS = 'openai.gpt-oss-120b-1:0';
const OSS_MANTLE = 'openai.gpt-oss-120b';
const REGIONS = ['eu-west-1', 'us-east-1'] as const;

/** As the API lists them: names are shared, variants are for provisioned throughput. */
function nova(id: string, region: string) {
  const types = id === LITE ? ['ON_DEMAND'] : ['PROVISIONED'];
  return aModel(
    id,
    { modelName: 'Nova Lite', providerName: 'Amazon', inferenceTypesSupported: types },
    region,
  );
}

const state = stateAfter(
  listed('eu-west-1', [
    nova(LITE_24K, 'eu-west-1'),
    nova(LITE_300K, 'eu-west-1'),
    aModel('acme.one-v1:0', { modelName: 'One' }),
    aModel('acme.one-v1:0:8k', { modelName: 'One' }),
  ]),
  listed('us-east-1', [
    nova(LITE, 'us-east-1'),
    nova(LITE_24K, 'us-east-1'),
    aModel(OSS, { modelName: 'gpt-oss-120b', providerName: 'OpenAI' }, 'us-east-1'),
  ]),
  mantleIn('eu-west-1', [OSS_MANTLE]),
  mantleIn('us-east-1', [OSS_MANTLE]),
);
const matrix = matrixOf(state.snapshot, documentedFactsOf);

function shown(query: string, options: { opened?: string[]; pinned?: string[]; hidden?: string[] } = {}) {
  const { opened = [], pinned = [], hidden = [] } = options;
  const layout = { pinnedModels: pinned, hiddenModels: hidden };
  return shownOf({ ...matrix, opened }, { query }, { by: 'name' }, layout);
}
const cellsOf = (modelId: string, visible: ReturnType<typeof shown>) => {
  const row = visible.rows.find((each) => each.modelId === modelId);
  return REGIONS.map((region) => {
    const cell = row?.cells[matrix.regions.indexOf(region)];
    return cell === undefined ? undefined : [cell.modelId, ...cell.availability.kinds];
  });
};

describe('the row of a model', () => {
  test('stands for all its ids and shows the best of them in each Region', () => {
    const visible = shown('');
    expect(visible.rows.map(({ modelId, ids }) => [modelId, ids?.length])).toEqual([
      [OSS, 2],
      [LITE, 3],
      ['acme.one-v1:0', undefined],
      ['acme.one-v1:0:8k', undefined],
    ]);
    expect(cellsOf(LITE, visible)).toEqual([
      [LITE_24K, 'provisioned'],
      [LITE, 'on-demand'],
    ]);
    expect(cellsOf(OSS, visible)).toEqual([
      [OSS_MANTLE, 'mantle'],
      [OSS, 'on-demand'],
    ]);
  });

  test('is counted once, in the result and beside the filters', () => {
    const visible = shown('');
    expect(visible.models).toEqual({ shown: 4, total: 4 });
    expect(visible.facets().models.providers.get('Amazon')).toBe(1);
    expect(visible.facets().models.providers.get('OpenAI')).toBe(1);
    expect(shown('', { opened: [LITE, OSS] }).models).toEqual({ shown: 4, total: 4 });
  });

  test('opens into its ids, each with its own cells and the name of the model', () => {
    const visible = shown('', { opened: [LITE] });
    expect(
      visible.rows.map(({ modelId, isOpen, isUnder, variant }) => [modelId, isOpen, isUnder, variant]),
    ).toEqual([
      [OSS, false, undefined, ''],
      [LITE, true, undefined, ''],
      [LITE_24K, undefined, true, '24k'],
      [LITE_300K, undefined, true, '300k'],
      ['acme.one-v1:0', undefined, undefined, ''],
      ['acme.one-v1:0:8k', undefined, undefined, '8k'],
    ]);
    expect(cellsOf(LITE, visible)).toEqual([undefined, [LITE, 'on-demand']]);
    expect(cellsOf(LITE_24K, visible)[0]).toEqual([LITE_24K, 'provisioned']);
  });

  test('has the name of the model for an id that no list names', () => {
    const row = matrix.rows.find(({ modelId }) => modelId === OSS_MANTLE);
    expect(row).toMatchObject({ name: 'gpt-oss-120b', provider: 'OpenAI', variant: 'mantle' });
  });

  test('stays as long as one of its ids passes, and then shows those alone', () => {
    const visible = shown('24k');
    expect(visible.rows.map(({ modelId, ids }) => [modelId, ids])).toEqual([[LITE_24K, undefined]]);
    expect(visible.models).toEqual({ shown: 1, total: 4 });
    const onMantle = shown('via:mantle');
    expect(onMantle.rows.map(({ modelId, name }) => [modelId, name])).toEqual([[OSS_MANTLE, 'gpt-oss-120b']]);
  });

  test('shows the id that the filter asks for before a stronger one', () => {
    const { snapshot } = stateAfter(
      listed('eu-west-1', [nova(LITE, 'eu-west-1')], [aProfile('eu.lite', LITE, ['eu-west-1'])]),
      listed(
        'us-east-1',
        [nova(LITE, 'us-east-1'), nova(LITE_24K, 'us-east-1')],
        [aProfile('us.lite', LITE_24K, ['us-east-1'], {}, 'us-east-1')],
      ),
    );
    const all = matrixOf(snapshot, documentedFactsOf);
    const us = all.regions.indexOf('us-east-1');
    const memory = createFilterMemory();
    const [plain] = shownOf(all, {}, { by: 'name' }, {}, memory).rows;
    const [geo] = shownOf(all, { kinds: ['geo'] }, { by: 'name' }, {}, memory).rows;
    expect(plain?.cells[us]?.modelId).toBe(LITE);
    expect(geo?.ids).toHaveLength(2);
    expect(geo?.cells[us]?.modelId).toBe(LITE_24K);
  });

  test('is pinned by any of its ids, and goes with all of them', () => {
    const pinned = shown('', { pinned: [LITE_300K], opened: [LITE] });
    expect(idsOf(pinned).slice(0, pinned.pinned.rows)).toEqual([LITE, LITE_24K, LITE_300K]);
    expect(shown('is:pinned', { pinned: [LITE_300K] }).rows[0]?.ids).toHaveLength(3);
    const layout = { ...FIRST_LAYOUT, pinnedModels: [LITE_300K] };
    expect(togglePinnedModel(layout, LITE, [LITE, LITE_24K, LITE_300K]).pinnedModels).toEqual([]);
  });

  test('counts as hidden when none of its ids is left', () => {
    expect(shown('', { hidden: [LITE_24K] })).toMatchObject({ hiddenByHand: 0, models: { shown: 4 } });
    expect(shown('', { hidden: [LITE, LITE_24K, LITE_300K] })).toMatchObject({
      hiddenByHand: 1,
      models: { shown: 3 },
    });
  });

  test('is the same object while nothing of it changes', () => {
    const memory = createFilterMemory();
    const source = { ...matrix, opened: [LITE] };
    const rowsFor = (query: string) => shownOf(source, { query }, { by: 'name' }, {}, memory).rows;
    expect(rowsFor('gpt oss')[0]).toBe(rowsFor('oss')[0]);
    expect(rowsFor('lite')).toEqual(rowsFor('nova lite'));
    expect(rowsFor('lite').every((row, index) => row === rowsFor('nova lite')[index])).toBe(true);
    const next = applyScanEvent(state, listed('eu-west-1', [nova(LITE, 'eu-west-1')]));
    expect(matrixOf(next.snapshot, documentedFactsOf).models).toBe(2);
  });
});
