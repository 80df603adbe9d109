/** Starts the built app in Electron, as a user without any AWS settings would. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { provideElectron } from '../../scripts/electron-runtime/provide-electron.ts';
import { REPO } from '../../scripts/repo.ts';
import { sandboxFacts, sandboxFlags } from '../../scripts/window/sandbox-flags.ts';
import { removeLeftFolder } from '../helpers/temp-folder.ts';
import { cleanAppEnv } from './clean-app-env.ts';

const STARTED_WITHIN_MS = 60_000;

export interface LaunchOptions {
  /** Arguments of the app, as in `npm start -- ARGS`. */
  args?: readonly string[];
  /** A CommonJS file that the main process loads before the app. */
  preloaded?: string;
  /** Added to an environment without AWS, proxy and Electron variables. */
  env?: Record<string, string>;
  /** Where the app keeps its state; a fresh folder, removed when the app has ended, unless given. */
  userDataDir?: string;
}

export interface LaunchedApp {
  app: ElectronApplication;
  /** The app's one window. */
  page: Page;
  userDataDir: string;
}

/** Rejects when there is no window after a minute. Close with `app.close()`; whatever still runs at the end is ended. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const runtime = await provideElectron();
  const scratch = mkdtempSync(join(tmpdir(), 'atlas-e2e-'));
  const home = join(scratch, 'home');
  mkdirSync(home);
  const userDataDir = options.userDataDir ?? join(scratch, 'user-data');
  const app = await _electron.launch({
    executablePath: runtime.executable,
    // Else Playwright switches the sandbox off everywhere on Linux.
    chromiumSandbox: sandboxFlags(sandboxFacts(runtime.dist)).length === 0,
    args: [
      ...(options.preloaded === undefined ? [] : ['-r', options.preloaded]),
      '.',
      `--user-data-dir=${userDataDir}`,
      ...(options.args ?? []),
    ],
    cwd: REPO,
    env: cleanAppEnv(home, options.env),
    timeout: STARTED_WITHIN_MS,
    // Else light is forced upon the page, whatever the app sets.
    colorScheme: null,
  });
  const child = app.process();
  const endChild = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', endChild);
  app.once('close', () => {
    process.off('exit', endChild);
    // What is left goes with the run's own folder.
    removeLeftFolder(scratch).catch(() => undefined);
  });
  const page = await app.firstWindow({ timeout: STARTED_WITHIN_MS });
  return { app, page, userDataDir };
}
