/** `npm start -- ARGS`: provides what is missing, then runs the app with ARGS. */
import { join } from 'node:path';
import { buildIfNeeded } from './build-if-needed.ts';
import { runChild } from './child.ts';
import { needsVirtualDisplay, openDisplay } from './display.ts';
import { provideElectron } from './electron-runtime/provide-electron.ts';
import { REPO } from './repo.ts';
import { runScript } from './run-script.ts';
import { sandboxFacts, sandboxFlags } from './sandbox-flags.ts';
import { ensureSystemLibraries } from './system-libraries.ts';
import { isWindowless } from './windowless.ts';

await runScript(async () => {
  const args = process.argv.slice(2);
  return isWindowless(args) ? runHeadless(args) : runWindow(args);
});

/** The same program without Electron: no runtime, no display and no system libraries needed. */
async function runHeadless(args: string[]): Promise<number> {
  await buildIfNeeded();
  return runChild(process.execPath, [join(REPO, 'dist/main/headless-main.js'), ...args]);
}

async function runWindow(args: string[]): Promise<number> {
  const runtime = await provideElectron();
  await ensureSystemLibraries(needsVirtualDisplay(), runtime.executable);
  await buildIfNeeded();
  const display = await openDisplay();
  try {
    return await runChild(runtime.executable, [...sandboxFlags(sandboxFacts(runtime.dist)), REPO, ...args], {
      env: { ...process.env, ...display.env },
    });
  } finally {
    display.close();
  }
}
