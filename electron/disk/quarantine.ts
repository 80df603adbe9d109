/** Files that cannot be used are kept under a name with a date, never deleted. */
import { copyFileSync, existsSync } from 'node:fs';
import { extname } from 'node:path';
import { renameHeldSync } from './locked-file.ts';

/** Renames the file and gives its new path; throws the file system's error. */
export function quarantine(file: string): string {
  const kept = freeName(file);
  renameHeldSync(file, kept);
  return kept;
}

/** Keeps a copy beside the file and gives its path; throws the file system's error. */
export function copyAside(file: string): string {
  const kept = freeName(file);
  copyFileSync(file, kept);
  return kept;
}

/** A name beside the file that is not taken: `<name>.unreadable-<date>`, with the file's own ending. */
function freeName(file: string): string {
  const ending = extname(file);
  const date = new Date().toISOString().replace(/[:.]/g, '-');
  const stem = `${file.slice(0, file.length - ending.length)}.unreadable-${date}`;
  let name = `${stem}${ending}`;
  for (let count = 2; existsSync(name); count += 1) name = `${stem}-${count}${ending}`;
  return name;
}
