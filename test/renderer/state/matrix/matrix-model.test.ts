import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type FilterState, NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { applyScanEvent, type ScanState } from '../../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../../../electron/contract/scan/scan-progress.ts';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import { emptySnapshot } from '../../../../electron/contract/snapshot/snapshot.ts';
import { createMatrixDeriver } from '../../../../renderer/state/matrix/model/matrix.ts';
import { createMatrixModel, type MatrixModel } from '../../../../renderer/state/matrix/model/matrix-model.ts';
import type { MatrixModelOptions } from '../../../../renderer/state/matrix/model/matrix-source.ts';
import type { Turns } from '../../../../renderer/state/matrix/model/steps-in-turns.ts';
import { visibleMatrix, visibleRows } from '../../../../renderer/state/matrix/model/visible-rows.ts';
import { createStatesPresent } from '../../../../renderer/state/rows/states-present.ts';
import { FIRST_VIEW, type ViewState } from '../../../../renderer/state/view/view-state.ts';
import { aModel, SOURCE } from '../../../helpers/builders.ts';
import { alwaysIn } from '../../../helpers/properties.ts';
import { listed, stateAfter } from '../../../helpers/scan-events.ts';
import { anyRegionEvent } from '../../../helpers/snapshots/arbitrary-snapshot.ts';

const THREE_MODELS = stateAfter(
  listed('eu-west-1', [
    aModel('anthropic.one', {}, 'eu-west-1'),
    aModel('anthropic.two', {}, 'eu-west-1'),
    aModel('meta.three', {}, 'eu-west-1'),
  ]),
);

function modelOver(
  state: ScanState & { before?: Snapshot | undefined },
  options: Partial<MatrixModelOptions> = {},
) {
  const data = createStore(() => state);
  const view = createStore<ViewState>(() => ({ ...FIRST_VIEW, sort: { by: 'name' } }));
  const model = createMatrixModel(
    { data, view },
    { documented: () => ({}), ending: () => new Set(), ...options },
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
  test('has the rows that the query asks for', () => {
    const { ask } = modelOver(THREE_MODELS);
    const all = ask({});
    const some = ask({ query: 'anthropic' });
    expect(all.rows.map((row) => row.modelId)).toEqual(['anthropic.one', 'anthropic.two', 'meta.three']);
    expect(some.rows.map((row) => row.modelId)).toEqual(['anthropic.one', 'anthropic.two']);
    expect(ask({}).rows).toHaveLength(3);
  });

  test('says which kinds are asked for where a check box leaves the rows as they are', () => {
    const { ask } = modelOver(THREE_MODELS);
    ask({ kinds: ['on-demand'] });
    expect(ask({ kinds: ['on-demand', 'global'] }).wanted.kinds).toEqual(['on-demand', 'global']);
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
    const model = createMatrixModel({ data, view }, { documented: () => ({}), ending: () => new Set() });
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

  test('shows after every history of events what is derived afresh from the last snapshot', () =>
    alwaysIn(40, [fc.array(anyRegionEvent, { maxLength: 12 })], (events) => {
      const { data, view, model } = modelOver({ snapshot: emptySnapshot(SOURCE), scan: NO_SCAN });
      for (const event of events) {
        data.setState(applyScanEvent(data.getState(), event));
        const matrix = createMatrixDeriver(() => ({}))(data.getState().snapshot);
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
    }));
});

/** A page that takes a turn after each step; `take` lets the derivations go on for so many, without a number to their end. */
function page(): { turns: Turns; take(count?: number): void } {
  const waiting: (() => void)[] = [];
  let nowMs = 0;
  return {
    turns: {
      nowMs: () => {
        nowMs += 100;
        return nowMs;
      },
      nextTurn: (run) => void waiting.push(run),
    },
    take(count = Number.POSITIVE_INFINITY) {
      for (let taken = 0; taken < count && waiting.length > 0; taken += 1) waiting.shift()?.();
    },
  };
}

const EMPTY = emptySnapshot(SOURCE);
const whileScanning = (state: ScanState) => ({ ...state, before: EMPTY });

/** What is shown, without functions. */
function shownIn(model: MatrixModel) {
  const { rows, columns, models, facets, states } = model.visible.getState();
  return {
    rows: rows.map(({ modelId, name, nameRank, regionCount, cells }) => [
      modelId,
      name,
      nameRank,
      regionCount,
      cells,
    ]),
    columns,
    models,
    facets: facets(),
    states: states(),
  };
}

describe('news of a scan', () => {
  test('are shown once they are derived, and the page has its turns meanwhile', () => {
    const { turns, take } = page();
    const { data, model } = modelOver(whileScanning({ snapshot: EMPTY, scan: NO_SCAN }), { turns });
    data.setState(whileScanning(THREE_MODELS));
    expect(idsOf(model)).toEqual([]);
    take();
    expect(idsOf(model)).toEqual(['anthropic.one', 'anthropic.two', 'meta.three']);
  });

  test('that come without end are shown all the same', () => {
    const { turns, take } = page();
    const { data, model } = modelOver(whileScanning({ snapshot: EMPTY, scan: NO_SCAN }), { turns });
    data.setState(whileScanning(THREE_MODELS));
    for (let more = 0; more < 50 && idsOf(model).length === 0; more += 1) {
      const event = listed('eu-west-1', [aModel(`acme.${more}`, {}, 'eu-west-1')]);
      data.setState(whileScanning(applyScanEvent(data.getState(), event)));
      take(2);
    }
    expect(idsOf(model)).not.toEqual([]);
  });

  test('do not hold up another source, which is shown at once and for good', () => {
    const { turns, take } = page();
    const { data, model } = modelOver(whileScanning({ snapshot: EMPTY, scan: NO_SCAN }), { turns });
    data.setState(whileScanning(THREE_MODELS));
    take(1);
    data.setState({ ...stateAfter(listed('eu-west-1', [aModel('acme.other')])), before: undefined }, true);
    expect(idsOf(model)).toEqual(['acme.other']);
    take();
    expect(idsOf(model)).toEqual(['acme.other']);
  });

  test('are shown for what is asked at their end', () => {
    const { turns, take } = page();
    const { data, ask, model } = modelOver(whileScanning({ snapshot: EMPTY, scan: NO_SCAN }), { turns });
    data.setState(whileScanning(THREE_MODELS));
    take(1);
    ask({ query: 'meta' });
    take();
    expect(idsOf(model)).toEqual(['meta.three']);
  });

  test('lead in turns to what they lead to at once, whatever is typed between', async () => {
    const queries = fc.constantFrom(undefined, '', 'claude', 'region:eu', 'nothing such');
    const told = fc.array(fc.tuple(anyRegionEvent, queries, fc.nat(20)), { maxLength: 12 });
    await alwaysIn(40, [told], (events) => {
      const start = whileScanning({ snapshot: EMPTY, scan: NO_SCAN });
      const { turns, take } = page();
      const [sliced, plain] = [modelOver(start, { turns }), modelOver(start)];
      for (const [event, query, count] of events) {
        for (const { data } of [sliced, plain]) {
          data.setState(whileScanning(applyScanEvent(data.getState(), event)));
        }
        take(count);
        if (query !== undefined) for (const { ask } of [sliced, plain]) ask({ query });
      }
      take();
      expect(shownIn(sliced.model)).toEqual(shownIn(plain.model));
      const { filter, sort } = plain.view.getState();
      const matrix = createMatrixDeriver(() => ({}))(plain.data.getState().snapshot);
      const afresh = visibleMatrix(matrix, visibleRows(matrix, filter, sort));
      expect(shownIn(sliced.model).rows.map(([id]) => id)).toEqual(afresh.rows.map((row) => row.modelId));
    });
  });
});
