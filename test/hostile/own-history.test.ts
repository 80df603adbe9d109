/**
 * Files of the history that somebody changed: what is read of them can be shown and kept again, what cannot be read is set aside
 * and named, and the other scans stay. Each value of a kept scan and of its base becomes several others.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCacheFile, toCacheFile } from '../../electron/cache/cache-file.ts';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import type { ScanHistory } from '../../electron/history/scan-history.ts';
import { createMatrixDeriver } from '../../renderer/state/matrix/model/matrix.ts';
import { aModel, aProfile, SOURCE } from '../helpers/builders.ts';
import { runs } from '../helpers/properties.ts';
import { checkedIn, listed, measuredIn, stateAfter } from '../helpers/scan-events.ts';
import { EU, type HistoryWorld, historyWorld, keep } from '../history/history-world.ts';
import { type Path, pathsOf, put, VALUES } from './changed-exports.ts';

/** A scan with something of everything; each number is another one. */
function aScan(number: number): Snapshot {
  const models = ['a.one', `a.other-${number}`].map((id) => aModel(id, { new: { deep: [number] } }));
  return stateAfter(
    listed(EU, models, [aProfile('eu.a.one', 'a.one', [EU, 'eu-west-1'])]),
    { type: 'mantle-listed', region: EU, state: 'listed', modelIds: ['a.one'] },
    checkedIn(EU, 'a.one'),
    measuredIn(EU, 5 + number),
  ).snapshot;
}

interface KeptFile {
  file: string;
  bytes: Buffer;
}

/** Three kept scans, the last two of which are what differs from the first. */
interface KeptWorld {
  world: HistoryWorld;
  ids: string[];
  files: KeptFile[];
  /** Each scan as it was kept. */
  whole: Snapshot[];
}

async function keptWorld(): Promise<KeptWorld> {
  const world = historyWorld();
  const ids: string[] = [];
  for (let number = 1; number <= 3; number += 1) ids.push(await keep(world, aScan(number)));
  const files = readdirSync(world.folder)
    .sort()
    .map((name) => ({ file: join(world.folder, name), bytes: readFileSync(join(world.folder, name)) }));
  const whole = await Promise.all(ids.map((id) => loaded(world.another(), id)));
  return { world, ids, files, whole };
}

async function loaded(history: ScanHistory, id: string): Promise<Snapshot> {
  const read = await history.load(id);
  if (!read.ok) throw new Error(read.failure.message);
  return read.value;
}

/** Everything as it was before the change. */
function restore({ world, files }: KeptWorld): void {
  const known = new Set(files.map(({ file }) => file));
  for (const name of readdirSync(world.folder)) {
    if (!known.has(join(world.folder, name))) rmSync(join(world.folder, name), { recursive: true });
  }
  for (const { file, bytes } of files) writeFileSync(file, bytes);
  world.problems.length = 0;
}

/** What the history gives now. Whatever it is: it can be shown and kept again, or is named, and a new scan is kept. */
async function expectSound({ world, ids }: KeptWorld): Promise<(Snapshot | undefined)[]> {
  const history = world.another();
  const listedIds = (await history.list()).map(({ id }) => id);
  const read: (Snapshot | undefined)[] = [];
  for (const id of ids) {
    const scan = await history.load(id);
    const said = world.problems.map(({ message }) => message);
    if (!scan.ok) said.push(scan.failure.message);
    for (const message of said) expect(message).toMatch(/^[^\n]{10,600}$/u);
    const isNamed = said.some((message) => message.includes(id) || message.includes('a newer version'));
    expect(listedIds.includes(id) || isNamed).toBe(true);
    expect(scan.ok || isNamed).toBe(true);
    read.push(scan.ok ? scan.value : undefined);
    if (!scan.ok) continue;
    createMatrixDeriver(() => ({}))(scan.value);
    const again: unknown = JSON.parse(JSON.stringify(toCacheFile(scan.value)));
    expect(readCacheFile(again, SOURCE)).toMatchObject({ kind: 'snapshot', damaged: [] });
  }
  world.clock.nowEpochMs += 60_000;
  const kept = await world.another().keep(aScan(9), [EU]);
  expect(kept).toMatchObject({ ok: true });
  expect((await history.list())[0]).toMatchObject({ models: 2 });
  return read;
}

/** Each value within the file, and some others for it. */
function changesOf(content: object): { path: Path; values: readonly unknown[] }[] {
  const paths = pathsOf(content);
  const some = fc.shuffledSubarray([...VALUES], { minLength: runs(2), maxLength: runs(2) });
  const values = fc.sample(fc.tuple(...paths.map(() => some)), 1)[0] ?? [];
  return paths.map((path, index) => ({ path, values: values[index] ?? [] }));
}

function contentOf({ bytes }: KeptFile): object {
  return JSON.parse(gunzipSync(bytes).toString()) as object;
}

/** Tries each change in the file, and in `copies` of it as well. */
async function forEachChange(
  kept: KeptWorld,
  [file, ...copies]: readonly KeptFile[],
  check: (read: (Snapshot | undefined)[]) => void,
): Promise<number> {
  if (file === undefined) throw new Error('The file is there.');
  let accepted = 0;
  for (const { path, values } of changesOf(contentOf(file))) {
    for (const value of values) {
      const content = contentOf(file);
      put(content, path, value);
      const bytes = gzipSync(JSON.stringify(content));
      restore(kept);
      for (const each of [file, ...copies]) writeFileSync(each.file, bytes);
      const read = await expectSound(kept).catch((error: unknown) => {
        throw new Error(`${path.join('.')} = ${JSON.stringify(value)?.slice(0, 60)}`, { cause: error });
      });
      check(read);
      if (!read.includes(undefined)) accepted += 1;
    }
  }
  return accepted;
}

describe('a changed file of the history', () => {
  it('of a scan leaves the other scans as they are', async () => {
    const kept = await keptWorld();
    const { ids, files, whole } = kept;
    for (const place of [0, 1]) {
      const file = files.filter((each) => each.file.includes(`${ids[place]}.gz`));
      const others = (scans: readonly (Snapshot | undefined)[]) =>
        scans.filter((_scan, index) => index !== place);
      const accepted = await forEachChange(kept, file, (read) => expect(others(read)).toEqual(others(whole)));
      expect(accepted).toBeGreaterThan(0);
    }
  }, 240_000);

  it('of a base is not believed: its copy is', async () => {
    const kept = await keptWorld();
    const [base] = kept.files.filter(({ file }) => /base-[^.]*\.gz$/.test(file));
    await forEachChange(kept, base === undefined ? [] : [base], (read) => expect(read).toEqual(kept.whole));
  }, 240_000);

  it('of a base and its copy shows nothing that cannot be shown', async () => {
    const kept = await keptWorld();
    const bases = kept.files.filter(({ file }) => file.includes('base-'));
    await forEachChange(kept, bases, () => undefined);
  }, 240_000);
});
