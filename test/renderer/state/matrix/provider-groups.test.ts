import { describe, expect, test } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { createMatrixDeriver } from '../../../../renderer/state/matrix/model/matrix.ts';
import { visibleMatrix, visibleRows } from '../../../../renderer/state/matrix/model/visible-rows.ts';
import { foldedId, foldProviders } from '../../../../renderer/state/matrix/provider-groups.ts';
import { FIRST_LAYOUT } from '../../../../renderer/state/view/layout.ts';
import { aModel } from '../../../helpers/builders.ts';
import { snapshotOf } from '../../../helpers/scan-events.ts';

const matrix = createMatrixDeriver(() => ({ promptCaching: false }))(
  snapshotOf({
    'eu-west-1': {
      models: [
        aModel('amazon.one', { providerName: 'Amazon', inferenceTypesSupported: [] }, 'eu-west-1'),
        aModel('amazon.two', { providerName: 'Amazon' }, 'eu-west-1'),
        aModel('meta.one', { providerName: 'Meta' }, 'eu-west-1'),
      ],
    },
    'us-east-1': {
      models: [aModel('amazon.one', { providerName: 'Amazon', inferenceTypesSupported: [] }, 'us-east-1')],
    },
  }),
);
const shown = (pinnedModels: string[], collapsed: string[]) => {
  const rows = visibleRows(matrix, NO_FILTER, { by: 'provider' }, { ...FIRST_LAYOUT, pinnedModels });
  return foldProviders(visibleMatrix(matrix, rows), collapsed);
};
const idsOf = (visible: ReturnType<typeof shown>) => visible.rows.map((row) => row.modelId);

describe('a folded provider', () => {
  test('is one row that counts its models', () => {
    const visible = shown([], ['Amazon']);
    expect(idsOf(visible)).toEqual([foldedId('Amazon'), 'meta.one']);
    expect(visible.rows[0]).toMatchObject({ name: 'Amazon', folds: 2 });
    expect(visible.models.total).toBe(3);
  });

  test('shows the strongest cell of each region', () => {
    const [amazon] = shown([], ['Amazon']).rows;
    const [us, eu] = amazon?.cells ?? [];
    expect(eu?.availability.kinds).toEqual(['on-demand']);
    expect(us?.availability).toMatchObject({ listed: true, kinds: [] });
    expect(amazon?.kindsIn('eu-west-1')).toEqual(['on-demand']);
    expect(amazon?.kindsIn('sa-east-1')).toBeUndefined();
  });

  test('leaves pinned models where they are', () => {
    const visible = shown(['amazon.two'], ['Amazon', 'Meta']);
    expect(idsOf(visible)).toEqual(['amazon.two', foldedId('Amazon'), foldedId('Meta')]);
    expect(visible.rows[1]?.folds).toBe(1);
    expect(visible.pinned.rows).toBe(1);
  });

  test('that has no rows is no row', () => {
    expect(idsOf(shown([], ['Cohere']))).toEqual(['amazon.one', 'amazon.two', 'meta.one']);
  });
});
