/** `--history`: the kept scans of a profile. */

import type { KeptScan } from '../contract/snapshot/kept/kept-scan.ts';
import { counted } from '../contract/text.ts';
import type { KeptScans } from '../session/kept-scans.ts';
import { EXIT } from './exit.ts';
import type { HeadlessOutput } from './headless.ts';

/** Prints the list, newest first; nothing kept is no failure. */
export async function runHistory(
  kept: Pick<KeptScans, 'list'>,
  format: 'json' | 'text',
  output: HeadlessOutput,
): Promise<number> {
  const scans = await kept.list();
  if (format === 'json') await output.print(`${JSON.stringify(scans.map(listed), null, 2)}\n`);
  else if (scans.length > 0) await output.print(scans.map(line).join(''));
  return EXIT.complete;
}

function listed({ at, changes, models, regions, regionsAnswered, state }: KeptScan) {
  return { at, state, regionsAnswered, regions, models, changes };
}

function line({ at, changes, models, regions, regionsAnswered }: KeptScan): string {
  const counts = [
    `${regionsAnswered} of ${counted(regions, 'Region')}`,
    counted(models, 'model'),
    counted(changes, 'change'),
  ];
  return `${at}  ${counts.join(', ')}\n`;
}
