/** Files as earlier versions of the app wrote them: version-1.json holds two scans on one base, by the names of their files. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { diffSnapshots } from '../../electron/contract/diff/diff-sides.ts';
import { EU, type HistoryWorld, historyWorld, keep, modelsOf, scanWith } from './history-world.ts';
import version1 from './version-1.json' with { type: 'json' };

function worldOfVersion1(): HistoryWorld {
  const world = historyWorld();
  mkdirSync(world.folder, { recursive: true });
  for (const [name, content] of Object.entries(version1)) {
    writeFileSync(join(world.folder, name), gzipSync(JSON.stringify(content)));
  }
  return world;
}

it('scans of version 1 are listed and read, and compared as they were', async () => {
  const world = worldOfVersion1();
  const scans = await world.history.list();
  expect(scans.map(({ at, changes, models }) => [at, models, changes])).toEqual([
    ['2026-11-01T10:02:00.000Z', 2, 3],
    ['2026-11-01T10:01:00.000Z', 2, 0],
  ]);
  const [second, first] = await Promise.all(scans.map(({ id }) => world.history.load(id)));
  if (first?.ok !== true || second?.ok !== true) throw new Error('A scan of version 1 is not read.');
  expect(Object.keys(first.value.regions[EU]?.profiles ?? {})).toEqual(['eu.a.one']);
  expect(diffSnapshots(first.value, second.value)).toMatchObject({
    added: [{ region: EU, modelId: 'a.three' }],
    removed: [{ region: EU, modelId: 'a.two' }],
    changed: [{ region: EU, modelId: 'a.one', what: 'lifecycle', to: { status: 'LEGACY' } }],
  });
  expect(world.problems).toEqual([]);
});

it('a scan that is kept after them has a base of this version, and theirs stay as they are', async () => {
  const world = worldOfVersion1();
  const before = (await world.history.list()).map(({ id }) => id);
  world.clock.nowEpochMs += 60 * 60_000;
  const id = await keep(world, scanWith('a.one', 'a.four'));
  const next = await keep(world, scanWith('a.one', 'a.five'));
  const other = world.another();
  expect((await other.list()).map(({ id: each }) => each)).toEqual([next, id, ...before]);
  expect(await modelsOf(other, before[1])).toEqual(['a.one', 'a.two']);
  expect(await modelsOf(other, id)).toEqual(['a.four', 'a.one']);
  expect(await modelsOf(other, next)).toEqual(['a.five', 'a.one']);
  for (const [name, content] of Object.entries(version1)) {
    expect(JSON.parse(gunzipSync(readFileSync(join(world.folder, name))).toString())).toEqual(content);
  }
  // One base of each version, the newer one twice.
  expect(readdirSync(world.folder).filter((name) => name.startsWith('base-'))).toHaveLength(3);
  expect(world.problems).toEqual([]);
});
