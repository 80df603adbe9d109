/** The packaged app, made once a run for all files that start it. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { provideElectron } from '../../../scripts/electron-runtime/provide-electron.ts';
import { packageApp } from '../../../scripts/packaging/package-app.ts';

const LOOK_EVERY_MS = 100;

/** The output folder of electron-builder, which goes with the run's own folder; nobody may change what is in it. */
export async function packagedOnce(): Promise<string> {
  const place = join(tmpdir(), 'packaged');
  const output = join(place, 'output');
  const made = join(place, 'made');
  const failed = join(place, 'failed');
  try {
    // Of several workers one alone can make it.
    mkdirSync(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    while (!existsSync(made)) {
      if (existsSync(failed)) throw new Error('The app could not be packaged: another file says why.');
      await delay(LOOK_EVERY_MS);
    }
    return output;
  }
  try {
    await packageApp({ runtime: await provideElectron(), targets: ['dir'], output });
    writeFileSync(made, '');
    return output;
  } catch (error) {
    writeFileSync(failed, '');
    throw error;
  }
}
