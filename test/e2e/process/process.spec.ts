/** Crashes, second instances and faults of the main process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { provideElectron } from '../../../scripts/electron-runtime/provide-electron.ts';
import { REPO } from '../../../scripts/repo.ts';
import { sandboxFacts, sandboxFlags } from '../../../scripts/window/sandbox-flags.ts';
import { endOf } from '../../drivers/child-end.ts';
import { cleanAppEnv } from '../../drivers/clean-app-env.ts';
import { launchApp } from '../../drivers/launch.ts';
import { saveAsSampleCache } from '../../drivers/scanned-app.ts';
import { copiedDiagnostics, gridOf, hearSystem, inPage, menuItem } from '../../drivers/window-page.ts';
import { recordedSnapshot } from '../../helpers/snapshots/snapshots.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const logOf = (userDataDir: string): string => {
  const file = join(userDataDir, 'logs', 'bedrock-atlas.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

test('a window whose process crashes in mid-scan comes back, and the scan goes on', async () => {
  const userDataDir = tempFolder();
  const { app, page } = await launchApp({ args: ['--sample-data'], userDataDir });
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect(page.getByRole('progressbar', { name: 'Scan progress' })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const listed = 'document.querySelectorAll(\'[data-region-state="ok"]\').length';
  await expect.poll(() => inPage<number>(app, listed), { timeout: 180_000 }).toBeGreaterThan(0);
  await expect
    .poll(() => inPage<string>(app, 'document.body.innerText'), { timeout: 180_000 })
    .toMatch(/\bRescan\b/);
  expect(logOf(userDataDir)).toMatch(/window's process ended[\s\S]*scan finished/);
  await app.close();
});

test('a second start shows the first window and hands its link over; with other data both run', async () => {
  const userDataDir = tempFolder();
  const { app, page } = await launchApp({
    args: ['--sample-data', 'bedrock-atlas://view?q=nova+lite&page=latency'],
    userDataDir,
  });
  await expect(page.getByRole('tab', { name: 'Latency' })).toHaveAttribute('aria-selected', 'true');
  await app.evaluate(({ app: own }) => {
    own.once('second-instance', () => {
      own.setName('was shown');
    });
  });
  const linked = (link: string) => startRaw(userDataDir, [], ['--sample-data', link]);
  const second = await linked('bedrock-atlas://view?q=titan');
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect.poll(() => app.evaluate(({ app: own }) => own.getName())).toBe('was shown');
  const search = page.getByRole('searchbox', { name: 'Search models' });
  await expect(search).toHaveValue('titan');
  await expect(page.getByRole('tab', { name: 'Matrix' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('Opened the shared view.')).toBeVisible();
  // The link of the start came first, so undo leads back to it.
  await page.getByRole('status', { name: 'Last change' }).getByRole('button', { name: 'Undo' }).click();
  await expect(search).toHaveValue('nova lite');
  await expect(page.getByRole('tab', { name: 'Latency' })).toHaveAttribute('aria-selected', 'true');
  const bad = await linked('bedrock-atlas://view?q=lost&run=%22--export%22');
  expect(await new Promise((resolve) => bad.once('exit', resolve))).toBe(0);
  await expect(page.getByRole('alert')).toContainText('The link asks for “run”');
  await expect(search).toHaveValue('nova lite');

  const other = await launchApp({ args: ['--sample-data'] });
  await expect(other.page).toHaveTitle(/Bedrock Atlas/);
  await other.app.close();
  await app.close();
});

test('what comes before the app is loaded behind its window is kept: a link, and the words of a page that is loaded twice', async () => {
  const userDataDir = tempFolder();
  await saveAsSampleCache(userDataDir, recordedSnapshot());
  // The app is loaded a turn after its window is opened: here only when it is told to.
  const held = join(userDataDir, 'held.cjs');
  writeFileSync(
    held,
    `const timers = require('node:timers/promises');
     timers.setImmediate = () => new Promise((resolve) => { globalThis.loadApp = resolve; });
     require('node:module').syncBuiltinESMExports();`,
  );
  const { app, page } = await launchApp({ args: ['--sample-data'], userDataDir, preloaded: held });
  const grid = gridOf(page);
  const isVisible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect(page.locator('#root')).toBeAttached();
  const second = await startRaw(userDataDir, [], ['--sample-data', 'bedrock-atlas://view?q=titan']);
  expect(await once(second, 'exit')).toEqual([0, null]);
  await page.reload();
  await expect(page.locator('#root')).toBeEmpty();
  expect(await isVisible()).toBe(false);
  expect(logOf(userDataDir)).toBe('');
  await app.evaluate(() => Reflect.get(globalThis, 'loadApp')());
  await expect(grid).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search models' })).toHaveValue('titan');
  expect(await isVisible()).toBe(true);
  await page.keyboard.press('Control+r');
  await expect(page.getByRole('button', { name: 'Cancel scan' })).toBeVisible();
  await app.close();
});

test('a start with arguments that are too long says so and ends, and the running app lives', async () => {
  test.setTimeout(180_000);
  const userDataDir = tempFolder();
  const { app, page } = await launchApp({ args: ['--sample-data'], userDataDir });
  const search = page.getByRole('searchbox', { name: 'Search models' });
  await expect(search).toBeVisible();
  const overlong = [
    [`bedrock-atlas://view?q=${'a'.repeat(20_000)}`],
    // Few characters, many bytes.
    [`bedrock-atlas://view?q=${'\u6a21'.repeat(7_000)}`],
    // Many arguments, each of them short.
    [...Array.from({ length: 3_000 }, () => '--enable-features=x'), 'bedrock-atlas://view?q=nova'],
  ];
  for (const args of overlong) {
    const { code, stderr } = await endOf(await startRaw(userDataDir, [], ['--sample-data', ...args]));
    expect(code).toBe(64);
    expect(stderr).toMatch(
      /The link or the other arguments are too long: \d+,\d+ bytes, at most 10,000 are taken/,
    );
  }
  expect(app.process().exitCode).toBeNull();
  expect(app.process().signalCode).toBeNull();
  // The longest link that is one comes through, and one word of it does not hold the page up.
  const link = `bedrock-atlas://view?q=${'a'.repeat(7_900)}`;
  const last = await startRaw(userDataDir, [], ['--sample-data', link]);
  expect(await once(last, 'exit')).toEqual([0, null]);
  await expect(search).toHaveValue('a'.repeat(1_000));
  await app.close();
});

test('of two that are started at once one runs, and the other ends as if all were well', async () => {
  const userDataDir = tempFolder();
  const both = await Promise.all([startRaw(userDataDir), startRaw(userDataDir)]);
  const ends = both.map(async (child, place) => {
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code, place };
  });
  const first = await Promise.race(ends);
  expect(first.code).toBe(0);
  const other = both[1 - first.place];
  // It writes this once it has the lock: one that had lost it too would never.
  await expect.poll(() => logOf(userDataDir)).toContain('started: version');
  expect(other?.exitCode).toBeNull();
  other?.kill('SIGTERM');
  expect((await ends[1 - first.place])?.code).toBe(0);
});

async function startRaw(userDataDir: string, before: string[] = [], args: string[] = ['--sample-data']) {
  const { executable, dist } = await provideElectron();
  const flags = sandboxFlags(sandboxFacts(dist));
  return spawn(executable, [...flags, ...before, '.', `--user-data-dir=${userDataDir}`, ...args], {
    cwd: REPO,
    env: cleanAppEnv(tempFolder()),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

test('a fault of an export in Electron is one line in words, its stack in the log, no secret in either', async () => {
  const userDataDir = tempFolder();
  const planted = join(userDataDir, 'planted.cjs');
  writeFileSync(planted, 'setTimeout(() => { throw new Error("planted with AKIAIOSFODNN7EXAMPLE"); }, 500);');
  const child = await startRaw(
    userDataDir,
    ['-r', planted],
    ['--sample-data', '--export', join(userDataDir, 'out.json')],
  );
  const { code, stderr } = await endOf(child);
  expect(code).toBe(3);
  expect(stderr).toContain('The app failed: planted with [access key id]\n');
  const log = logOf(userDataDir);
  expect(log).toMatch(/error Error: planted with \[access key id\]\s+at /);
  expect(stderr + log).not.toContain('AKIA');
});

test('a fault of the main process is a notice and a line in the log, and diagnostics tell of it', async () => {
  const userDataDir = tempFolder();
  const { app, page } = await launchApp({ args: ['--sample-data'], userDataDir });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted with AKIAIOSFODNN7EXAMPLE');
    }, 0);
  });
  await expect(page.getByText('Something in the app failed.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeEnabled();
  const log = logOf(userDataDir);
  expect(log).toContain('planted with [access key id]');
  const diagnostics = await copiedDiagnostics(app);
  const shown = await hearSystem(app, 'showItemInFolder');
  await menuItem(app, ['Help', 'Show log'], true);
  const [file = ''] = await shown();
  expect(readFileSync(file, 'utf8')).toMatch(/ info started: version \d+\.\d+\.\d+, Electron /);
  expect(diagnostics).toMatch(/Bedrock Atlas \d+\.\d+\.\d+/);
  expect(diagnostics).toContain('planted with [access key id]');
  expect(diagnostics).not.toContain('AKIA');
  await app.close();
});
