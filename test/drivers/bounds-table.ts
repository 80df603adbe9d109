/** The table of bounds in docs/faults.md, from the constants and their comments. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as BOUNDS from '../../electron/contract/bounds.ts';
import { REPO } from '../../scripts/repo.ts';

const MB = 1024 * 1024;

/** A line for each bound: its name, how much, of what and why. */
export function boundsTable(): string {
  const text = readFileSync(join(REPO, 'electron/contract/bounds.ts'), 'utf8');
  const lines = [...text.matchAll(/\/\*\* ([^\n]+) \*\/\nexport const (\w+)/g)].map(
    ([, why = '', name = '']) =>
      `| \`${name}\` | ${amount(name, Number(Reflect.get(BOUNDS, name)))} | ${why} |\n`,
  );
  return `| bound | at most | of what, and why |\n| --- | --- | --- |\n${lines.join('')}`;
}

function amount(name: string, value: number): string {
  if (!name.endsWith('_BYTES') || value % 1024 > 0) return value.toLocaleString('en-GB');
  return value % MB === 0 ? `${value / MB} MB` : `${value / 1024} KB`;
}
