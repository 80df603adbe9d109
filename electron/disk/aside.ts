/** Setting aside a file that cannot be used: it is kept under a name with a date, never deleted. */
import { copyFileSync, existsSync, renameSync } from 'node:fs';

/** Renames the file and gives its new path; throws what the file system says. */
export function setAside(file: string): string {
  const aside = freeName(file);
  renameSync(file, aside);
  return aside;
}

/** Keeps a copy beside the file and gives its path; throws what the file system says. */
export function copyAside(file: string): string {
  const aside = freeName(file);
  copyFileSync(file, aside);
  return aside;
}

/** A name beside the file that nothing has yet: `<name>.unreadable-<date>.json`. */
function freeName(file: string): string {
  const stem = `${file.slice(0, -'.json'.length)}.unreadable-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  let name = `${stem}.json`;
  for (let count = 2; existsSync(name); count += 1) name = `${stem}-${count}.json`;
  return name;
}
