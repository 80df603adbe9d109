/** Setting aside a file that cannot be used: it is kept under a name with a date, never deleted. */
import { copyFileSync, existsSync } from 'node:fs';
import { extname } from 'node:path';
import { renameHeldSync } from './locked-file.ts';

/** Renames the file and gives its new path; throws what the file system says. */
export function setAside(file: string): string {
  const aside = freeName(file);
  renameHeldSync(file, aside);
  return aside;
}

/** Keeps a copy beside the file and gives its path; throws what the file system says. */
export function copyAside(file: string): string {
  const aside = freeName(file);
  copyFileSync(file, aside);
  return aside;
}

/** A name beside the file that nothing has yet: `<name>.unreadable-<date>.json`, with the file's own ending. */
function freeName(file: string): string {
  const ending = extname(file);
  const date = new Date().toISOString().replace(/[:.]/g, '-');
  const stem = `${file.slice(0, file.length - ending.length)}.unreadable-${date}`;
  let name = `${stem}${ending}`;
  for (let count = 2; existsSync(name); count += 1) name = `${stem}-${count}${ending}`;
  return name;
}
