/** Disks that keep nothing, as the window shows them: it starts, works, and says in one line what is not kept. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launchApp } from '../drivers/launch.ts';
import { answerSaveDialog, gridOf, rescan } from '../drivers/window-page.ts';

/** One region is enough for a scan that is over soon. */
const QUICK = ['--sample-data', '--regions', 'us-east-1,eu-central-1'];

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-disk-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

async function exportJson(app: ElectronApplication, page: Page, file: string): Promise<void> {
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'JSON' }).click();
}

function problems(page: Page) {
  return page.getByRole('alert').locator('.notice');
}

async function expectWorking(page: Page): Promise<void> {
  await rescan(page);
  await expect(gridOf(page).locator('[data-region-state="ok"]').first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search models' }).fill('claude');
  await expect(page.getByText(/\d+ of \d+ models/).first()).toBeVisible();
}

/** What the settings on the disk say of the view. */
function keptView(dataDir: string): unknown {
  return JSON.parse(JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8')).view);
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
  await exportJson(app, page, target);
  await expect.poll(() => existsSync(target)).toBe(true);
  await app.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find((item) => item.role === 'help');
    help?.submenu?.items.find((item) => item.label === 'Show log')?.click();
  });
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
  const first = await launchApp({ args: QUICK, userDataDir: folder });
  await rescan(first.page);
  await first.app.close();
  const cache = join(folder, 'cache');
  const [name = ''] = readdirSync(cache);
  writeFileSync(join(cache, name), readFileSync(join(cache, name), 'utf8').slice(0, -100));
  const view = { savedViews: [{ name: 'Mine' }, 7], filter: { query: 'nova' } };
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
  const [kept = '', ...others] = readdirSync(folder).filter((each) =>
    each.startsWith('settings.unreadable-'),
  );
  expect(others).toEqual([]);
  expect(JSON.parse(JSON.parse(readFileSync(join(folder, kept), 'utf8')).view)).toEqual(view);
});

test('on a full disk the window works, says what is not kept, and every file stays as it was', async () => {
  const first = await launchApp({ args: QUICK, userDataDir: folder });
  await rescan(first.page);
  const target = join(folder, 'out.json');
  await exportJson(first.app, first.page, target);
  await expect.poll(() => existsSync(target)).toBe(true);
  await first.app.close();
  const before = filesOf(folder);

  const { app, page } = await launchApp({ args: QUICK, userDataDir: folder });
  await fillDisk(app);
  await expectWorking(page);
  await expect(
    problems(page).filter({ hasText: /cache .* could not be written: the disk is full/ }),
  ).toHaveCount(1);
  await expect(
    problems(page).filter({ hasText: 'Settings and saved views cannot be kept: the disk is full' }),
  ).toHaveCount(1);
  await exportJson(app, page, target);
  await expect(problems(page).filter({ hasText: /out\.json: the disk is full/ })).toHaveCount(1);
  await app.close();
  expect(filesOf(folder)).toEqual(before);
});

test('an export that cannot be written says why in the window, and the next one works', async () => {
  const { app, page } = await launchApp({ args: QUICK, userDataDir: join(folder, 'data') });
  await rescan(page);
  await exportJson(app, page, join(folder, 'missing', 'out.json'));
  await expect(problems(page)).toContainText(['out.json: the folder does not exist. Choose another place']);
  await exportJson(app, page, folder);
  await expect(problems(page).filter({ hasText: 'it is a folder' })).toHaveCount(1);
  await exportJson(app, page, join(folder, 'out.json'));
  await expect.poll(() => existsSync(join(folder, 'out.json'))).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['data', 'out.json']);
  await app.close();
});

/** What the app keeps, less the log and what is Chromium's. */
function filesOf(place: string): Record<string, string> {
  const cache = readdirSync(join(place, 'cache')).map((name) => join(place, 'cache', name));
  const files = [...cache, join(place, 'settings.json'), join(place, 'out.json')];
  const drafts = readdirSync(place).filter((name) => name.endsWith('.tmp'));
  return Object.fromEntries([
    ...files.map((file) => [file, readFileSync(file, 'utf8')]),
    ['drafts', drafts.join()],
  ]);
}

/** From now on the main process can make files but put nothing into them, as on a disk without a free block. */
async function fillDisk(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const { promises } = process.getBuiltinModule('node:fs');
    const { syncBuiltinESMExports } = process.getBuiltinModule('node:module');
    const full = (): Promise<never> =>
      Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
    const { open } = promises;
    promises.open = async (path, flags, ...rest) => {
      const handle = await open(path, flags, ...rest);
      if (flags !== 'r') Object.assign(handle, { writeFile: full, write: full });
      return handle;
    };
    syncBuiltinESMExports();
  });
}
