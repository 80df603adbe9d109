/** The command line, bundled once for all test files of a run: a bundle takes seconds, and is only read. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SHARED } from '../../helpers/own-temp-folder.ts';
import { bundleHeadless, type HeadlessBundle } from './headless-child.ts';

/** In the folder of the run (own-temp-folder.ts), which all workers share and which goes with it. */
const folder = (): string => join(tmpdir(), SHARED);
const READY = 'ready.json';

interface Made {
  file?: string;
  problem?: string;
}

/** The bundle, made by whoever asks first; the others wait. Everybody may read it. */
export async function sharedHeadless(): Promise<HeadlessBundle> {
  const ready = join(folder(), READY);
  if (isFirst()) {
    const made = await bundled();
    // Whole from the beginning, for whoever waits.
    writeFileSync(`${ready}.new`, JSON.stringify(made));
    renameSync(`${ready}.new`, ready);
  }
  while (!existsSync(ready)) await delay(20);
  const { file, problem } = JSON.parse(readFileSync(ready, 'utf8')) as Made;
  if (file === undefined) throw new Error(problem);
  return { file, remove: () => undefined };
}

function isFirst(): boolean {
  try {
    mkdirSync(folder(), { mode: 0o755 });
    return true;
  } catch {
    return false;
  }
}

async function bundled(): Promise<Made> {
  try {
    const { file } = await bundleHeadless(folder());
    chmodSync(dirname(file), 0o755);
    return { file };
  } catch (error) {
    return { problem: String(error) };
  }
}
