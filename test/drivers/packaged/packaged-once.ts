/** The packaged app, made once a run for all files that start it. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideElectron } from '../../../scripts/electron-runtime/provide-electron.ts';
import { packageApp } from '../../../scripts/packaging/package-app.ts';
import { onceARun } from '../once-a-run.ts';

/** The output folder of electron-builder, which goes with the run's own folder; nobody may change what is in it. */
export async function packagedOnce(): Promise<string> {
  const place = join(tmpdir(), 'packaged');
  const output = join(place, 'output');
  await onceARun(place, async () =>
    packageApp({ runtime: await provideElectron(), targets: ['dir'], output }),
  );
  return output;
}
