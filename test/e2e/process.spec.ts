/** Crashes, second instances and faults of the main process. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, test } from '@playwright/test';
import { provideElectron } from '../../scripts/electron-runtime/provide-electron.ts';
import { REPO } from '../../scripts/repo.ts';
import { sandboxFacts, sandboxFlags } from '../../scripts/sandbox-flags.ts';
import { cleanAppEnv } from './clean-app-env.ts';
import { launchApp } from './launch.ts';

const aFolder = (): string => mkdtempSync(join(tmpdir(), 'atlas-process-'));

/** Asks the page itself: the test's own connection to it ends with its process. */
function inPage<T>(app: ElectronApplication, script: string): Promise<T | undefined> {
  return app.evaluate(async ({ BrowserWindow }, code) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined || window.webContents.isCrashed() || window.webContents.isLoading())
      return undefined;
    // A page that crashes just now never answers.
    const never = new Promise((resolve) => setTimeout(resolve, 2_000));
    return await Promise.race([window.webContents.executeJavaScript(code), never]);
  }, script) as Promise<T | undefined>;
}

test('a window whose process crashes in mid-scan comes back, and the scan goes on', async () => {
  test.setTimeout(180_000);
  const userDataDir = aFolder();
  const { app, page } = await launchApp({ args: ['--sample-data'], userDataDir });
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect(page.getByRole('progressbar', { name: 'Scan progress' })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const listed = 'document.querySelectorAll(\'[data-region-state="ok"]\').length';
  await expect.poll(() => inPage<number>(app, listed), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect
    .poll(() => inPage<string>(app, 'document.body.innerText'), { timeout: 120_000 })
    .toMatch(/\bRescan\b/);
  expect(readFileSync(join(userDataDir, 'logs', 'bedrock-atlas.log'), 'utf8')).toMatch(
    /window's process ended[\s\S]*scan finished/,
  );
  await app.close();
});

test('a second start shows the first window; with other data both run', async () => {
  test.setTimeout(180_000);
  const userDataDir = aFolder();
  const { app } = await launchApp({ args: ['--sample-data'], userDataDir });
  await app.evaluate(({ app: own }) => {
    own.once('second-instance', () => {
      own.setName('was shown');
    });
  });
  const runtime = await provideElectron();
  const flags = sandboxFlags(sandboxFacts(runtime.dist));
  const second = spawn(
    runtime.executable,
    [...flags, '.', `--user-data-dir=${userDataDir}`, '--sample-data'],
    {
      cwd: REPO,
      env: cleanAppEnv(aFolder()),
      stdio: 'ignore',
    },
  );
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect.poll(() => app.evaluate(({ app: own }) => own.getName())).toBe('was shown');

  const other = await launchApp({ args: ['--sample-data'] });
  await expect(other.page).toHaveTitle(/Bedrock Atlas/);
  await other.app.close();
  await app.close();
});

test('a fault of the main process is a notice and a line in the log, and diagnostics tell of it', async () => {
  const userDataDir = aFolder();
  const { app, page } = await launchApp({ args: ['--sample-data'], userDataDir });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted with AKIAIOSFODNN7EXAMPLE');
    }, 0);
  });
  await expect(page.getByText('Something in the app failed.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeEnabled();
  const log = readFileSync(join(userDataDir, 'logs', 'bedrock-atlas.log'), 'utf8');
  expect(log).toContain('planted with [access key id]');
  const diagnostics = await app.evaluate(({ Menu, clipboard }) => {
    const help = Menu.getApplicationMenu()?.items.find((item) => item.role === 'help');
    const items = help?.submenu?.items ?? [];
    items.find((item) => item.label === 'Copy diagnostics')?.click();
    return `${items.map((item) => item.label).join(', ')}\n${clipboard.readText()}`;
  });
  expect(diagnostics).toContain('Show log');
  const shown = await app.evaluate(({ Menu, shell }) => {
    let file = '';
    shell.showItemInFolder = (path) => {
      file = path;
    };
    const help = Menu.getApplicationMenu()?.items.find((item) => item.role === 'help');
    help?.submenu?.items.find((item) => item.label === 'Show log')?.click();
    return file;
  });
  expect(readFileSync(shown, 'utf8')).toMatch(/ info started: version \d+\.\d+\.\d+, Electron /);
  expect(diagnostics).toMatch(/Bedrock Atlas \d+\.\d+\.\d+/);
  expect(diagnostics).toContain('planted with [access key id]');
  expect(diagnostics).not.toContain('AKIA');
  await app.close();
});
