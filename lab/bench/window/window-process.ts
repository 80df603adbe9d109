/** Starts an Electron app as a user does, without a debugger between, and looks into its page afterwards. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { provideElectron } from '../../../scripts/electron-runtime/provide-electron.ts';
import { REPO } from '../../../scripts/repo.ts';
import { scratchFolder } from '../../../scripts/scratch-folder.ts';
import { sandboxFacts, sandboxFlags } from '../../../scripts/window/sandbox-flags.ts';
import { cleanAppEnv } from '../../../test/drivers/clean-app-env.ts';
import { attach, devToolsAddress, pageShown } from '../../../test/drivers/devtools.ts';
import { NAMES_FUNCTIONS } from '../../windows.ts';

/** Long after the first paint, so that attaching takes no part in the start that is measured. */
const SETTLED_MS = 1_500;

/** It ends with the block that has it. */
export interface WindowProcess extends AsyncDisposable {
  page: Page;
  pid: number;
  /** When the process was started, milliseconds since 1970. */
  startedEpochMs: number;
}

export const BARE_APP: string = join(import.meta.dirname, 'bare-app', 'main.mjs');
export const APP: string = REPO;

/** The app's arguments for the sample data, with the user data folder. */
export const sampleIn = (userDataDir: string): string[] => [
  '--sample-data',
  `--user-data-dir=${userDataDir}`,
];

/** Runs the app in a folder or a file; rejects when it opens no window within a minute. */
export async function startWindow(app: string, args: readonly string[]): Promise<WindowProcess> {
  const { executable, dist } = await provideElectron();
  const scratch = scratchFolder();
  const home = scratch.path;
  mkdirSync(join(home, '.config'));
  const startedEpochMs = Date.now();
  const child = spawn(
    executable,
    [...sandboxFlags(sandboxFacts(dist)), '--remote-debugging-port=0', app, ...args],
    { cwd: home, env: cleanAppEnv(home), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const end = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await once(child, 'exit');
      clearTimeout(timer);
    }
    scratch[Symbol.dispose]();
  };
  try {
    const address = await devToolsAddress(child);
    await pageShown(address);
    await delay(SETTLED_MS);
    const page = await attach(address);
    await page.waitForLoadState();
    await page.evaluate(NAMES_FUNCTIONS);
    return { page, pid: child.pid ?? 0, startedEpochMs, [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }
}
