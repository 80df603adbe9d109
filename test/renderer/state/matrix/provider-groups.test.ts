import { describe, expect, test } from 'vitest';
import { foldedId, foldProviders } from '../../../../renderer/state/matrix/provider-groups.ts';
import { aModel } from '../../../helpers/builders.ts';
import { idsOf, matrixWith, shownOf } from './matrix-world.ts';

const matrix = matrixWith({
  'eu-west-1': [
    aModel('amazon.one', { providerName: 'Amazon', inferenceTypesSupported: [] }, 'eu-west-1'),
    aModel('amazon.two', { providerName: 'Amazon' }, 'eu-west-1'),
    aModel('meta.one', { providerName: 'Meta' }, 'eu-west-1'),
  ],
  'us-east-1': [aModel('amazon.one', { providerName: 'Amazon', inferenceTypesSupported: [] }, 'us-east-1')],
});
const shown = (pinnedModels: string[], collapsed: string[]) =>
  foldProviders(shownOf(matrix, {}, { by: 'provider' }, { pinnedModels }), collapsed);

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
