/** Whatever opens over the window is in the table that axe, the keyboard and the pictures go through. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPO } from '../../../../scripts/repo.ts';
import { OPENED } from '../../../drivers/still/opened.ts';

const VIEWS = join(REPO, 'renderer', 'views');
/** The frames themselves. */
const FRAMES = ['controls/modal-frame.tsx', 'controls/popover-dialog.tsx'];

/** A file for each dialog, popover or menu that it opens. */
const framed = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.tsx') && !FRAMES.includes(file))
  .flatMap((file) => {
    const text = readFileSync(join(VIEWS, file), 'utf8');
    return [...text.matchAll(/<(?:ModalFrame|PopoverDialog|Popover|Modal|Tooltip)[\s>]/g)].map(() => file);
  });

test('each dialog, popover and menu is opened by an entry', () => {
  const left = OPENED.map(({ file }) => file);
  const missing = framed.filter((file) => {
    const at = left.indexOf(file);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  expect(missing).toEqual([]);
});

test('each entry says a file that opens something', () => {
  expect(OPENED.flatMap(({ file }) => file ?? []).filter((file) => !framed.includes(file))).toEqual([]);
});
