import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SOURCE } from '../helpers/builders.ts';
import { recordedSnapshot } from '../helpers/snapshots/snapshots.ts';
import { DAY_MS, historyOf, historyWorld, keep, modelsOf, scanWith } from './history-world.ts';

function damage(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

describe('a damaged file of the history', () => {
  it('of a scan is set aside and named, and the others stay', async () => {
    const { ids, ...world } = await historyOf('a.one', 'a.two', 'a.three');
    damage(join(world.folder, `${ids[1]}.gz`));
    const listed = await world.another().list();
    expect(listed.map(({ id }) => id)).toEqual([ids[2], ids[0]]);
    // Of what differs from the scan that is the one before now.
    expect(listed[0]).toMatchObject({ changes: 2 });
    expect(world.problems).toHaveLength(1);
    expect(world.problems[0]?.message).toContain(`${ids[1]}.gz is damaged; it was kept as`);
    expect(readdirSync(world.folder).filter((name) => name.includes('unreadable'))).toHaveLength(1);
    expect(await modelsOf(world.history, ids[0])).toEqual(['a.one']);
    expect(await modelsOf(world.history, ids[2])).toEqual(['a.three']);
  });

  it.each([
    ['cut off', (file: string) => truncateSync(file, 20)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['something else', (file: string) => writeFileSync(file, 'no scan')],
    ['JSON of another shape', (file: string) => writeFileSync(file, gzipSync('{"version":1,"at":5}'))],
  ])('is found out when it is %s', async (_how, spoil) => {
    const world = await historyOf('a.one');
    const [id = ''] = world.ids;
    spoil(join(world.folder, `${id}.gz`));
    expect(await world.another().list()).toEqual([]);
    expect(world.problems).toHaveLength(1);
  });

  it('of what several scans share is replaced by its copy', async () => {
    const { ids, ...world } = await historyOf('a.one', 'a.two');
    const [base = '', copy = ''] = world.files('base').reverse();
    damage(join(world.folder, base));
    expect(await modelsOf(world.another(), ids[0])).toEqual(['a.one']);
    expect(readFileSync(join(world.folder, base))).toEqual(readFileSync(join(world.folder, copy)));
    damage(join(world.folder, copy));
    expect(await modelsOf(world.another(), ids[1])).toEqual(['a.two']);
    expect(world.problems).toEqual([]);
  });

  it('of what several scans share, that the disk refuses now, is no damage: nothing is set aside', async () => {
    const world = await historyOf('a.one');
    const [id = ''] = world.ids;
    const bases = world.files('base').map((name) => join(world.folder, name));
    for (const base of bases) {
      renameSync(base, `${base}.away`);
      mkdirSync(base);
    }
    const refused = await world.another().load(id);
    expect(!refused.ok && refused.failure.message).toContain(`${id}.gz could not be read`);
    for (const base of bases) {
      rmSync(base, { recursive: true });
      renameSync(`${base}.away`, base);
    }
    expect(await modelsOf(world.another(), id)).toEqual(['a.one']);
  });

  it('of the list costs nothing: it is made anew', async () => {
    const world = await historyOf('a.one', 'a.two');
    const before = await world.history.list();
    writeFileSync(join(world.folder, 'index.json'), '{"version":1,"scans":[{}]}');
    expect(await world.another().list()).toEqual(before);
    rmSync(join(world.folder, 'index.json'));
    expect(await world.another().list()).toEqual(before);
    expect(world.problems).toEqual([]);
  });

  it('that a newer version wrote is left as it is, and the others stay', async () => {
    const { ids, ...world } = await historyOf('a.one', 'a.two');
    const [first, second] = ids;
    const file = join(world.folder, `${first}.gz`);
    const newer = gunzipSync(readFileSync(file)).toString().replace('"version":1', '"version":2');
    writeFileSync(file, gzipSync(newer));
    expect((await world.another().list()).map(({ id }) => id)).toEqual([second]);
    expect(world.problems.map(({ message }) => message)).toEqual([
      'One kept scan was written by a newer version of Bedrock Atlas and cannot be shown.',
    ]);
    expect(gunzipSync(readFileSync(file)).toString()).toBe(newer);
  });

  it('that a newer version wrote keeps its base, whatever is kept and dropped meanwhile', async () => {
    const world = await historyOf('a.one');
    const [first] = world.ids;
    const bases = world.files('base');
    const file = join(world.folder, `${first}.gz`);
    const newer = gunzipSync(readFileSync(file)).toString().replace('"version":1', '"version":9');
    writeFileSync(file, gzipSync(newer));
    // A base that nobody needs goes after a day.
    const longAgo = new Date(Date.now() - 2 * DAY_MS);
    for (const base of bases) utimesSync(join(world.folder, base), longAgo, longAgo);
    await keep(world, { ...recordedSnapshot(), source: SOURCE });
    expect(world.files('base')).toEqual(expect.arrayContaining(bases));
    // The version that wrote it reads it.
    writeFileSync(file, gzipSync(newer.replace('"version":9', '"version":1')));
    expect(await modelsOf(world.another(), first)).toEqual(['a.one']);
  });
});

describe('what several scans share', () => {
  it('is left as it is where a newer version wrote it, which is said, and the next scan stands by itself', async () => {
    const world = await historyOf('a.one');
    const [first = ''] = world.ids;
    const bases = world.files('base').map((name) => join(world.folder, name));
    const newer = gunzipSync(readFileSync(bases[0] ?? ''))
      .toString()
      .replace('"version":2', '"version":9');
    for (const base of bases) writeFileSync(base, gzipSync(newer));
    const other = world.another();
    const refused = await other.load(first);
    expect(!refused.ok && refused.failure.message).toBe(
      'One kept scan was written by a newer version of Bedrock Atlas and cannot be shown.',
    );
    const second = await keep(world, scanWith('a.two'), other);
    expect(await modelsOf(world.another(), second)).toEqual(['a.two']);
    expect((await world.another().list()).map(({ id }) => id)).toEqual([second, first]);
    for (const base of bases) expect(gunzipSync(readFileSync(base)).toString()).toBe(newer);
    expect(readdirSync(world.folder).filter((name) => name.includes('unreadable'))).toEqual([]);
  });

  it('is written again under its name where another instance has tidied it up', async () => {
    const world = historyWorld();
    const first = await keep(world, scanWith('a.one', 'a.two'));
    const bases = world.files('base');
    for (const base of bases) rmSync(join(world.folder, base));
    const second = await keep(world, scanWith('a.one', 'a.two', 'a.three'));
    expect(world.files('base')).toEqual(bases);
    expect(await modelsOf(world.another(), first)).toEqual(['a.one', 'a.two']);
    expect(await modelsOf(world.another(), second)).toEqual(['a.one', 'a.three', 'a.two']);
  });
});

describe('a folder that takes nothing', () => {
  it('fails in words, and earlier scans can be read', async () => {
    const world = await historyOf('a.one');
    const [id = ''] = world.ids;
    // A folder where the next file should be renamed to: root may write anywhere, but not over a folder.
    const original = world.folder;
    const blocked = world.another();
    rmSync(join(original, 'index.json'));
    mkdirSync(join(original, 'index.json'));
    expect((await blocked.list()).map((scan) => scan.id)).toEqual([id]);
    expect(world.problems).toEqual([]);
  });

  it('is not written to when the user knows that it is read-only', async () => {
    const world = await historyOf('a.one');
    const before = readdirSync(world.folder);
    const readOnly = world.another({ isReadOnly: true });
    expect(await readOnly.keep(scanWith('a.two'), [])).toEqual({ ok: true, value: null });
    expect(await readOnly.list()).toHaveLength(1);
    expect(readdirSync(world.folder)).toEqual(before);
  });

  it('says so when a part of its path is a file', async () => {
    const world = historyWorld();
    mkdirSync(join(world.folder, '..'), { recursive: true });
    writeFileSync(world.folder, '');
    const kept = await world.history.keep(scanWith('a.one'), []);
    expect(kept).toMatchObject({ ok: false, failure: { kind: 'disk' } });
    expect(!kept.ok && kept.failure.message).toContain('The scan could not be kept in the history');
    // One line for one problem.
    expect(world.problems).toEqual([]);
    expect(await world.history.list()).toEqual([]);
    expect(world.problems.map(({ message }) => message)).toEqual([
      `The kept scans in ${world.folder} could not be read: a part of the path is not a folder.`,
    ]);
    chmodSync(world.folder, 0o644);
  });
});

describe('two instances over one folder', () => {
  it('keep the scans of both', async () => {
    const world = historyWorld();
    const other = world.another();
    await Promise.all(
      ['a.one', 'a.two', 'a.three', 'a.four'].map((model, index) =>
        (index % 2 === 0 ? world.history : other).keep(scanWith(model), ['eu-central-1']),
      ),
    );
    const scans = await world.another().list();
    const models = await Promise.all(scans.map(({ id }) => modelsOf(world.history, id)));
    expect(models.flat().sort()).toEqual(['a.four', 'a.one', 'a.three', 'a.two']);
    expect(world.problems).toEqual([]);
  });
});

describe('a clock that goes back', () => {
  it('is named once, and the scan stands after those that were kept before', async () => {
    const world = await historyOf('a.one');
    const [first] = world.ids;
    world.clock.nowEpochMs -= 10 * DAY_MS;
    const second = await keep(world, scanWith('a.two'));
    expect((await world.history.list()).map(({ id }) => id)).toEqual([second, first]);
    expect(world.problems.map(({ message }) => message)).toEqual([
      'The clock of this machine is behind the last kept scan (2026-11-01T10:01:00.000Z).',
    ]);
  });
});
