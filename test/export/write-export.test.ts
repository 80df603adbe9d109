import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../../electron/export/write-export.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

describe('an atomic write', () => {
  it('replaces the file and leaves nothing else', async () => {
    const home = tempFolder();
    const file = join(home, 'out.json');
    writeFileSync(file, 'old');
    expect(await writeAtomically(file, 'new')).toBeUndefined();
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(home)).toEqual(['out.json']);
  });

  it('says why it could not, and leaves the old file as it was', async () => {
    const home = tempFolder();
    const file = join(home, 'out.json');
    writeFileSync(file, 'old');
    expect(await writeAtomically(join(file, 'below.json'), 'new')).toMatchObject({
      kind: 'disk',
      message: expect.stringContaining('not a folder'),
    });
    expect(await writeAtomically(join(home, 'missing', 'out.json'), 'new')).toMatchObject({
      message: expect.stringContaining('the folder does not exist'),
    });
    expect(await writeAtomically(home, 'new')).toMatchObject({ kind: 'disk' });
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(home)).toEqual(['out.json']);
  });

  it('writes bytes whole, or leaves the old file when they end before their end', async () => {
    const home = tempFolder();
    const file = join(home, 'out.xlsx');
    expect(await writeAtomically(file, [Uint8Array.of(80, 75), Uint8Array.of(0, 255)])).toBeUndefined();
    expect([...readFileSync(file)]).toEqual([80, 75, 0, 255]);
    function* broken(): Generator<Uint8Array> {
      yield Uint8Array.of(1);
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    }
    expect(await writeAtomically(file, broken())).toMatchObject({ kind: 'disk' });
    expect([...readFileSync(file)]).toEqual([80, 75, 0, 255]);
    expect(readdirSync(home)).toEqual(['out.xlsx']);
  });
});
