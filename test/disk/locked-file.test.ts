import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { again, renameHeldSync } from '../../electron/disk/locked-file.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

/** Fails so often, as Windows does for a file that is held. */
function heldFor(times: number, code = 'EPERM'): { task: () => Promise<string>; calls: () => number } {
  let calls = 0;
  const task = async (): Promise<string> => {
    calls += 1;
    if (calls <= times) throw Object.assign(new Error(code), { code });
    return 'done';
  };
  return { task, calls: () => calls };
}

it.each(['EPERM', 'EACCES', 'EBUSY'])(
  'a file that Windows says %s of is tried again until it is free',
  async (code) => {
    const { task, calls } = heldFor(3, code);
    expect(await again(task, 'win32')).toBe('done');
    expect(calls()).toBe(4);
  },
);

it('a file that is never free is told as what it is, after a second', async () => {
  const { task, calls } = heldFor(Number.POSITIVE_INFINITY);
  await expect(again(task, 'win32')).rejects.toMatchObject({ code: 'EPERM' });
  expect(calls()).toBe(8);
});

it.each([
  ['linux', 'EPERM'],
  ['darwin', 'EACCES'],
  ['win32', 'ENOSPC'],
] as const)('on %s, %s is told at once', async (platform, code) => {
  const { task, calls } = heldFor(1, code);
  await expect(again(task, platform)).rejects.toMatchObject({ code });
  expect(calls()).toBe(1);
});

it('a rename is done at once where nothing is held', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'a'), 'x');
  renameHeldSync(join(folder, 'a'), join(folder, 'b'), 'win32');
  expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('x');
  expect(() => renameHeldSync(join(folder, 'none'), join(folder, 'c'), 'win32')).toThrow('ENOENT');
});
