import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { aCache, aSmallSnapshot, changedFile, masked, savedFile, useCacheWorld } from './cache-world.ts';

const world = useCacheWorld();

/** The file of the small snapshot, as far as the tests damage it. */
interface FileContent {
  source: object;
  models: unknown[];
  profiles: object;
  regions: { 'eu-central-1': { models: unknown[]; access: unknown[] } };
}

function frankfurt(file: FileContent): FileContent['regions']['eu-central-1'] {
  return file.regions['eu-central-1'];
}

describe('a file that cannot be used', () => {
  async function expectSetAside(content: string): Promise<void> {
    expect(await aCache(world).load()).toBeUndefined();
    const names = readdirSync(world.folder);
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/\.unreadable-\d{4}-\d\d-\d\dT[\dZ-]+\.json$/);
    expect(readFileSync(join(world.folder, names[0] ?? ''), 'utf8')).toBe(content);
    expect(world.problems).toHaveLength(1);
    expect(world.problems[0]?.message).toContain(names[0]);
  }

  it('gives nothing or the whole, however short it was cut', async () => {
    const file = await savedFile(world);
    const whole = readFileSync(file);
    const expected = masked(aSmallSnapshot());
    for (let length = 0; length <= whole.length; length += 1) {
      world.problems = [];
      writeFileSync(file, whole.subarray(0, length));
      const loaded = await aCache(world).load();
      if (length === whole.length) {
        expect(loaded).toEqual(expected);
      } else {
        expect(loaded).toBeUndefined();
        expect(world.problems).toHaveLength(1);
      }
    }
    expect(readdirSync(world.folder)).toHaveLength(whole.length + 1);
  });

  it.each([
    ['empty', ''],
    ['no object', '[1, 2]'],
    ['null', 'null'],
    ['another program’s', '{"name":"x"}'],
    ['of a newer version', '{"version":2,"somethingNew":true}'],
    ['of an older version', '{"version":0}'],
  ])('is set aside unchanged when it is %s', async (_what, content) => {
    writeFileSync(await savedFile(world), content);
    await expectSetAside(content);
  });

  it.each<[string, (file: FileContent) => void]>([
    ['a state that does not exist', (file) => Object.assign(frankfurt(file), { state: 'fine' })],
    ['lists without a time', (file) => Object.assign(frankfurt(file), { scannedAt: 'yesterday' })],
    ['a failure of no kind', (file) => Object.assign(frankfurt(file), { failure: { kind: 'x' } })],
    ['no table of models', (file) => Object.assign(file, { models: 7 })],
    ['profiles that are no table', (file) => Object.assign(file, { profiles: { bodies: [] } })],
    ['sample data', (file) => Object.assign(file.source, { kind: 'sample' })],
  ])('is set aside when it holds %s', async (_what, damage) => {
    await expectSetAside((await changedFile(world, damage)).text);
  });

  it('never overwrites what was set aside before', async () => {
    const file = await savedFile(world);
    for (let count = 0; count < 5; count += 1) {
      writeFileSync(file, `broken ${count}`);
      await aCache(world).load();
    }
    expect(readdirSync(world.folder)).toHaveLength(5);
  });

  it('does not stand in the way of the next save', async () => {
    writeFileSync(await savedFile(world), 'broken');
    const cache = aCache(world);
    await cache.load();
    expect((await cache.save(aSmallSnapshot())).ok).toBe(true);
    expect(await cache.load()).toEqual(masked(aSmallSnapshot()));
  });
});

describe('foreign content in a good file', () => {
  async function loadedAfter(change: (text: string) => string): Promise<Snapshot | undefined> {
    const file = await savedFile(world);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    return aCache(world).load();
  }

  it('is harmless when it is named like a part of every object', async () => {
    const loaded = await loadedAfter((text) =>
      text
        .replace('"regions":{', '"regions":{"__proto__":{"polluted":1},"\\u005f_proto__":{"polluted":1},')
        .replace('"futureMember":{', '"futureMember":{"__proto__":{"polluted":1},'),
    );
    expect(loaded).toEqual(masked(aSmallSnapshot()));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(JSON.stringify(loaded)).not.toContain('polluted');
  });
});
