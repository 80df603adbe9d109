/** How the app ends in mid-scan, and a window that fails again and again: what came is kept, the user decides. */
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launchApp } from '../../drivers/launch.ts';
import { gridOf, inPage } from '../../drivers/window-page.ts';
import { startConnectProxy } from '../../helpers/servers/connect-proxy.ts';
import { startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

let userDataDir: string;
test.beforeEach(() => {
  userDataDir = tempFolder();
});

/** A scan of which some regions have answered and some have not: the slowest of the sample take seconds. */
async function inMidScan(): Promise<{ app: ElectronApplication; page: Page }> {
  const launched = await launchApp({ args: ['--sample-data'], userDataDir });
  const { page } = launched;
  await page.getByRole('button', { name: 'Rescan' }).click();
  const progress = page.getByRole('progressbar', { name: 'Scan progress' });
  // Four of the sample never list anything: more have to have answered before some surely have.
  await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(8);
  return launched;
}

/** Regions of the one cache file, by state. */
function cachedStates(): string[] {
  const folder = join(userDataDir, 'cache');
  // A draft beside it is not the file yet.
  const names = readdirSync(folder).filter((name) => !name.includes('.new-'));
  expect(names).toHaveLength(1);
  const { regions } = JSON.parse(readFileSync(join(folder, names[0] ?? ''), 'utf8'));
  return Object.values(regions as Record<string, { state: string }>).map((each) => each.state);
}

async function expectKept(): Promise<void> {
  expect(cachedStates().filter((state) => state === 'ok').length).toBeGreaterThan(2);
  const { app, page } = await launchApp({ args: ['--sample-data'], userDataDir });
  await expect(gridOf(page).locator('[data-region-state="ok"]').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeEnabled();
  await app.close();
}

/** Ends the app in mid-scan in some way; it must say that all is well, and the next start must show what came. */
async function expectEndsWell(end: (app: ElectronApplication) => Promise<unknown>): Promise<void> {
  const { app } = await inMidScan();
  const closed = new Promise<void>((resolve) => app.once('close', () => resolve()));
  const child = app.process();
  await end(app).catch(() => undefined);
  await closed;
  await expect.poll(() => child.exitCode ?? child.signalCode).toBe(0);
  await expectKept();
}

test('in mid-scan its window is closed: what came is kept for the next start', () =>
  expectEndsWell((app) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())));

test('in mid-scan it is quit: what came is kept for the next start', () =>
  expectEndsWell((app) => app.evaluate(({ app: own }) => setTimeout(() => own.quit(), 0))));

test('in mid-scan it is told to end, as by a logout: what came is kept for the next start', () => {
  // The library that reads them listens for signals too.
  writeFileSync(join(userDataDir, 'settings.json'), '{}');
  return expectEndsWell(async (app) => app.process().kill('SIGTERM'));
});

/** A second, on a machine that is busy: what hangs here hangs several times as long. */
const A_SECOND_MS = 4_000;

/** Hangs for good unless somebody lets go. */
const HOLDERS: Record<string, () => Promise<Holder>> = {
  proxy: async () => {
    const proxy = await startConnectProxy(9, undefined, { isSilent: true });
    return { env: { HTTPS_PROXY: proxy.url }, held: () => proxy.asked.length, close: () => proxy.close() };
  },
  server: async () => {
    const server = await startProtocolServer(() => 'silence');
    const env = { AWS_ENDPOINT_URL_BEDROCK: server.url };
    return { env, held: () => server.requests.length, close: () => server.close() };
  },
};

interface Holder {
  env: Record<string, string>;
  /** How many requests were held so far. */
  held(): number;
  close(): Promise<void>;
}

for (const [name, start] of Object.entries(HOLDERS)) {
  test(`while a silent ${name} holds its requests it is told to end: it ends well, within a second`, async () => {
    const holder = await start();
    // The library that reads them listens for signals too, and the scan itself waits far longer.
    writeFileSync(join(userDataDir, 'settings.json'), JSON.stringify({ regionDeadlineMs: 60_000 }));
    const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLEEXAMPLE12', AWS_SECRET_ACCESS_KEY: 'an-example-secret' };
    const args = ['--regions', 'us-east-1,eu-west-1'];
    const { app, page } = await launchApp({ args, userDataDir, env: { ...keys, ...holder.env } });
    await page.getByRole('button', { name: 'Rescan' }).click();
    await expect(page.getByRole('button', { name: 'Cancel scan' })).toBeVisible();
    await expect.poll(holder.held).toBeGreaterThan(1);
    const child = app.process();
    const ended = once(child, 'exit');
    const toldAt = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - toldAt).toBeLessThan(A_SECOND_MS);
    await holder.close();
  });
}

test('in mid-scan the session of the system ends: what came is written at once', async () => {
  const { app } = await inMidScan();
  // Windows tells windows so, and waits for nobody.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('session-end'));
  const states = (): string[] => {
    try {
      return cachedStates();
    } catch {
      return [];
    }
  };
  await expect.poll(() => states().filter((state) => state === 'ok').length).toBeGreaterThan(2);
  app.process().kill('SIGKILL');
  await expectKept();
});

test('a window that fails a fourth time within a minute asks instead of loading again', async () => {
  const { app, page } = await launchApp({ args: ['--sample-data'], userDataDir });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await app.evaluate(({ BrowserWindow, dialog }) => {
    Object.assign(globalThis, { loads: 0 });
    BrowserWindow.getAllWindows()[0]?.webContents.on('did-start-loading', () => {
      Object.assign(globalThis, { loads: Reflect.get(globalThis, 'loads') + 1 });
    });
    const asked: { message: string; buttons: string[] | undefined }[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (...given: unknown[]) => {
      const { message, buttons } = given.at(-1) as Electron.MessageBoxOptions;
      asked.push({ message, buttons });
      return new Promise((resolve) => Object.assign(globalThis, { answerDialog: resolve }));
    };
  });
  const asked = () => app.evaluate(() => Reflect.get(globalThis, 'asked') as object[]);
  for (let crash = 1; crash <= 3; crash += 1) {
    await crashPage(app);
    await expect.poll(() => isUsable(app)).toBe(true);
    expect(await asked()).toEqual([]);
  }
  await crashPage(app);
  await expect
    .poll(asked)
    .toEqual([{ message: 'The window has failed several times.', buttons: ['Load again', 'Quit'] }]);
  // It is not loaded behind the question: a page that comes back is loaded from the event before it.
  expect(await app.evaluate(() => Reflect.get(globalThis, 'loads'))).toBe(3);
  expect(await isUsable(app)).toBe(false);
  await app.evaluate(() => Reflect.get(globalThis, 'answerDialog')({ response: 0, checkboxChecked: false }));
  await expect.poll(() => isUsable(app)).toBe(true);
  await app.close();
});

async function crashPage(app: ElectronApplication): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('render-process-gone', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );
}

async function isUsable(app: ElectronApplication): Promise<boolean> {
  return (await inPage<string>(app, 'document.body.innerText'))?.includes('Rescan') === true;
}
