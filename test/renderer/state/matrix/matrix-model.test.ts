import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyScanEvent, type ScanState } from '../../../../electron/contract/scan/scan-event.ts';
import { createStatesPresent } from '../../../../renderer/state/rows/states-present.ts';
import { FIRST_VIEW } from '../../../../renderer/state/view/view-state.ts';
import { alwaysIn } from '../../../helpers/properties.ts';
import { listed, stateAfter } from '../../../helpers/scan-events.ts';
import { anyRegionEvent } from '../../../helpers/snapshots/arbitrary-snapshot.ts';
import { idsOf, matrixOf, modelOver, page, shownIds, shownIn, shownOf } from './matrix-world.ts';

const THREE_MODELS = stateAfter(listed('eu-west-1', ['anthropic.one', 'anthropic.two', 'meta.three']));

describe('the visible matrix of the model', () => {
  test('has the rows that the query asks for', () => {
    const { ask } = modelOver(THREE_MODELS);
    expect(idsOf(ask({}))).toEqual(['anthropic.one', 'anthropic.two', 'meta.three']);
    expect(idsOf(ask({ query: 'anthropic' }))).toEqual(['anthropic.one', 'anthropic.two']);
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
    expect(shownIds(model)).toHaveLength(3);
    expect(waiting).toHaveLength(1);
    for (const run of waiting) run();
    expect(shownIds(model)).toEqual(['meta.three']);
  });

  test('follows order and layout at once', () => {
    const { view, model } = modelOver(THREE_MODELS, { afterInput: () => undefined });
    view.setState({ layout: { ...FIRST_VIEW.layout, hiddenModels: ['anthropic.one'] } });
    expect(shownIds(model)).toEqual(['anthropic.two', 'meta.three']);
  });

  test('knows when it is opened what changed since it was made', () => {
    const { ask, close, model } = modelOver(THREE_MODELS);
    close();
    expect(ask({ query: 'meta' }).rows).toHaveLength(3);
    model.open();
    expect(shownIds(model)).toEqual(['meta.three']);
  });

  test('follows nothing any more once it is closed', () => {
    const { data, ask, model, close } = modelOver(THREE_MODELS);
    close();
    ask({ query: 'meta' });
    data.setState(stateAfter());
    expect(shownIds(model)).toHaveLength(3);
  });

  test('shows after every history of events what is derived afresh from the last snapshot', () =>
    alwaysIn(40, [fc.array(anyRegionEvent, { maxLength: 12 })], (events) => {
      const { data, view, model } = modelOver(stateAfter());
      for (const event of events) {
        data.setState(applyScanEvent(data.getState(), event));
        const { filter, sort } = view.getState();
        const { facets, ...plain } = shownOf(matrixOf(data.getState().snapshot), filter, sort);
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

const EMPTY = stateAfter();
const whileScanning = (state: ScanState) => ({ ...state, before: EMPTY.snapshot });
/** A model over nothing yet, while a scan brings the first answer in turns of a page. */
function scanning() {
  const { turns, take } = page();
  const made = modelOver(whileScanning(EMPTY), { turns });
  made.data.setState(whileScanning(THREE_MODELS));
  return { ...made, take };
}

describe('news of a scan', () => {
  test('are shown once they are derived, and the page has its turns meanwhile', () => {
    const { model, take } = scanning();
    expect(shownIds(model)).toEqual([]);
    take();
    expect(shownIds(model)).toEqual(['anthropic.one', 'anthropic.two', 'meta.three']);
  });

  test('that come without end are shown all the same', () => {
    const { data, model, take } = scanning();
    for (let more = 0; more < 50 && shownIds(model).length === 0; more += 1) {
      const event = listed('eu-west-1', [`acme.${more}`]);
      data.setState(whileScanning(applyScanEvent(data.getState(), event)));
      take(2);
    }
    expect(shownIds(model)).not.toEqual([]);
  });

  test('do not hold up another source, which is shown at once and for good', () => {
    const { data, model, take } = scanning();
    take(1);
    data.setState({ ...stateAfter(listed('eu-west-1', ['acme.other'])), before: undefined }, true);
    expect(shownIds(model)).toEqual(['acme.other']);
    take();
    expect(shownIds(model)).toEqual(['acme.other']);
  });

  test('are shown for what is asked at their end', () => {
    const { ask, model, take } = scanning();
    take(1);
    ask({ query: 'meta' });
    take();
    expect(shownIds(model)).toEqual(['meta.three']);
  });

  test('lead in turns to what they lead to at once, whatever is typed between', async () => {
    const queries = fc.constantFrom(undefined, '', 'claude', 'region:eu', 'nothing such');
    const told = fc.array(fc.tuple(anyRegionEvent, queries, fc.nat(20)), { maxLength: 12 });
    await alwaysIn(40, [told], (events) => {
      const start = whileScanning(EMPTY);
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
      const afresh = shownOf(matrixOf(plain.data.getState().snapshot), filter, sort);
      expect(shownIds(sliced.model)).toEqual(idsOf(afresh));
    });
  });
});
