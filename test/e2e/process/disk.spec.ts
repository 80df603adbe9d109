/** Disks that keep nothing, as the window shows them: it starts, works, and says in one line what is not kept. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type LaunchedApp, type LaunchOptions, launchApp } from '../../drivers/launch.ts';
import { saveAsSampleCache } from '../../drivers/scanned-app.ts';
import { exportAs, gridOf, menuItem, QUICK, rescan } from '../../drivers/window-page.ts';
import { recordedSnapshot } from '../../helpers/snapshots/snapshots.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

let folder: string;
test.beforeEach(() => {
  folder = tempFolder();
});

function problems(page: Page) {
  return page.getByRole('alert').locator('.notice');
}

async function expectWorking(page: Page): Promise<void> {
  await rescan(page);
  await expect(gridOf(page).locator('[data-region-state="ok"]').first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search models' }).fill('claude');
  await expect(page.getByText(/\d+ of \d+ models/).first()).toBeVisible();
}

/** The view on the disk. */
function keptView(dataDir: string): unknown {
  const file = join(dataDir, 'view.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

// A file where a folder should be stops root as well, which a mode of the folder does not.
test('with no place for its data the window starts, scans and exports, and says once that nothing is kept', async () => {
  writeFileSync(join(folder, 'a-file'), 'not a folder');
  const userDataDir = join(folder, 'a-file', 'data');
  const { app, page } = await launchApp({ args: QUICK, userDataDir });
  await expect(problems(page)).toHaveCount(1);
  await expect(problems(page)).toContainText(`Nothing can be kept in ${userDataDir}`);
  await expectWorking(page);
  // Neither a scan that is not saved nor a setting says it again.
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveCSS('color-scheme', /dark/);
  await expect(problems(page)).toHaveCount(1);
  const target = join(folder, 'out.json');
  await exportAs(app, page, 'JSON', target);
  await expect.poll(() => existsSync(target)).toBe(true);
  await menuItem(app, ['Help', 'Show log'], true);
  await expect(problems(page).filter({ hasText: 'There is no log' })).toHaveCount(1);
  await app.close();
  expect(readFileSync(join(folder, 'a-file'), 'utf8')).toBe('not a folder');
});

test('where only the cache or the settings have no place, the rest is kept', async () => {
  mkdirSync(join(folder, 'settings.json'));
  writeFileSync(join(folder, 'cache'), 'not a folder');
  const { app, page } = await launchApp({ args: QUICK, userDataDir: folder });
  await expect(problems(page)).toContainText(['settings.json cannot be read: it is a folder']);
  await expectWorking(page);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(problems(page).filter({ hasText: 'could not be written' })).toHaveCount(1);
  await expect(problems(page).filter({ hasText: 'Settings and saved views cannot be kept' })).toHaveCount(1);
  await app.close();
  expect(readFileSync(join(folder, 'logs', 'bedrock-atlas.log'), 'utf8')).toContain(
    'scan finished: complete',
  );
});

test('settings that are damaged are set aside, the user is told, and the window opens', async () => {
  writeFileSync(join(folder, 'settings.json'), '{"theme":"da');
  const { app, page } = await launchApp({ args: QUICK, userDataDir: folder });
  await expect(problems(page)).toContainText(['The settings could not be read; the file was kept as']);
  await app.close();
  expect(readdirSync(folder).filter((name) => name.startsWith('settings.unreadable-'))).toHaveLength(1);
});

test('a damaged cache is set aside and a damaged view kept, the user is told, and the next scan fills the matrix', async () => {
  await saveAsSampleCache(folder, recordedSnapshot());
  const cache = join(folder, 'cache');
  const [name = ''] = readdirSync(cache);
  writeFileSync(join(cache, name), readFileSync(join(cache, name), 'utf8').slice(0, -100));
  const view = { savedViews: [{ name: 'Mine' }, 7], filter: { query: 'nova' } };
  // As version 0.1 kept it.
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ view: JSON.stringify(view) }));
  const { app, page } = await launchApp({ args: QUICK, userDataDir: folder });
  await expect(problems(page)).toContainText([
    'The saved data could not be used, because it is not whole',
    'Some of what was set up in the window could not be read (1 saved view); the file was kept as',
  ]);
  await expectWorking(page);
  await expect.poll(() => keptView(folder)).toMatchObject({ savedViews: [{ name: 'Mine' }] });
  await app.close();
  expect(readdirSync(cache).filter((each) => each.includes('.unreadable-'))).toHaveLength(1);
  expect(readdirSync(cache)).toContain(name);
  const [kept = '', ...others] = readdirSync(folder).filter((each) => each.includes('.unreadable-'));
  expect(others).toEqual([]);
  expect(JSON.parse(readFileSync(join(folder, kept), 'utf8'))).toEqual(view);
});

test('on a full disk the window works, says what is not kept, and every file stays as it was', async () => {
  await saveAsSampleCache(folder, recordedSnapshot());
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ theme: 'light' }));
  writeFileSync(join(folder, 'view.json'), JSON.stringify({ filter: { query: 'nova' } }));
  const target = join(folder, 'out.json');
  writeFileSync(target, '{"format":"the file of before"}');
  const before = filesOf(folder);

  const { app, page, fillDisk } = await launchOnSmallDisk({ args: QUICK, userDataDir: folder });
  await fillDisk();
  await expectWorking(page);
  await expect(
    problems(page).filter({ hasText: /cache .* could not be written: the disk is full/ }),
  ).toHaveCount(1);
  await expect(
    problems(page).filter({ hasText: 'Settings and saved views cannot be kept: the disk is full' }),
  ).toHaveCount(1);
  await exportAs(app, page, 'JSON', target);
  await expect(problems(page).filter({ hasText: /out\.json: the disk is full/ })).toHaveCount(1);
  await app.close();
  expect(filesOf(folder)).toEqual(before);
});

test('an export that cannot be written says why in the window, and the next one works', async () => {
  const { app, page } = await launchApp({ args: QUICK, userDataDir: join(folder, 'data') });
  await rescan(page);
  await exportAs(app, page, 'JSON', join(folder, 'missing', 'out.json'));
  await expect(problems(page)).toContainText(['out.json: the folder does not exist. Choose another place']);
  await exportAs(app, page, 'JSON', folder);
  await expect(problems(page).filter({ hasText: 'it is a folder' })).toHaveCount(1);
  await exportAs(app, page, 'JSON', join(folder, 'out.json'));
  await expect.poll(() => existsSync(join(folder, 'out.json'))).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['data', 'out.json']);
  await app.close();
});

/** What the app keeps, less the log and what is Chromium's. */
function filesOf(place: string): Record<string, string> {
  const cache = readdirSync(join(place, 'cache')).map((name) => join(place, 'cache', name));
  const own = ['settings.json', 'view.json', 'out.json'].map((name) => join(place, name));
  const files = [...cache, ...own.filter((file) => existsSync(file))];
  const drafts = readdirSync(place).filter((name) => name.endsWith('.tmp') || name.includes('.new-'));
  return Object.fromEntries([
    ...files.map((file) => [file, readFileSync(file, 'utf8')]),
    ['drafts', drafts.join()],
  ]);
}

/** Once told so, the main process can make files but put nothing into them, as on a disk without a free block. */
const FULL_DISK = `
const fs = require('node:fs');
const full = () => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
const { writeSync } = fs;
const { open, writeFile } = fs.promises;
fs.promises.writeFile = (...args) => (globalThis.isDiskFull ? Promise.reject(full()) : writeFile(...args));
fs.writeSync = (...args) => {
  if (globalThis.isDiskFull) throw full();
  return writeSync(...args);
};
fs.promises.open = async (path, flags, ...rest) => {
  const handle = await open(path, flags, ...rest);
  const fail = () => Promise.reject(full());
  if (globalThis.isDiskFull && flags !== 'r') Object.assign(handle, { writeFile: fail, write: fail });
  return handle;
};
require('node:module').syncBuiltinESMExports();
`;

/** An app whose disk can be filled. */
async function launchOnSmallDisk(
  options: LaunchOptions,
): Promise<LaunchedApp & { fillDisk(): Promise<void> }> {
  const preloaded = join(folder, 'full-disk.cjs');
  writeFileSync(preloaded, FULL_DISK);
  const launched = await launchApp({ ...options, preloaded });
  const fillDisk = () => launched.app.evaluate(() => void Reflect.set(globalThis, 'isDiskFull', true));
  return { ...launched, fillDisk };
}
