/** Another AWS profile is chosen while a scan runs: two accounts that must never be mixed. */
import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../electron/contract/bridge/api.ts';
import { type AtlasState, applyAppEvent, FIRST_STATE } from '../../renderer/state/store/atlas-state.ts';
import { noteBehaviour } from '../drivers/fault-rows.ts';
import { FAULTY, OTHERS, operationOf } from '../drivers/good-bedrock.ts';
import type { Reply, SeenRequest } from '../helpers/servers/protocol-server.ts';
import {
  ALL_REGIONS,
  answerTo,
  FIRST,
  type ProfileName,
  type ProfileWorld,
  profileWorld,
  SECOND,
  signerOf,
} from './set-up/two-profiles.ts';

noteBehaviour('profile switch');

/** The window after these events, as they come through to another process. */
const windowAfter = (events: readonly AppEvent[]): AtlasState =>
  events.reduce((state, event) => applyAppEvent(state, structuredClone(event)), FIRST_STATE);

/** A server in which `isHeld` requests wait until `release`; `edition` is what the models are named by. */
function heldServer(isHeld: (request: SeenRequest) => boolean) {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = { edition: 1, isHolding: false, release };
  const script = (request: SeenRequest): Reply => {
    const reply = answerTo(request, server.edition);
    return server.isHolding && isHeld(request) ? { after: held, reply } : reply;
  };
  return { server, script };
}

/** Only the one profile is there: in the window, in the state of the main process, and in its cache. */
function expectOnly(world: ProfileWorld, owner: ProfileName): void {
  const other = owner === 'first' ? 'second' : 'first';
  const window = windowAfter(world.events);
  expect(window.connection).toMatchObject({ status: 'connected', source: { profile: owner } });
  for (const { snapshot } of [window, world.state()]) {
    expect(snapshot.source.profile).toBe(owner);
    expect(JSON.stringify(snapshot)).not.toContain(`${other}.model`);
    expect(JSON.stringify(snapshot)).not.toContain(owner === 'first' ? 'NOT_AUTHORIZED' : '"AUTHORIZED"');
  }
  expect(window.snapshot).toEqual(world.state().snapshot);
  // A scan that the switch cancelled is told, and nothing else.
  for (const notice of window.notices) {
    expect(notice).toMatchObject({
      message: expect.stringMatching(/^The scan of .* was cancelled by the change\.$/),
    });
  }
  for (const each of ['first', 'second'] as const) {
    expect(world.cacheOf(each)).not.toContain(each === 'first' ? 'second.model' : 'first.model');
  }
}

const scanned = async (world: ProfileWorld): Promise<void> => {
  await world.atlas.rescan();
  await world.scanEnded();
  expect(world.state().scan.lastOutcome).toBe('complete');
};

/** Every region whole: models, profile and access of that owner. */
function expectWhole(world: ProfileWorld, owner: ProfileName, regions: readonly string[]): void {
  const { snapshot } = world.state();
  for (const region of regions) {
    const record = snapshot.regions[region];
    expect(record).toMatchObject({ state: 'ok', stale: false });
    expect(Object.keys(record?.models ?? {})).toEqual([`${owner}.model-0-v1:0`, `${owner}.model-1-v1:0`]);
    expect(Object.keys(record?.profiles ?? {})).toEqual([`eu.${owner}.model-0-v1:0`]);
    expect(Object.keys(record?.access ?? {})).toHaveLength(2);
  }
}

const editionIn = ({ snapshot }: { snapshot: AtlasState['snapshot'] }, region: string): string | undefined =>
  snapshot.modelTable[Object.values(snapshot.regions[region]?.models ?? {})[0] ?? -1]?.modelName;

describe('the user switches the profile', () => {
  it('while a region still lists: the new profile gets no answer of the old one, and both stay whole', async () => {
    const { server, script } = heldServer(
      (request) => request.region === FAULTY && operationOf(request) === 'models',
    );
    const world = await profileWorld(script);
    await scanned(world);
    const lastGood = world.state().snapshot.regions[FAULTY]?.scannedAt;
    server.edition = 2;
    server.isHolding = true;
    await world.atlas.rescan();
    await expect.poll(() => world.state().scan.accessDone).toBe(OTHERS.length * 2);
    await world.atlas.chooseSource(SECOND);
    expectOnly(world, 'second');
    expect(world.state().snapshot.regions).toEqual({});
    // The answer of the first comes while the second is scanned.
    const asked = world.server.requests.length;
    await world.atlas.rescan();
    await expect.poll(() => world.state().scan.accessDone).toBe(OTHERS.length * 2);
    server.release();
    await world.scanEnded();
    expectOnly(world, 'second');
    expectWhole(world, 'second', ALL_REGIONS);
    expect(new Set(world.server.requests.slice(asked).map(signerOf))).toEqual(new Set(['second']));
    // Back: what the cancelled scan brought, and the last good answer where it brought none.
    await world.atlas.chooseSource(FIRST);
    expectOnly(world, 'first');
    expectWhole(world, 'first', ALL_REGIONS);
    for (const region of OTHERS) expect(editionIn(world.state(), region)).toBe('first edition 2');
    expect(editionIn(world.state(), FAULTY)).toBe('first edition 1');
    expect(world.state().snapshot.regions[FAULTY]?.scannedAt).toBe(lastGood);
    await world.atlas.chooseSource(SECOND);
    expectOnly(world, 'second');
    expectWhole(world, 'second', ALL_REGIONS);
  });

  it('while access is checked: no answer of the old one is taken for the new one', async () => {
    const { server, script } = heldServer(
      (request) => signerOf(request) === 'first' && operationOf(request) === 'access',
    );
    const world = await profileWorld(script);
    server.isHolding = true;
    await world.atlas.rescan();
    await expect.poll(() => world.state().scan.answered.length).toBe(ALL_REGIONS.length);
    await world.atlas.chooseSource(SECOND);
    const from = world.events.length;
    const scan = scanned(world);
    server.release();
    await scan;
    expectOnly(world, 'second');
    expectWhole(world, 'second', ALL_REGIONS);
    expect(JSON.stringify(world.events.slice(from))).not.toMatch(/first\.model|"AUTHORIZED"/);
    await world.atlas.chooseSource(FIRST);
    expectOnly(world, 'first');
    expect(world.state().snapshot.accessTable).toEqual([]);
  });

  it('there and back three times without waiting, with Rescan in between: the last choice holds', async () => {
    const { script } = heldServer(() => false);
    const world = await profileWorld(script);
    const deeds: Promise<unknown>[] = [world.atlas.rescan()];
    for (let turn = 0; turn < 3; turn += 1) {
      deeds.push(world.atlas.chooseSource(SECOND), world.atlas.rescan(), world.atlas.measureLatency());
      deeds.push(world.atlas.chooseSource(FIRST), world.atlas.rescan());
    }
    deeds.push(world.atlas.chooseSource(SECOND));
    await Promise.all(deeds);
    expectOnly(world, 'second');
    const asked = world.server.requests.length;
    await scanned(world);
    expectOnly(world, 'second');
    expectWhole(world, 'second', ALL_REGIONS);
    expect(new Set(world.server.requests.slice(asked).map(signerOf))).toEqual(new Set(['second']));
  });

  it('while its credentials are looked for: nothing is said or asked of the old one any more', async () => {
    const { script } = heldServer(() => false);
    const world = await profileWorld(script, 'second');
    // Keys that never come: waiting for them would never end.
    const towards = world.atlas.chooseSource(SECOND);
    const scan = world.atlas.rescan();
    const back = world.atlas.chooseSource(FIRST);
    await Promise.all([towards, scan, back]);
    await scanned(world);
    expectOnly(world, 'first');
    expectWhole(world, 'first', ALL_REGIONS);
    expect(new Set(world.server.requests.map(signerOf))).toEqual(new Set(['first']));
  });

  it('after a new time limit that waits for the end of the scan: the choice holds', async () => {
    const { server, script } = heldServer((request) => signerOf(request) === 'first');
    const world = await profileWorld(script);
    server.isHolding = true;
    await world.atlas.rescan();
    await world.atlas.saveSettings({ regionDeadlineMs: 6_000 });
    await world.atlas.chooseSource(SECOND);
    server.release();
    await scanned(world);
    // Whatever still follows from the new limit.
    await world.atlas.rescan();
    await world.scanEnded();
    expectOnly(world, 'second');
    expectWhole(world, 'second', ALL_REGIONS);
  });
});
