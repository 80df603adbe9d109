/** A newer version on a release page of this machine, for a packaged app that takes itself for an AppImage. */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import {
  type PackagedApp,
  packagedExecutable,
  packagedResources,
  startPackaged,
} from '../../drivers/packaged/packaged-app.ts';
import { packagedOnce } from '../../drivers/packaged/packaged-once.ts';
import { type ServedRelease, serveRelease } from '../../drivers/packaged/served-release.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const NEW = Buffer.from('a newer AppImage');

let output: string;
let executable: string;
let release: ServedRelease | undefined;
let started: PackagedApp | undefined;

test.beforeAll(async () => {
  // Of its own: the page of releases is a file in it.
  output = join(tempFolder(), 'packaged');
  cpSync(await packagedOnce(), output, { recursive: true, verbatimSymlinks: true });
  executable = packagedExecutable(output);
});
test.afterEach(async () => {
  await started?.end();
  await release?.close();
  [started, release] = [undefined, undefined];
});
test.afterAll(() => rmSync(output, { recursive: true, force: true }));

/** Starts the app with the release as its page. */
async function start(served: ServedRelease): Promise<Page> {
  release = served;
  const config = `provider: generic\nurl: ${served.url}\nupdaterCacheDirName: atlas-updates-test\n`;
  writeFileSync(join(packagedResources(executable), 'app-update.yml'), config);
  const image = join(output, 'bedrock-atlas.AppImage');
  writeFileSync(image, 'this version');
  started = await startPackaged(executable, ['--sample-data'], {
    env: { APPIMAGE: image, XDG_CACHE_HOME: join(output, 'cache') },
    updateCheck: 'weekly',
  });
  return started.page;
}

async function command(page: Page, name: string): Promise<void> {
  const field = page
    .getByRole('searchbox', { name: /Go to/ })
    .or(page.getByRole('combobox', { name: /Go to/ }));
  // A key that comes before the page listens is lost.
  await expect(async () => {
    if (!(await field.isVisible())) await page.keyboard.press('Control+K');
    await expect(field).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await field.fill(name);
  await page.keyboard.press('Enter');
}

test('a newer version is told once, with nothing sent but the name of the app; one whose bytes are not the announced ones is refused', async () => {
  const page = await start(await serveRelease('9.9.9', NEW, Buffer.from('other bytes')));
  await expect(page.getByText(/Bedrock Atlas 9\.9\.9 is available; this is \d/)).toBeVisible();
  const seen = release?.seen ?? [];
  expect(seen.map(({ path }) => path)).toEqual(['/latest-linux.yml']);
  expect(seen[0]?.headers['user-agent']).toMatch(/^bedrock-atlas\/\d+\.\d+\.\d+$/);
  const names = Object.keys(seen[0]?.headers ?? {});
  expect(names.filter((name) => /staging|cookie|auth|^x-/.test(name))).toEqual([]);
  expect(seen[0]?.headers['accept-language'] ?? 'en').toBe('en');
  await command(page, 'Download update');
  await expect(
    page.getByRole('alert').getByText(/9\.9\.9 was not installed: sha512 checksum mismatch/),
  ).toBeVisible();
});

test('a newer version is downloaded and checked after a click, to be installed at the end', async () => {
  const page = await start(await serveRelease('9.9.9', NEW));
  await expect(page.getByText(/Bedrock Atlas 9\.9\.9 is available/)).toBeVisible({ timeout: 180_000 });
  await command(page, 'Download update');
  await expect(page.getByText('9.9.9 is downloaded and checked.')).toBeVisible({ timeout: 180_000 });
});

test('an older version is not offered, and a page that does not answer is said when it was asked for', async () => {
  const page = await start(await serveRelease('0.0.1', NEW));
  await expect.poll(() => release?.seen.length).toBe(1);
  await command(page, 'Check for updates now');
  await expect(page.getByText(/is the newest version/)).toBeVisible({ timeout: 180_000 });
  await release?.close();
  release = undefined;
  await command(page, 'Check for updates now');
  await expect(page.getByRole('alert').getByText(/could not be checked/)).toBeVisible({ timeout: 180_000 });
});

test('in a list that is broken is said in words', async () => {
  const page = await start(await serveRelease('not a version', NEW));
  await command(page, 'Check for updates now');
  await expect(page.getByRole('alert').getByText(/could not be checked: .*not a version/)).toBeVisible();
});
