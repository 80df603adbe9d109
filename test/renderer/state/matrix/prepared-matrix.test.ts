import { setImmediate as turnOfNode } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_DOCUMENTED_DATES } from '../../../../electron/contract/cells/lifecycle.ts';
import type { Pricing } from '../../../../electron/contract/pricing/region-pricing.ts';
import { applyScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { DAY_MS } from '../../../../electron/contract/snapshot/age.ts';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import type { MatrixModelOptions } from '../../../../renderer/state/matrix/model/matrix-source.ts';
import { FIRST_VIEW } from '../../../../renderer/state/view/view-state.ts';
import { AT } from '../../../helpers/builders.ts';
import { alwaysIn } from '../../../helpers/properties.ts';
import { listed, snapshotOf, stateAfter } from '../../../helpers/scan-events.ts';
import { anyRegionEvent } from '../../../helpers/snapshots/arbitrary-snapshot.ts';
import { modelOver, page, shownIds, shownIn } from './matrix-world.ts';

const LIVE = stateAfter(listed('eu-west-1', ['acme.live']));
const FILE = snapshotOf({ 'eu-central-1': ['anthropic.one', 'anthropic.two', 'meta.three'] });
const PRICING: Pricing = {};
const isAlways = () => true;

/** What shows the file, and what shows the scans again. */
const opened = (snapshot: Snapshot) => ({ snapshot, pricing: PRICING, viewing: {} });
const closed = { ...LIVE, viewing: undefined };

/** A model over the scans, which a scan may change; `toTheEnd`: with all the turns that preparing takes. */
function overScans(options: Partial<MatrixModelOptions> = {}) {
  const { turns, take } = page();
  const made = modelOver({ ...LIVE, before: LIVE.snapshot }, { turns, ...options });
  let taken = 0;
  const toTheEnd = async (preparing: Promise<void>): Promise<void> => {
    let isOver = false;
    const over = (): void => {
      isOver = true;
    };
    preparing.then(over, over);
    while (!isOver) {
      take(1);
      taken += 1;
      await turnOfNode();
    }
    await preparing;
  };
  return { ...made, take, toTheEnd, turns: () => taken };
}

/** The same, and how many ids were looked up so far, which is what deriving a matrix does. */
function counting() {
  let lookups = 0;
  const documented = () => {
    lookups += 1;
    return {};
  };
  let nowMs = Date.parse(AT);
  const lifecycle = { documented: NO_DOCUMENTED_DATES, now: () => nowMs };
  const tomorrow = (): void => {
    nowMs += DAY_MS;
  };
  return { ...overScans({ documented, lifecycle }), lookups: () => lookups, tomorrow };
}

describe('what is prepared', () => {
  test('is shown when its snapshot is, and then the scans again, and neither is derived anew', async () => {
    const { data, model, toTheEnd, lookups } = counting();
    await toTheEnd(model.prepare(opened(FILE), isAlways));
    expect(shownIds(model)).toEqual(['acme.live']);
    const before = lookups();
    data.setState(opened(FILE));
    expect(shownIds(model)).toEqual(['anthropic.one', 'anthropic.two', 'meta.three']);
    data.setState(closed);
    expect(shownIds(model)).toEqual(['acme.live']);
    expect(lookups()).toBe(before);
  });

  test('leaves the page its turns', async () => {
    const { model, turns, toTheEnd } = overScans();
    await toTheEnd(model.prepare(opened(FILE), isAlways));
    expect(turns()).toBeGreaterThan(5);
  });

  test('is derived anew if another day has begun since', async () => {
    const { data, model, toTheEnd, lookups, tomorrow } = counting();
    await toTheEnd(model.prepare(opened(FILE), isAlways));
    tomorrow();
    const before = lookups();
    data.setState(opened(FILE));
    expect(shownIds(model)).toHaveLength(3);
    expect(lookups()).toBe(before + 3);
  });

  test('is shown for what is asked by then', async () => {
    const { data, view, ask, model, toTheEnd } = overScans();
    const preparing = model.prepare(opened(FILE), isAlways);
    ask({ query: 'anthropic' });
    await toTheEnd(preparing);
    ask({ query: 'meta' });
    data.setState(opened(FILE));
    expect(shownIds(model)).toEqual(['meta.three']);
    view.setState({ layout: { ...FIRST_VIEW.layout, hiddenModels: ['meta.three'] } });
    expect(shownIds(model)).toEqual([]);
  });

  test('asks what ends soon of its own snapshot', async () => {
    const asked = new Set<Snapshot>();
    const { data, ask, model, toTheEnd } = overScans({
      ending: (_rows, snapshot) => {
        asked.add(snapshot);
        return new Set(['meta.three']);
      },
    });
    ask({ query: 'is:ending' });
    asked.clear();
    await toTheEnd(model.prepare(opened(FILE), isAlways));
    expect([...asked]).toEqual([FILE]);
    data.setState(opened(FILE));
    expect(shownIds(model)).toEqual(['meta.three']);
  });

  test('gives way to what is shown instead', async () => {
    const { data, model, toTheEnd } = overScans();
    const other = snapshotOf({ 'eu-central-1': ['acme.other'] });
    await toTheEnd(model.prepare(opened(FILE), isAlways));
    data.setState(opened(other));
    expect(shownIds(model)).toEqual(['acme.other']);
    data.setState(closed);
    expect(shownIds(model)).toEqual(['acme.live']);
  });

  test('is left when it is not wanted any more', async () => {
    const { model, toTheEnd, lookups } = counting();
    let isWanted = true;
    const preparing = model.prepare(opened(FILE), () => isWanted);
    isWanted = false;
    const before = lookups();
    await toTheEnd(preparing);
    expect(lookups()).toBe(before);
  });

  test('fails as deriving it does, and what is shown stays', async () => {
    const { model, toTheEnd } = overScans({
      documented: (modelId) => {
        if (modelId === 'meta.three') throw new Error('no facts');
        return {};
      },
    });
    await expect(toTheEnd(model.prepare(opened(FILE), isAlways))).rejects.toThrow('no facts');
    expect(shownIds(model)).toEqual(['acme.live']);
    const other = snapshotOf({ 'eu-central-1': ['acme.other'] });
    await toTheEnd(model.prepare(opened(other), isAlways));
  });

  test('is what is derived at once, whatever a scan brings and is typed meanwhile', async () => {
    const events = fc.array(anyRegionEvent, { maxLength: 6 });
    const queries = fc.constantFrom(undefined, 'claude', 'region:eu', 'nothing such');
    await alwaysIn(40, [events, events, queries, fc.nat(20)], async (inFile, inScan, query, count) => {
      const file = inFile.reduce(applyScanEvent, stateAfter()).snapshot;
      const sliced = overScans();
      const plain = modelOver({ ...LIVE, before: LIVE.snapshot });
      const both = (change: (data: (typeof plain)['data']) => void): void => {
        for (const { data } of [sliced, plain]) change(data);
      };
      const preparing = sliced.model.prepare(opened(file), isAlways);
      for (const event of inScan) {
        both((data) => data.setState(applyScanEvent(data.getState(), event)));
        sliced.take(count);
        await turnOfNode();
      }
      if (query !== undefined) for (const { ask } of [sliced, plain]) ask({ query });
      await sliced.toTheEnd(preparing);
      sliced.take();
      expect(shownIn(sliced.model)).toEqual(shownIn(plain.model));
      const scans = plain.data.getState();
      both((data) => data.setState(opened(file)));
      expect(shownIn(sliced.model)).toEqual(shownIn(plain.model));
      both((data) => data.setState({ ...scans, viewing: undefined }));
      expect(shownIn(sliced.model)).toEqual(shownIn(plain.model));
    });
  });
});
