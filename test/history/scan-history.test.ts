import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffSnapshots } from '../../electron/contract/diff/diff-sides.ts';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { ALLOWED, aModel, aProfile, BLOCKED, SOURCE, succeeded } from '../helpers/builders.ts';
import { alwaysIn } from '../helpers/properties.ts';
import { checkedIn, failedIn, listed, stateAfter } from '../helpers/scan-events.ts';
import { anySnapshot } from '../helpers/snapshots/arbitrary-snapshot.ts';
import { recordedSnapshot } from '../helpers/snapshots/snapshots.ts';
import { EU, historyWorld, keep, modelsOf, scanWith } from './history-world.ts';

describe('the history', () => {
  it('is empty before anything was kept, and makes no folder', async () => {
    const { history, problems, folder } = historyWorld();
    expect(await history.list()).toEqual([]);
    expect(problems).toEqual([]);
    expect(statSync(folder, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('lists kept scans newest first, with what is in them and how much changed', async () => {
    const world = historyWorld();
    await keep(world, scanWith('a.one', 'a.two'));
    await keep(world, scanWith('a.one', 'a.three', 'a.four'));
    const [last, first, ...others] = await world.history.list();
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      at: '2026-11-01T10:01:00.000Z',
      state: 'complete',
      regionsAnswered: 1,
      regions: 1,
      models: 2,
      callableCells: 2,
      changes: 0,
    });
    expect(last).toMatchObject({ at: '2026-11-01T10:02:00.000Z', models: 3, changes: 3 });
  });

  it('counts regions that failed and cells that are blocked', async () => {
    const world = historyWorld();
    const snapshot = stateAfter(
      listed(EU, [aModel('a.open'), aModel('a.blocked'), aModel('a.none', { inferenceTypesSupported: [] })]),
      checkedIn(EU, 'a.blocked', BLOCKED),
      failedIn('us-east-1'),
      failedIn('me-south-1', 'not-enabled', 'not-enabled'),
    ).snapshot;
    await keep(world, snapshot);
    expect((await world.history.list())[0]).toMatchObject({
      state: 'partial',
      regionsAnswered: 2,
      regions: 3,
      models: 3,
      callableCells: 1,
    });
  });

  it('gives each scan back as it was, also to another instance', async () => {
    const world = historyWorld();
    const ids = [await keep(world, scanWith('a.one')), await keep(world, scanWith('a.one', 'a.two'))];
    ids.push(await keep(world, scanWith('a.two', 'a.three'), world.another()));
    const other = world.another();
    expect(await modelsOf(other, ids[0])).toEqual(['a.one']);
    expect(await modelsOf(other, ids[1])).toEqual(['a.one', 'a.two']);
    expect(await modelsOf(other, ids[2])).toEqual(['a.three', 'a.two']);
  });

  it('gives back any sequence of snapshots without a difference', () =>
    alwaysIn(15, [fc.array(anySnapshot(SOURCE), { minLength: 1, maxLength: 4 })], async (snapshots) => {
      const world = historyWorld();
      for (const snapshot of snapshots) await keep(world, snapshot);
      const scans = (await world.another().list()).reverse();
      for (const [index, { id }] of scans.entries()) {
        expect(facts(succeeded(await world.history.load(id)))).toEqual(facts(snapshots[index] as Snapshot));
      }
      expect(world.problems).toEqual([]);
    }));

  it('keeps the asked regions alone', async () => {
    const world = historyWorld();
    const snapshot = stateAfter(
      listed(EU, [aModel('a.one')]),
      listed('us-east-1', [aModel('a.two')]),
    ).snapshot;
    const kept = await world.history.keep(snapshot, [EU]);
    const loaded = await world.history.load((kept.ok && kept.value?.id) || '');
    expect(loaded.ok && Object.keys(loaded.value.regions)).toEqual([EU]);
  });

  it('holds no account number and no profile name', async () => {
    const world = historyWorld();
    const profile = aProfile('my-profile', 'a.one', [EU], { type: 'APPLICATION' });
    for (const status of ['ACTIVE', 'CREATING']) {
      await keep(world, stateAfter(listed(EU, [aModel('a.one')], [{ ...profile, status }])).snapshot);
    }
    const text = readdirSync(world.folder)
      .map((name) => readFileSync(join(world.folder, name)))
      .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString())
      .join();
    expect(text).toContain('123456789012');
    expect(text).not.toContain('111122223333');
    expect(text).not.toContain(`"${SOURCE.profile}"`);
  });

  it('takes next to nothing for a scan that changed nothing', async () => {
    const world = historyWorld();
    const snapshot = { ...recordedSnapshot(), source: SOURCE };
    await keep(world, snapshot);
    await keep(world, rescanned(snapshot));
    const [first, second] = world.files('scan').map((name) => statSync(join(world.folder, name)).size);
    expect(first).toBeLessThan(300);
    expect(second).toBeLessThan(1_500);
    expect(world.files('base')).toHaveLength(2);
  });

  it('starts anew from a scan that differs much', async () => {
    const world = historyWorld();
    const id = await keep(world, scanWith('a.one'));
    await keep(world, { ...recordedSnapshot(), source: SOURCE });
    expect(world.files('base')).toHaveLength(4);
    expect(await modelsOf(world.history, id)).toEqual(['a.one']);
  });

  it('says that a scan is gone which was dropped meanwhile', async () => {
    const { history } = historyWorld();
    const loaded = await history.load('scan-000009-20261101T100000000Z-00000000');
    expect(loaded).toMatchObject({ ok: false, failure: { message: 'That scan is no longer kept.' } });
  });
});

/** The same answers at another time. */
function rescanned(snapshot: Snapshot): Snapshot {
  const regions = Object.entries(snapshot.regions).map(([region, record]) => {
    const latency = record.latency && { ...record.latency, medianMs: record.latency.medianMs + 0.3 };
    const scannedAt = '2026-11-25T12:00:01.000Z';
    return [region, { ...record, scannedAt, accessCheckedAt: scannedAt, ...(latency && { latency }) }];
  });
  return { ...snapshot, regions: Object.fromEntries(regions) as Snapshot['regions'] };
}

/** What of a snapshot is kept, in a form that does not depend on its tables. */
function facts(snapshot: Snapshot): unknown {
  expect(diffSnapshots(snapshot, snapshot)).toMatchObject({ added: [], removed: [], changed: [] });
  return Object.entries(snapshot.regions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([region, { models, profiles, access, ...record }]) => ({
      region,
      rest: { ...record, latencyHistory: [], latencyElsewhere: undefined, smoothedLatencyMs: undefined },
      models: Object.entries(models).map(([id, place]) => [id, snapshot.modelTable[place]]),
      profiles: Object.entries(profiles).map(([id, place]) => [id, unowned(snapshot.profileTable[place])]),
      access: Object.entries(access).map(([id, place]) => [id, snapshot.accessTable[place] ?? ALLOWED]),
    }));
}

/** Without account numbers. */
function unowned(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/:\d{12}:/g, ':123456789012:'));
}
