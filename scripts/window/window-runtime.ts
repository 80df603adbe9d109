/** What a script needs before it can open a window. */

import { type ElectronRuntime, provideElectron } from '../electron-runtime/provide-electron.ts';
import { needsVirtualDisplay } from './display.ts';
import { ensureSystemPackages, refuseMissingLibraries } from './system-libraries.ts';

/** Installs system packages first, since the large runtime is useless without them. Rejects with the command to run. */
export async function provideWindowRuntime(): Promise<ElectronRuntime> {
  const isUnseen = needsVirtualDisplay();
  await ensureSystemPackages(isUnseen);
  const runtime = await provideElectron();
  refuseMissingLibraries(isUnseen, runtime.executable);
  return runtime;
}
