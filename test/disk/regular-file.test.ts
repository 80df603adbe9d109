import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJsonStore } from '../../electron/disk/json-store.ts';
import { checkRegularFile, readRegularFile } from '../../electron/disk/regular-file.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const folder = tempFolder();
const at = (name: string): string => join(folder, name);

describe('a file that others put there', () => {
  it('is read up to the limit', async () => {
    writeFileSync(at('small'), 'abc');
    expect(String(await readRegularFile(at('small'), 3))).toBe('abc');
    await expect(readRegularFile(at('small'), 2)).rejects.toMatchObject({ defect: 'too-large' });
    expect(() => checkRegularFile(at('small'), 3)).not.toThrow();
    expect(() => checkRegularFile(at('none'), 3)).not.toThrow();
  });

  it('is read whole, whatever its size', async () => {
    const KB = 1024;
    for (const size of [0, 1, 16 * KB - 1, 16 * KB, KB * KB - 1, KB * KB, KB * KB + 1, 3 * KB * KB]) {
      const bytes = Buffer.alloc(size, 'size');
      writeFileSync(at('whole'), bytes);
      expect((await readRegularFile(at('whole'), size)).equals(bytes), `${size} bytes`).toBe(true);
    }
  });

  it.runIf(process.platform === 'linux')('is read whole where it says that it is empty', async () => {
    const read = await readRegularFile('/proc/version', 10_000);
    expect(String(read)).toBe(readFileSync('/proc/version', 'utf8'));
  });

  it.runIf(process.platform === 'linux')('is bounded also where it says that it is empty', async () => {
    await expect(readRegularFile('/proc/self/status', 10)).rejects.toMatchObject({ defect: 'too-large' });
  });

  it.runIf(process.platform !== 'win32').each<[string, (path: string) => void, string]>([
    ['a named pipe', (path) => execFileSync('mkfifo', [path]), 'it is not a regular file'],
    ['a link to a device', (path) => symlinkSync('/dev/zero', path), 'it is not a regular file'],
    ['a folder', (path) => mkdirSync(path), 'it is a folder'],
  ])('is refused at once where it is %s', async (name, make, message) => {
    const file = at(`${name}.json`);
    make(file);
    await expect(readRegularFile(file, 100)).rejects.toThrow(message);
    // Settings and caches are read by a library, which would wait for the other end of the pipe.
    await expect(openJsonStore({ folder, name, serialize: JSON.stringify })).rejects.toThrow(message);
  });
});
