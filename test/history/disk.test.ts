/** Disks that take no scan, met by a process of its own: its rights and limits are not those of the tests. */
import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { historyOf, modelsOf } from './history-world.ts';

const CHILD = join(import.meta.dirname, '../drivers/kill/history-child.ts');
const NO_SIGNAL = 'data:text/javascript,process.on("SIGXFSZ",()=>{})';

/** The first line that the child prints. `limit`: of each file that it may write. */
async function firstLine(folder: string, { as, limit }: { as: string; limit: string }): Promise<string> {
  const node = [process.execPath, '--import', NO_SIGNAL, '--import', 'tsx', CHILD, folder, as];
  const child = spawn('/bin/sh', ['-c', `ulimit -f ${limit}; exec "$@"`, 'sh', ...node], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    child.kill('SIGKILL');
    return line;
  }
  return 'it printed nothing';
}

const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]));

it.each([
  ['read-only', { as: 'nobody', limit: 'unlimited' }, 'you may not use that place'],
  // As a full disk, of which a test can have none: not a byte is written.
  ['on a disk that takes nothing more', { as: '', limit: '0' }, 'the disk takes no file of that size'],
])('a history %s says so in one line, and every scan stays as it was', async (_what, options, reason) => {
  const { ids, ...world } = await historyOf('a.one', 'a.two');
  await world.history.list();
  const before = filesIn(world.folder);
  // So that the child may look at it, but not write there.
  for (const part of ['.', '..', '../..']) chmodSync(join(world.folder, part), 0o755);
  for (const name of Object.keys(before)) chmodSync(join(world.folder, name), 0o644);
  if (options.as === 'nobody') chmodSync(world.folder, 0o555);
  const line = await firstLine(world.folder, options);
  chmodSync(world.folder, 0o755);
  expect(line).toBe(`problem The scan could not be kept in the history ${world.folder}: ${reason}.`);
  expect(filesIn(world.folder)).toEqual(before);
  const another = world.another();
  expect((await another.list()).map(({ id }) => id)).toEqual(ids.reverse());
  expect(await modelsOf(another, ids[0])).toEqual(['a.two']);
  expect(world.problems).toEqual([]);
});
