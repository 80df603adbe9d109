import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aModel, SOURCE } from '../helpers/builders.ts';
import { alwaysIn } from '../helpers/properties.ts';
import { listed, stateAfter } from '../helpers/scan-events.ts';
import { anySnapshot } from '../helpers/snapshots/arbitrary-snapshot.ts';
import { aCache, aSmallSnapshot, changedFile, masked, savedFile, useCacheWorld } from './cache-world.ts';

const world = useCacheWorld();

describe('what is saved', () => {
  it('comes back whole, whatever the snapshot, in a new cache of the same source', () =>
    alwaysIn(60, [anySnapshot(SOURCE)], async (snapshot) => {
      expect(await aCache(world).save(snapshot)).toEqual({ ok: true, value: null });
      expect(await aCache(world).load()).toEqual(masked(snapshot));
      expect(world.problems).toEqual([]);
    }));

  it('of an earlier version has medians without a date, of a network that nobody knows', async () => {
    await changedFile<{ regions: Record<string, Record<string, unknown>> }>(world, ({ regions }) => {
      for (const region of Object.values(regions)) {
        delete region.latencyHistory;
        region.latencyHistoryMs = [17, 16];
      }
    });
    expect((await aCache(world).load())?.regions['eu-central-1']?.latencyHistory).toEqual([
      { medianMs: 17 },
      { medianMs: 16 },
    ]);
    expect(world.problems).toEqual([]);
  });

  it('replaces what was saved before and leaves no other file', async () => {
    await aCache(world).save(aSmallSnapshot());
    const later = stateAfter(listed('us-east-1', [aModel('meta.llama')])).snapshot;
    await aCache(world).save(later);
    expect(await aCache(world).load()).toEqual(masked(later));
    expect(readdirSync(world.folder)).toHaveLength(1);
  });

  it('holds no account number, not even beside the region mark', async () => {
    const file = await savedFile(world);
    expect(readFileSync(file, 'utf8')).not.toContain('111122223333');
    expect(readFileSync(file, 'utf8')).toContain('{region}:123456789012:');
  });

  it('is one file per source, also for identities that differ only in case or unsafe characters', async () => {
    const identities = [
      'profile:a b',
      'profile:a/b',
      'profile:A/b',
      'profile:../../b',
      `profile:${'x'.repeat(300)}`,
    ];
    for (const identity of identities)
      expect((await aCache(world, { identity }).save(aSmallSnapshot())).ok).toBe(true);
    await aCache(world, { source: { ...SOURCE, partition: 'aws-cn' } }).save(aSmallSnapshot());
    const names = readdirSync(world.folder);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(identities.length + 1);
    for (const name of names) expect(name).toMatch(/^aws[A-Za-z0-9-]*\.json$/);
  });

  it('is gone after clear, and clearing nothing is fine', async () => {
    await aCache(world).save(aSmallSnapshot());
    expect(await aCache(world).clear()).toEqual({ ok: true, value: null });
    expect(await aCache(world).clear()).toEqual({ ok: true, value: null });
    expect(await aCache(world).load()).toBeUndefined();
    expect(world.problems).toEqual([]);
  });
});

describe('a place that cannot be written', () => {
  it('is a failure in words, and loading gives nothing', async () => {
    const blocked = join(world.folder, 'file');
    writeFileSync(blocked, '');
    const cache = aCache(world, { folder: join(blocked, 'cache') });
    expect(await cache.load()).toBeUndefined();
    const saved = await cache.save(aSmallSnapshot());
    expect(saved).toMatchObject({
      ok: false,
      failure: { kind: 'disk', message: expect.stringContaining('a part of the path is not a folder') },
    });
  });

  it('keeps the last of several saves that are asked for at once, and no draft', async () => {
    const cache = aCache(world);
    const last = stateAfter(listed('us-east-1', [aModel('meta.llama')])).snapshot;
    const saves = [aSmallSnapshot(), aSmallSnapshot(), last].map((snapshot) => cache.save(snapshot));
    for (const saved of await Promise.all(saves)) expect(saved.ok).toBe(true);
    expect(await aCache(world).load()).toEqual(masked(last));
    expect(readdirSync(world.folder)).toHaveLength(1);
  });

  it('writes nothing where it was told that nothing can be kept, and still reads', async () => {
    await aCache(world).save(aSmallSnapshot());
    const cache = aCache(world, { isReadOnly: true });
    const later = stateAfter(listed('us-east-1', [aModel('meta.llama')])).snapshot;
    expect((await cache.save(later)).ok).toBe(true);
    expect(await cache.load()).toEqual(masked(aSmallSnapshot()));
    expect(world.problems).toEqual([]);
  });

  it('is reported when a folder has the file’s name', async () => {
    const file = await savedFile(world);
    rmSync(file);
    mkdirSync(file);
    expect(await aCache(world).load()).toBeUndefined();
    expect(world.problems).toHaveLength(1);
    expect((await aCache(world).save(aSmallSnapshot())).ok).toBe(false);
    expect((await aCache(world).clear()).ok).toBe(false);
  });
});
