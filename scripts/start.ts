/** `npm start -- ARGS`: provides what is missing, then runs the app with ARGS. */
import { join } from 'node:path';
import { opensWindow } from '../electron/cli/arguments.ts';
import { runChild } from './child.ts';
import { REPO } from './repo.ts';
import { runScript } from './run-script.ts';
import { buildIfNeeded } from './window/build-if-needed.ts';
import { needsVirtualDisplay, openDisplay } from './window/display.ts';
import { sandboxFacts, sandboxFlags, whyNoSandbox } from './window/sandbox-flags.ts';
import { provideWindowRuntime } from './window/window-runtime.ts';

await runScript(async () => {
  const args = process.argv.slice(2);
  // Wrong arguments are reported without Electron.
  return opensWindow(args) ? runWindow(args) : runHeadless(args);
});

/** The same program without Electron: no runtime, no display and no system libraries needed. */
async function runHeadless(args: string[]): Promise<number> {
  await buildIfNeeded();
  return runChild(process.execPath, [join(REPO, 'dist/main/headless-main.js'), ...args]);
}

async function runWindow(args: string[]): Promise<number> {
  const runtime = await provideWindowRuntime();
  await buildIfNeeded();
  const isUnseen = needsVirtualDisplay();
  const display = await openDisplay();
  if (isUnseen) {
    say(
      `There is no display: the window opens on a virtual one, unseen (DISPLAY=${display.env.DISPLAY}). Ctrl+C ends it.`,
    );
  }
  const facts = sandboxFacts(runtime.dist);
  const flags = sandboxFlags(facts);
  if (flags.length > 0) say(`Chromium's sandbox is off: ${whyNoSandbox(facts)}.`);
  try {
    // Without a desktop Chromium logs a dozen errors about the missing message bus.
    const quiet = isUnseen ? ['--log-level=3'] : [];
    return await runChild(runtime.executable, [...flags, ...quiet, REPO, ...args], {
      env: { ...process.env, ...display.env },
    });
  } finally {
    display.close();
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
