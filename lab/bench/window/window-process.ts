/** Starts an Electron app as a user does, without a debugger between, and looks into its page afterwards. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { provideElectron } from '../../../scripts/electron-runtime/provide-electron.ts';
import { REPO } from '../../../scripts/repo.ts';
import { sandboxFacts, sandboxFlags } from '../../../scripts/window/sandbox-flags.ts';
import { cleanAppEnv } from '../../../test/drivers/clean-app-env.ts';
import { attach, devToolsAddress, pageShown } from '../../../test/drivers/devtools.ts';

/** Long after the first paint, so that attaching takes no part in the start that is measured. */
const SETTLED_MS = 1_500;

export interface WindowProcess {
  page: Page;
  pid: number;
  /** When the process was started, milliseconds since 1970. */
  startedEpochMs: number;
  end(): Promise<void>;
}

export const BARE_APP: string = join(import.meta.dirname, 'bare-app', 'main.mjs');
export const APP: string = REPO;

/** Runs the app in a folder or a file; rejects when it opens no window within a minute. */
export async function startWindow(app: string, args: readonly string[]): Promise<WindowProcess> {
  const { executable, dist } = await provideElectron();
  const home = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
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
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await devToolsAddress(child);
    await pageShown(address);
    await delay(SETTLED_MS);
    const page = await attach(address);
    await page.waitForLoadState();
    // What runs this file names the functions that are sent into the page.
    await page.evaluate('globalThis.__name = (named) => named');
    return { page, pid: child.pid ?? 0, startedEpochMs, end };
  } catch (error) {
    await end();
    throw error;
  }
}
