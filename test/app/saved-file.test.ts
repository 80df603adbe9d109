import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SavedFile } from '../../electron/app/files/saved-file.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const saving = () => {
  const shown: string[] = [];
  return { shown, saved: new SavedFile((file) => shown.push(file)) };
};

it('the file that was saved last is shown in its folder', async () => {
  const { saved, shown } = saving();
  const folder = tempFolder();
  const [first, last, folderInTheWay] = [join(folder, 'a.csv'), join(folder, 'b.csv'), join(folder, 'c')];
  mkdirSync(folderInTheWay);
  expect(await saved.write(first, 'one')).toBeUndefined();
  expect(await saved.write(last, 'two')).toBeUndefined();
  expect(await saved.write(folderInTheWay, 'three')).toMatchObject({ kind: 'disk' });
  expect(await saved.show()).toEqual({ ok: true, value: null });
  expect(shown).toEqual([last]);
  expect(readFileSync(last, 'utf8')).toBe('two');
});

it('nothing is shown that was not saved, or is gone', async () => {
  const { saved, shown } = saving();
  expect(await saved.show()).toMatchObject({ ok: false, failure: { kind: 'disk' } });
  const file = join(tempFolder(), 'a.csv');
  await saved.write(file, '');
  rmSync(file);
  expect(await saved.show()).toMatchObject({
    ok: false,
    failure: { message: 'The saved file is not there any more.' },
  });
  expect(shown).toEqual([]);
});
