import { describe, expect, test } from 'vitest';
import type { FilterableModel } from '../../../electron/contract/filter/filterable-model.ts';
import { FILTER_MODEL, type FilterState, NO_FILTER } from '../../../electron/contract/filter/filters.ts';
import { visibleRegions } from '../../../electron/contract/filter/placement.ts';
import { always } from '../../helpers/properties.ts';
import { aFilterable, anyFilter, anyModel, REGIONS } from '../filterable-models.ts';

const { activeCount, matches } = FILTER_MODEL;

function passes(model: FilterableModel, change: Partial<FilterState>): boolean {
  const filter = { ...NO_FILTER, ...change };
  return matches(model, filter, visibleRegions(REGIONS, filter));
}

describe('matches', () => {
  test('shows every model without a filter, even one that is in no region', () => {
    expect(passes(aFilterable(), {})).toBe(true);
  });

  test('asks for every switch that is on', () => {
    const model = aFilterable({ promptCaching: false });
    expect(passes(model, { streaming: true })).toBe(true);
    expect(passes(model, { streaming: true, promptCaching: true })).toBe(false);
  });

  test('hides a legacy model only when asked to', () => {
    const model = aFilterable({ legacy: true });
    expect(passes(model, {})).toBe(true);
    expect(passes(model, { hideLegacy: true })).toBe(false);
  });

  test('is content with any entry of a list', () => {
    const model = aFilterable({ inputs: ['IMAGE', 'TEXT'] });
    expect(passes(model, { inputs: ['VIDEO', 'IMAGE'] })).toBe(true);
    expect(passes(model, { inputs: ['VIDEO'] })).toBe(false);
    expect(passes(model, { providers: ['Meta'] })).toBe(false);
  });

  test('looks for the kinds in the visible regions only', () => {
    const model = aFilterable({}, { 'us-east-1': ['on-demand'], 'eu-central-1': ['geo'] });
    expect(passes(model, { kinds: ['on-demand'] })).toBe(true);
    expect(passes(model, { kinds: ['on-demand'], groups: ['Europe'] })).toBe(false);
    expect(passes(model, { kinds: ['on-demand', 'geo'], groups: ['Europe'] })).toBe(true);
  });

  test('wants one way to call that both is of the kind and stays in the area', () => {
    const model = aFilterable(
      {},
      { 'eu-central-1': ['geo', 'global'] },
      {
        'eu-central-1': [
          { kind: 'geo', areas: ['EU'] },
          { kind: 'global', areas: [] },
        ],
      },
    );
    expect(passes(model, { stays: ['EU'] })).toBe(true);
    expect(passes(model, { stays: ['US'] })).toBe(false);
    expect(passes(model, { stays: ['EU'], kinds: ['geo'] })).toBe(true);
    expect(passes(model, { stays: ['EU'], kinds: ['global'] })).toBe(false);
    expect(passes(model, { stays: ['EU'], groups: ['US'] })).toBe(false);
  });

  test('hides models that no region of the chosen groups lists', () => {
    const model = aFilterable({}, { 'ap-south-1': [] });
    expect(passes(model, { groups: ['Asia Pacific'] })).toBe(true);
    expect(passes(model, { groups: ['US'] })).toBe(false);
  });
});

test('the size of a filter is the number of its set parts', () => {
  expect(activeCount(NO_FILTER)).toBe(0);
  expect(activeCount({ ...NO_FILTER, query: ' ' })).toBe(0);
  expect(activeCount({ ...NO_FILTER, query: 'a', kinds: ['geo', 'global'], hideLegacy: true })).toBe(4);
});

test('a filter never shows more than the same filter with one part less', () =>
  always([anyModel, anyFilter], (model, filter) => {
    const wider = [{ hideLegacy: false }, { streaming: false }, { promptCaching: false }, { providers: [] }];
    const isShown = matches(model, filter, visibleRegions(REGIONS, filter));
    for (const part of wider) {
      const loose = { ...filter, ...part };
      if (isShown) expect(matches(model, loose, visibleRegions(REGIONS, loose))).toBe(true);
    }
  }));
