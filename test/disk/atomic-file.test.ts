import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from '../../electron/disk/atomic-file.ts';
import { keepingFailure } from '../../electron/disk/data-folder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});

describe('replacing a file', () => {
  it('removes old drafts of the same file, and neither new ones nor those of others', async () => {
    const names = ['.a.json.0011.tmp', '.a.json.2233.tmp', '.b.json.0011.tmp'];
    for (const name of names) writeFileSync(join(folder, name), '{"half');
    const anHourAgo = Date.now() / 1000 - 3600;
    for (const name of [names[0] ?? '', names[2] ?? '']) utimesSync(join(folder, name), anHourAgo, anHourAgo);
    await replaceFile(join(folder, 'a.json'), 'whole');
    expect(readdirSync(folder).sort()).toEqual(['.a.json.2233.tmp', '.b.json.0011.tmp', 'a.json']);
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('whole');
  });

  it('gives readers a whole file at every moment', async () => {
    const file = join(folder, 'a.json');
    const texts = ['a', 'b'].map((letter) => letter.repeat(300_000));
    writeFileSync(file, texts[0] ?? '');
    let isWriting = true;
    const writing = (async () => {
      for (let round = 0; round < 20; round += 1) await replaceFile(file, texts[round % 2] ?? '');
      isWriting = false;
    })();
    let reads = 0;
    while (isWriting) {
      expect(texts).toContain(readFileSync(file, 'utf8'));
      reads += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing;
    expect(reads).toBeGreaterThan(0);
  });
});

describe('a folder for what is kept', () => {
  it('is made, and left as it was', () => {
    const data = join(folder, 'deep', 'data');
    expect(keepingFailure(data)).toBeUndefined();
    expect(readdirSync(data)).toEqual([]);
  });

  it('is refused in words where it cannot be made', () => {
    writeFileSync(join(folder, 'file'), '');
    const failure = keepingFailure(join(folder, 'file', 'data'));
    expect(failure?.message).toMatch(/^Nothing can be kept in .*: a part of the path is not a folder\.$/);
    mkdirSync(join(folder, 'other'));
    expect(keepingFailure(join(folder, 'other'))).toBeUndefined();
  });
});
