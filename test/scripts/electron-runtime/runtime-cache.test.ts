import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { cachedFolder, runtimeCacheFolder } from '../../../scripts/electron-runtime/runtime-cache.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

describe('runtime cache', () => {
  let root: string;
  let cache: string;
  beforeEach(() => {
    root = tempFolder();
    cache = join(root, 'deep', 'cache');
  });

  const write =
    (text: string) =>
    async (folder: string): Promise<void> =>
      writeFileSync(join(folder, 'file'), text);

  it('is made once and used again', async () => {
    const first = await cachedFolder(cache, 'one', write('first'));
    const second = await cachedFolder(cache, 'one', write('second'));
    expect(second).toBe(first);
    expect(readFileSync(join(first, 'file'), 'utf8')).toBe('first');
    expect(readdirSync(cache)).toEqual(['one']);
  });

  it('leaves nothing behind when making it fails', async () => {
    const failing = cachedFolder(cache, 'one', async (folder) => {
      writeFileSync(join(folder, 'half'), 'half');
      throw new Error('wrong hash');
    });
    await expect(failing).rejects.toThrow('wrong hash');
    expect(readdirSync(cache)).toEqual([]);
  });

  it('serves two runs at once with one whole folder', async () => {
    let release: () => void = () => undefined;
    const bothAtWork = new Promise<void>((resolve) => {
      release = resolve;
    });
    let atWork = 0;
    const slow = (text: string) => async (folder: string) => {
      atWork += 1;
      if (atWork === 2) release();
      await bothAtWork;
      await write(text)(folder);
    };
    const [one, two] = await Promise.all([
      cachedFolder(cache, 'one', slow('a')),
      cachedFolder(cache, 'one', slow('b')),
    ]);
    expect(two).toBe(one);
    expect(readFileSync(join(one, 'file'), 'utf8')).toMatch(/^[ab]$/);
    expect(readdirSync(cache)).toEqual(['one']);
  });

  it('removes what a killed run left, but not what another run is making', async () => {
    const abandoned = join(cache, '.unfinished-old');
    const atWork = join(cache, '.unfinished-new');
    for (const folder of [abandoned, atWork]) mkdirSync(folder, { recursive: true });
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
    utimesSync(abandoned, longAgo, longAgo);
    await cachedFolder(cache, 'one', write('x'));
    expect(existsSync(abandoned)).toBe(false);
    expect(existsSync(atWork)).toBe(true);
  });

  it('lies where the user wants caches', () => {
    expect(runtimeCacheFolder({ XDG_CACHE_HOME: '/elsewhere' })).toBe('/elsewhere/bedrock-atlas/electron');
    expect(runtimeCacheFolder({ XDG_CACHE_HOME: '' })).toMatch(/\.cache\/bedrock-atlas\/electron$/);
  });
});
