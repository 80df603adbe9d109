/** Before the end-to-end tests: a runtime, a fresh build and a display, also when Playwright is started directly. */
import { buildIfNeeded } from '../../scripts/build-if-needed.ts';
import { needsVirtualDisplay, openDisplay } from '../../scripts/display.ts';
import { provideElectron } from '../../scripts/electron-runtime/provide-electron.ts';
import { ensureSystemLibraries } from '../../scripts/system-libraries.ts';

/** Gives the teardown that ends the display, if one was started. */
async function prepare(): Promise<() => void> {
  const runtime = await provideElectron();
  await ensureSystemLibraries(needsVirtualDisplay(), runtime.executable);
  await buildIfNeeded();
  const display = await openDisplay('1920x1200');
  Object.assign(process.env, display.env);
  return () => display.close();
}

export default prepare;
