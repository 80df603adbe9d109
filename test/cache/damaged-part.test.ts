/** A cache file that is whole but for some entries: the good ones are shown, the file is kept, the user is told, once. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyScanEvent } from '../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../electron/contract/scan/scan-progress.ts';
import type { RegionRecord, Snapshot } from '../../electron/contract/snapshot/model.ts';
import { accessIn, modelIn, profilesIn } from '../../electron/contract/snapshot/snapshot.ts';
import { aModel, aProfile } from '../helpers/builders.ts';
import { alwaysIn } from '../helpers/properties.ts';
import { checkedIn, listed } from '../helpers/scan-events.ts';
import { aCache, aSmallSnapshot, changedFile, masked, savedFile, useCacheWorld } from './cache-world.ts';

const world = useCacheWorld();
const DAMAGED = 'eu-central-1';
const GOOD = 'us-east-1';

interface FileContent {
  models: Record<string, unknown>[];
  profiles: { bodies: unknown[]; destinations: unknown[]; rows: unknown[] };
  accesses: unknown[];
  ids: unknown[];
  regions: Record<string, { models: unknown[]; profiles: unknown[]; access: unknown[]; state: string }>;
}

/** The small snapshot, and a region that shares nothing with it. */
function twoRegions(): Snapshot {
  const model = aModel('acme.other', {}, GOOD);
  const events = [
    listed(GOOD, [model], [aProfile('us.acme.other', model.modelId, [GOOD], {}, GOOD)]),
    checkedIn(GOOD, model.modelId),
  ];
  return events.reduce(applyScanEvent, { snapshot: aSmallSnapshot(), scan: NO_SCAN }).snapshot;
}

/** What is known of a region, wherever the tables keep it. */
function known(snapshot: Snapshot | undefined, region: string): unknown {
  if (snapshot === undefined) return undefined;
  const record = snapshot.regions[region];
  const { models = {}, profiles: _profiles, access = {}, ...rest } = record ?? ({} as Partial<RegionRecord>);
  return {
    ...rest,
    models: Object.keys(models).map((id) => modelIn(snapshot, region, id)),
    profiles: profilesIn(snapshot, region),
    access: Object.keys(access).map((id) => [id, accessIn(snapshot, region, id)]),
  };
}

/** Loads a file that was changed so, and says what is left beside it. */
async function loadedAfter(damage: (file: FileContent) => void) {
  const { file, text } = await changedFile(world, damage, twoRegions());
  const loaded = await aCache(world).load();
  const all = readdirSync(world.folder).map((each) => join(world.folder, each));
  return { loaded, text, file, aside: all.filter((each) => each !== file) };
}

const region = (file: FileContent) => file.regions[DAMAGED] ?? expect.fail('the Region is in the file');

describe('a good file with a damaged entry', () => {
  it.each<[string, (file: FileContent) => void, Partial<RegionRecord> | undefined]>([
    ['a model without an id', (file) => delete file.models[0]?.modelId, { incomplete: 'models' }],
    ['a model that is null', (file) => file.models.fill(null as never, 0, 1), { incomplete: 'models' }],
    ['a place of no model', (file) => region(file).models.push(99), { incomplete: 'models' }],
    [
      'places that are none',
      (file) => region(file).models.push(-1, 0.5, '0', null),
      { incomplete: 'models' },
    ],
    ['a profile without an id', (file) => file.profiles.bodies.fill({}, 0, 1), { incomplete: 'profiles' }],
    ['a profile that is no row', (file) => file.profiles.rows.fill(7, 0, 1), { incomplete: 'profiles' }],
    [
      'a destination without an ARN',
      (file) => file.profiles.destinations.fill({}, 0, 1),
      { incomplete: 'profiles' },
    ],
    ['access that is text', (file) => file.accesses.fill('yes', 1, 2), { state: 'ok' }],
    ['a place of no access', (file) => region(file).access.push(0, 99), { state: 'ok' }],
    ['half a pair of access', (file) => region(file).access.push(0), { state: 'ok' }],
    ['an id that is a number', (file) => file.ids.fill(7, 0, 1), { state: 'ok' }],
    [
      'a region in a state that there is not',
      (file) => Object.assign(region(file), { state: 'fine' }),
      undefined,
    ],
    ['a Region that is null', (file) => Object.assign(file.regions, { [DAMAGED]: null }), undefined],
  ])('%s: the rest is shown, the file is kept, the user is told once', async (_what, damage, expected) => {
    const { loaded, text, file, aside } = await loadedAfter(damage);
    expect(known(loaded, GOOD)).toEqual(known(masked(twoRegions()), GOOD));
    if (expected === undefined) expect(loaded?.regions[DAMAGED]).toBeUndefined();
    else expect(loaded?.regions[DAMAGED]).toMatchObject(expected);
    if (expected?.incomplete !== undefined) {
      expect(loaded?.regions[DAMAGED]).toMatchObject({ state: 'partial', failure: { kind: 'disk' } });
    }
    expect(aside).toHaveLength(1);
    expect(readFileSync(aside[0] ?? '', 'utf8')).toBe(text);
    expect(world.problems).toEqual([
      {
        kind: 'disk',
        message: `A part of the saved data could not be read (${DAMAGED}); the file was kept as ${aside[0]}.`,
        nextStep: 'What is good is shown. Rescan to fill in the rest.',
      },
    ]);
    // What is good is in the file now: the next start has nothing to tell, and shows the same.
    const again = await aCache(world).load();
    for (const each of [DAMAGED, GOOD]) expect(known(again, each)).toEqual(known(loaded, each));
    expect(world.problems).toHaveLength(1);
    expect(readdirSync(world.folder)).toHaveLength(2);
    expect(readFileSync(file, 'utf8')).not.toBe(text);
  });

  it('keeps the failure of a region that had failed, and still denies nothing', async () => {
    const { loaded } = await loadedAfter((file) => {
      const failure = { kind: 'timeout', message: 'Too slow.', nextStep: 'Wait.' };
      Object.assign(region(file), { state: 'failed', stale: true, failure });
      region(file).models.length = 0;
      region(file).models.push(99);
    });
    expect(loaded?.regions[DAMAGED]).toMatchObject({
      state: 'failed',
      incomplete: 'models',
      failure: { kind: 'timeout' },
    });
  });

  it('is left alone where nothing may be written, and where it is a file of the user', async () => {
    const file = await savedFile(world, twoRegions());
    const text = readFileSync(file, 'utf8').replace('"state":"ok"', '"state":"fine"');
    writeFileSync(file, text);
    for (const cache of [aCache(world, { isReadOnly: true }), aCache(world).at(file)]) {
      expect(Object.keys((await cache.load())?.regions ?? {})).toHaveLength(1);
    }
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(readdirSync(world.folder)).toEqual([basename(file)]);
    expect(world.problems.map((each) => each.message)).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('was left as it is')),
    );
  });

  it('never throws, and never loses a region in silence, whatever single value is another', async () => {
    const file = await savedFile(world, twoRegions());
    const whole = readFileSync(file, 'utf8');
    const values = [...whole.matchAll(/(?<=[:,[])("(?:[^"\\]|\\.)*"(?!:)|\d+|true|false)/g)];
    await alwaysIn(
      150,
      [fc.constantFrom(...values), fc.constantFrom('null', '-1', '"x"', '{}', '[]')],
      async ({ index, 0: old }, other) => {
        world.problems = [];
        const text = whole.slice(0, index) + other + whole.slice(index + old.length);
        writeFileSync(file, text);
        const loaded = await aCache(world).load();
        const regions = Object.keys(loaded?.regions ?? {});
        if (regions.length < 2) expect(world.problems.length).toBeGreaterThan(0);
        const places = Object.values(loaded?.regions ?? {}).flatMap(({ models }) => Object.keys(models));
        const isSaid = world.problems.length > 0;
        if (!isSaid) expect(places).toHaveLength(2);
      },
    );
  });
});
