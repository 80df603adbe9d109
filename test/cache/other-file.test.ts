import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aCache, aSmallSnapshot, masked, useCacheWorld } from './cache-world.ts';

const world = useCacheWorld();

describe('a file of the user’s', () => {
  it('is written where the user wants it, in a new folder too, and read back', async () => {
    const file = join(world.folder, 'new folder', 'my copy.json');
    expect(await aCache(world).at(file).save(aSmallSnapshot())).toEqual({ ok: true, value: null });
    expect(readdirSync(join(world.folder, 'new folder'))).toEqual(['my copy.json']);
    expect(await aCache(world).at(file).load()).toEqual(masked(aSmallSnapshot()));
    expect(await aCache(world).load()).toBeUndefined();
    expect(world.problems).toEqual([]);
  });

  it('gets .json at its end if it has another one', async () => {
    await aCache(world).at(join(world.folder, 'copy.txt')).save(aSmallSnapshot());
    expect(readdirSync(world.folder)).toEqual(['copy.txt.json']);
  });

  it.each(['{"version": 99}', '{"name": "not ours"}', 'not JSON', '[1]'])(
    'that holds %j is reported and left where it is',
    async (content) => {
      const file = join(world.folder, 'package.json');
      writeFileSync(file, content);
      expect(await aCache(world).at(file).load()).toBeUndefined();
      expect(world.problems).toMatchObject([{ kind: 'disk' }]);
      expect(world.problems[0]?.message).toContain(file);
      expect(readdirSync(world.folder)).toEqual(['package.json']);
      expect(readFileSync(file, 'utf8')).toBe(content);
    },
  );

  it('that is not there is none', async () => {
    const file = join(world.folder, 'none.json');
    expect(await aCache(world).at(file).load()).toBeUndefined();
    expect(existsSync(file)).toBe(false);
    expect(world.problems).toEqual([]);
  });
});
