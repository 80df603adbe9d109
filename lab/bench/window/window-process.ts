/** Starts an Electron app as a user does, without a debugger between, and looks into its page afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { provideElectron } from '../../../scripts/electron-runtime/provide-electron.ts';
import { REPO } from '../../../scripts/repo.ts';
import { sandboxFacts, sandboxFlags } from '../../../scripts/window/sandbox-flags.ts';
import { cleanAppEnv } from '../../../test/drivers/clean-app-env.ts';
import { pageShown } from '../../../test/drivers/page-shown.ts';

const STARTED_WITHIN_MS = 60_000;

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
    const browser = await chromium.connectOverCDP(address);
    const context = browser.contexts()[0];
    if (context === undefined) throw new Error('The app has no browser context.');
    const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: STARTED_WITHIN_MS }));
    await page.waitForLoadState();
    // What runs this file names the functions that are sent into the page.
    await page.evaluate('globalThis.__name = (named) => named');
    return { page, pid: child.pid ?? 0, startedEpochMs, end };
  } catch (error) {
    await end();
    throw error;
  }
}

function devToolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string): void => reject(new Error(`The app ${why}:\n${said}`));
    const timer = setTimeout(() => fail('opened no DevTools port'), STARTED_WITHIN_MS);
    child.once('error', reject);
    child.once('exit', (code) => fail(`ended at once (exit ${code})`));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000);
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
