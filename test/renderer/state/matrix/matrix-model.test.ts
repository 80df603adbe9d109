import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type FilterState, NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { applyScanEvent, type ScanState } from '../../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../../../electron/contract/scan/scan-progress.ts';
import { emptySnapshot } from '../../../../electron/contract/snapshot/snapshot.ts';
import { createMatrixDeriver, visibleMatrix, visibleRows } from '../../../../renderer/state/matrix/matrix.ts';
import {
  createMatrixModel,
  type MatrixModel,
  type MatrixModelOptions,
} from '../../../../renderer/state/matrix/matrix-model.ts';
import { createStatesPresent } from '../../../../renderer/state/rows/states-present.ts';
import { FIRST_VIEW, type ViewState } from '../../../../renderer/state/view/view-state.ts';
import { anyRegionEvent } from '../../../helpers/arbitrary-snapshot.ts';
import { ALLOWED, AT, aModel, listed, SOURCE, stateAfter } from '../../../helpers/builders.ts';
import { runs } from '../../../helpers/properties.ts';

const THREE_MODELS = stateAfter(
  listed('eu-west-1', [
    aModel('anthropic.one', {}, 'eu-west-1'),
    aModel('anthropic.two', {}, 'eu-west-1'),
    aModel('meta.three', {}, 'eu-west-1'),
  ]),
);

function modelOver(state: ScanState, options: Partial<MatrixModelOptions> = {}) {
  const data = createStore(() => state);
  const view = createStore<ViewState>(() => ({ ...FIRST_VIEW, sort: { by: 'name' } }));
  const model = createMatrixModel(
    { data, view },
    { caching: () => undefined, ending: () => new Set(), ...options },
  );
  const close = model.open();
  const ask = (change: Partial<FilterState>) => {
    view.setState({ filter: { ...NO_FILTER, ...change } });
    return model.visible.getState();
  };
  return { data, view, model, ask, close };
}

const idsOf = (model: MatrixModel): string[] => model.visible.getState().rows.map((row) => row.modelId);

describe('the visible matrix of the model', () => {
  test('is the same object after a letter that changes no row', () => {
    const { ask } = modelOver(THREE_MODELS);
    expect(ask({ query: 'anthr' })).toBe(ask({ query: 'anthro' }));
  });

  test('tells nobody of a letter that changes no row', () => {
    const { ask, model } = modelOver(THREE_MODELS);
    ask({ query: 'anthr' });
    let told = 0;
    model.visible.subscribe(() => {
      told += 1;
    });
    ask({ query: 'anthro' });
    expect(told).toBe(0);
    ask({ query: 'meta' });
    expect(told).toBe(1);
  });

  test('is another object after a letter that changes the rows', () => {
    const { ask } = modelOver(THREE_MODELS);
    const all = ask({});
    const some = ask({ query: 'anthropic' });
    expect(all.rows.map((row) => row.modelId)).toEqual(['anthropic.one', 'anthropic.two', 'meta.three']);
    expect(some.rows.map((row) => row.modelId)).toEqual(['anthropic.one', 'anthropic.two']);
    expect(ask({}).rows).toHaveLength(3);
  });

  test('keeps its rows where only the counts of the filters change', () => {
    const { ask } = modelOver(THREE_MODELS);
    const before = ask({ query: 'anthropic' });
    const after = ask({ query: '', providers: ['anthropic'] });
    expect(after).not.toBe(before);
    expect(after.rows).toBe(before.rows);
    expect(before.facets().models.providers.get('meta') ?? 0).toBe(0);
    expect(after.facets().models.providers.get('meta')).toBe(1);
  });

  test('is another object when a check box asks the same of the rows in another way', () => {
    const { ask } = modelOver(THREE_MODELS);
    const before = ask({ kinds: ['on-demand'] });
    const after = ask({ kinds: ['on-demand', 'global'] });
    expect(after).not.toBe(before);
    expect(after.wanted.kinds).toEqual(['on-demand', 'global']);
  });

  test('keeps the columns of the grid when access changes one row', () => {
    const { data, model } = modelOver(THREE_MODELS);
    const before = model.visible.getState();
    const results = [{ modelId: 'anthropic.two', facts: ALLOWED }];
    data.setState(
      applyScanEvent(THREE_MODELS, { type: 'access-checked', region: 'eu-west-1', results, atIso: AT }),
    );
    const after = model.visible.getState();
    expect(after.grid).toBe(before.grid);
    expect(after.rows.map((row, index) => row === before.rows[index])).toEqual([true, false, true]);
  });

  test('has other columns of the grid when a latency is measured', () => {
    const { data, model } = modelOver(THREE_MODELS);
    const before = model.visible.getState();
    const latency = { medianMs: 20, p90Ms: 25, minMs: 19, samples: 5, measuredAt: AT };
    data.setState(
      applyScanEvent(THREE_MODELS, {
        type: 'latency-measured',
        region: 'eu-west-1',
        latency,
        smoothedLatencyMs: 20,
      }),
    );
    expect(model.visible.getState().grid).not.toBe(before.grid);
    expect(model.visible.getState().grid.columns[0]?.record.latency?.medianMs).toBe(20);
  });

  test('follows the filter after the input, and what is typed meanwhile in one go', () => {
    const waiting: (() => void)[] = [];
    const { ask, model } = modelOver(THREE_MODELS, { afterInput: (run) => waiting.push(run) });
    ask({ query: 'm' });
    ask({ query: 'meta' });
    expect(idsOf(model)).toHaveLength(3);
    expect(waiting).toHaveLength(1);
    for (const run of waiting) run();
    expect(idsOf(model)).toEqual(['meta.three']);
  });

  test('follows order and layout at once', () => {
    const { view, model } = modelOver(THREE_MODELS, { afterInput: () => undefined });
    view.setState({ layout: { ...FIRST_VIEW.layout, hiddenModels: ['anthropic.one'] } });
    expect(idsOf(model)).toEqual(['anthropic.two', 'meta.three']);
  });

  test('knows when it is opened what changed since it was made', () => {
    const data = createStore(() => THREE_MODELS);
    const view = createStore<ViewState>(() => FIRST_VIEW);
    const model = createMatrixModel({ data, view }, { caching: () => undefined, ending: () => new Set() });
    view.setState({ filter: { ...NO_FILTER, query: 'meta' } });
    expect(idsOf(model)).toHaveLength(3);
    model.open();
    expect(idsOf(model)).toEqual(['meta.three']);
  });

  test('follows nothing any more once it is closed', () => {
    const { data, ask, model, close } = modelOver(THREE_MODELS);
    close();
    ask({ query: 'meta' });
    data.setState(stateAfter());
    expect(idsOf(model)).toHaveLength(3);
  });

  test('shows after every history of events what is derived afresh from the last snapshot', () => {
    fc.assert(
      fc.property(fc.array(anyRegionEvent, { maxLength: 12 }), (events) => {
        const { data, view, model } = modelOver({ snapshot: emptySnapshot(SOURCE), scan: NO_SCAN });
        for (const event of events) {
          data.setState(applyScanEvent(data.getState(), event));
          const matrix = createMatrixDeriver(() => undefined)(data.getState().snapshot);
          const { filter, sort } = view.getState();
          const { facets, ...plain } = visibleMatrix(matrix, visibleRows(matrix, filter, sort));
          const seen = model.visible.getState();
          expect(seen.rows.map(({ modelId, cells }) => [modelId, cells])).toEqual(
            plain.rows.map(({ modelId, cells }) => [modelId, cells]),
          );
          expect(seen.columns).toEqual(plain.columns);
          expect(seen.facets()).toEqual(facets());
          expect(seen.states()).toEqual(createStatesPresent()(plain));
        }
      }),
      { numRuns: runs(40) },
    );
  });
});
