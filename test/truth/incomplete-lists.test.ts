/** Lists of which only a part was taken in: what they do not name is not known, wherever it is asked, never "not here". */
import { beforeEach, describe, expect, it } from 'vitest';
import { readCacheFile, toCacheFile } from '../../electron/cache/cache-file.ts';
import { otherEndpointOf } from '../../electron/capabilities/mantle/mantle-join.ts';
import { MAX_BESIDE_BYTES, MAX_RECORDS } from '../../electron/contract/bounds.ts';
import { viewRegion } from '../../electron/contract/cells/availability.ts';
import { cellState } from '../../electron/contract/cells/cell-state.ts';
import type { ScanEvent } from '../../electron/contract/scan/scan-event.ts';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { AWSClientError, AWSRegionError, ModelNotAvailableError } from '../../electron/discovery/errors.ts';
import { changesBetween } from '../../renderer/state/scan/scan-changes.ts';
import { aWorld } from '../discovery/world.ts';
import { AT, aFailure, aModel, aPage, aProfile, ok, SOURCE } from '../helpers/builders.ts';
import { exportOf, opened } from '../helpers/exports.ts';
import { checkedIn, failedIn, listed, listedInPart, mantleIn, stateAfter } from '../helpers/scan-events.ts';
import { compared, factOf, words } from '../renderer/state/compare/compared-world.ts';

const HERE = 'eu-west-1';
const ELSEWHERE = 'us-east-1';
const KNOWN = 'acme.known';
const BEYOND = 'openai.gpt-oss-120b-1:0';
const BEYOND_ON_MANTLE = 'openai.gpt-oss-120b';

const elsewhere = listed(ELSEWHERE, [aModel(BEYOND, {}, ELSEWHERE)]);
const inPart = (list: 'models' | 'profiles' | 'models-and-profiles', ids = [KNOWN]) => {
  const models = ids.map((id) => aModel(id, { inferenceTypesSupported: [] }, HERE));
  return listedInPart(listed(HERE, models), list, 'bad-answer');
};
const timedOut: ScanEvent = failedIn(HERE);
const FAILED = { failure: aFailure('bad-answer') };

const throughCache = (snapshot: Snapshot): Snapshot => {
  const read = readCacheFile(JSON.parse(JSON.stringify(toCacheFile(snapshot))), SOURCE);
  return read.kind === 'snapshot' ? read.snapshot : expect.fail(read.kind);
};
const throughExport = (snapshot: Snapshot): Snapshot => opened(exportOf(snapshot)).snapshot;
const WAYS: readonly [string, (snapshot: Snapshot) => Snapshot][] = [
  ['in a scan', (snapshot) => snapshot],
  ['from the cache', throughCache],
  ['from an export', throughExport],
];

function drawn(snapshot: Snapshot, modelId: string, mantleOnly = false) {
  const record = snapshot.regions[HERE] ?? expect.fail();
  return cellState(viewRegion(snapshot, HERE).cell(modelId), record, [], mantleOnly);
}

describe.each(WAYS)('a list of models of which the rest is not known, %s', (_way, through) => {
  it.each([
    ['answered in part', [elsewhere, inPart('models')]],
    ['failed after it had answered in part', [elsewhere, inPart('models'), timedOut]],
  ])('does not say of a Region that %s that a model is not there', (_standing, events) => {
    const snapshot = through(stateAfter(...events).snapshot);
    expect(drawn(snapshot, BEYOND)).toBe('unknown');
    expect(otherEndpointOf(snapshot, HERE, BEYOND_ON_MANTLE, Date.now())?.listed).toBe('unknown');
    // The model that it names is there, and its profiles are all known.
    expect(drawn(snapshot, KNOWN)).toBe('listed');
    expect(changesBetween(snapshot, stateAfter(elsewhere, listed(HERE, [])).snapshot)).toEqual([]);
  });

  it('says so again when the whole list has come', () => {
    const snapshot = through(stateAfter(elsewhere, inPart('models'), listed(HERE, [])).snapshot);
    expect(drawn(snapshot, BEYOND)).toBe('absent');
    expect(otherEndpointOf(snapshot, HERE, BEYOND_ON_MANTLE, Date.now())?.listed).toBe('no');
  });

  it('says of profiles that a way to call may be missing, also after the region failed', () => {
    for (const list of ['profiles', 'models-and-profiles'] as const) {
      const snapshot = through(stateAfter(inPart(list), timedOut).snapshot);
      expect(drawn(snapshot, KNOWN)).toBe('unknown');
    }
  });

  it('of bedrock-mantle denies no model that it alone serves', () => {
    const cut = through(stateAfter(listed(HERE, []), mantleIn(HERE, ['m.one'], FAILED)).snapshot);
    expect(drawn(cut, 'm.two', true)).toBe('unknown');
    expect(drawn(cut, 'm.one', true)).toBe('mantle');
    expect(otherEndpointOf(cut, HERE, BEYOND, Date.now())?.listed).toBe('unknown');
    const whole = stateAfter(listed(HERE, []), mantleIn(HERE, ['m.one'])).snapshot;
    expect(drawn(whole, 'm.two', true)).toBe('absent');
    expect(changesBetween(cut, whole)).toEqual([]);
  });
});

describe('the comparison', () => {
  it('counts no region as one without the model that may have it', () => {
    const { snapshot } = stateAfter(inPart('models'), mantleIn(HERE, [], FAILED));
    const groups = compared(snapshot, [KNOWN]);
    for (const name of ['Callable in', 'On-demand', 'bedrock-mantle']) {
      expect(words(factOf(groups, name)), name).toEqual([undefined]);
    }
    const withWhole = compared(stateAfter(elsewhere, inPart('models')).snapshot, [KNOWN]);
    expect(words(factOf(withWhole, 'On-demand'))).toEqual(['no Region']);
  });
});

describe('a model that is asked for', () => {
  const many = Array.from({ length: MAX_RECORDS }, (_, index) => aModel(`acme.m-${index}`));
  const cut = { models: () => ok({ items: many, dropped: 0, beyond: 3 }) };

  it('is not "not available" where the list was not taken in as a whole', async () => {
    const world = aWorld({ [HERE]: cut });
    await world.discovery.scanAllRegions([HERE], true, { access: false });
    expect(world.discovery.getModel('acme.m-7', HERE).modelId).toBe('acme.m-7');
    expect(() => world.discovery.getModel(BEYOND, HERE)).toThrow(AWSRegionError);
    expect(() => world.discovery.getModel(BEYOND)).toThrow(AWSClientError);
    expect(() => world.discovery.getModel(BEYOND)).toThrow('lists 5,003 models');
    const two = aWorld({ [HERE]: cut, [ELSEWHERE]: { models: () => aPage([aModel('acme.other')]) } });
    await two.discovery.scanAllRegions([HERE, ELSEWHERE], true, { access: false });
    expect(() => two.discovery.getModel(BEYOND, ELSEWHERE)).toThrow(ModelNotAvailableError);
  });

  it('keeps its profiles of before where profiles failed beside a list that was cut, and both are said', async () => {
    const profile = aProfile('eu.acme', 'acme.m-0', [HERE], {}, HERE);
    const world = aWorld({ [HERE]: { profiles: () => aPage([profile]) } });
    await world.discovery.scanAllRegions([HERE], true, { access: false });
    world.gateway.script(HERE, {
      ...cut,
      profiles: () => ({ ok: false, failure: aFailure('throttled', 'Throttled here.') }),
    });
    await world.discovery.scanAllRegions([HERE], true, { access: false });
    const record = world.discovery.state.snapshot.regions[HERE];
    expect(Object.keys(record?.profiles ?? {})).toEqual(['eu.acme']);
    expect(record).toMatchObject({ state: 'partial', incomplete: 'models-and-profiles' });
    expect(record?.failure?.message).toMatch(/lists 5,003 models.*Throttled here\./);
  });
});

describe('a region that names other models with every scan', () => {
  let snapshot: Snapshot;
  beforeEach(() => {
    const scans = Array.from({ length: 4 }, (_, scan): ScanEvent[] => {
      const ids = Array.from({ length: MAX_RECORDS / 2 }, (_each, index) => `acme.m-${scan}-${index}`);
      const event = inPart('models-and-profiles', ids);
      event.listing.profiles = ids.map((id) => aProfile(`eu.${id}`, id, [HERE], {}, HERE));
      const failures = ids.map((id) => [id, { failure: aFailure('timeout') }]);
      return [event, checkedIn(HERE, Object.fromEntries(failures))];
    });
    snapshot = stateAfter(...scans.flat()).snapshot;
  });

  it('does not grow in length either', () => {
    const scans = Array.from({ length: 12 }, (_, scan): ScanEvent[] => {
      const event = inPart('models');
      event.listing.models = Array.from({ length: 60 }, (_each, index) =>
        aModel(`acme.m-${scan}-${index}`, { modelName: 'n'.repeat(9_000) }),
      );
      return [event, { type: 'scan-finished', outcome: 'partial', atIso: AT }];
    });
    const { modelTable } = stateAfter(...scans.flat()).snapshot;
    expect(JSON.stringify(modelTable).length).toBeLessThan(2 * MAX_BESIDE_BYTES);
  });

  it('does not grow: the newest stay', () => {
    const { models = {}, profiles = {}, access = {} } = snapshot.regions[HERE] ?? {};
    for (const places of [models, profiles]) expect(Object.keys(places)).toHaveLength(MAX_RECORDS);
    expect(Object.keys(access)).toHaveLength(MAX_RECORDS);
    expect(Object.hasOwn(models, 'acme.m-3-0')).toBe(true);
    expect(Object.hasOwn(models, 'acme.m-0-0')).toBe(false);
    for (const id of Object.keys(access)) expect(Object.hasOwn(models, id)).toBe(true);
  });
});
