/** What takes long and is only read: made once a run by whichever worker asks first, while the others wait. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';

const LOOK_EVERY_MS = 20;

/** Settles when `make` has filled the folder, which is new and which everybody may read; rejects in all workers where it failed. */
export async function onceARun(folder: string, make: () => Promise<unknown>): Promise<void> {
  const end = join(folder, 'made');
  if (isFirst(folder)) {
    const problem = await make().then(() => '', inspect);
    // Whole from the beginning, for whoever waits.
    writeFileSync(`${end}.new`, problem);
    renameSync(`${end}.new`, end);
  }
  while (!existsSync(end)) await delay(LOOK_EVERY_MS);
  const problem = readFileSync(end, 'utf8');
  if (problem !== '') throw new Error(problem);
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o755 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}
