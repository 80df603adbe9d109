/**
 * `npm run screenshots`: every view and state of the window, with the sample data, into screenshots/, which git ignores.
 * Pictures that docs/images already holds are renewed there too. With words, as `npm run screenshots -- details latency`,
 * only the pictures whose names begin with one of them.
 */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPO } from '../../scripts/repo.ts';
import { runScript } from '../../scripts/run-script.ts';
import { scratchFolder } from '../../scripts/scratch-folder.ts';
import { type LaunchedApp, type LaunchOptions, launchApp } from '../../test/drivers/launch.ts';
import { pinnedFonts } from '../../test/drivers/still/pinned-fonts.ts';
import { LARGE, resize } from '../../test/drivers/still/still-window.ts';
import { rescan } from '../../test/drivers/window-page.ts';
import { windows } from '../windows.ts';
import { takePictures } from './pictures.ts';
import { WINDOW_STATES } from './states/window-states.ts';

const IMAGES = join(REPO, 'screenshots');
const DOCS_IMAGES = join(REPO, 'docs', 'images');
const wanted = process.argv.slice(2).filter((each) => !each.startsWith('-'));

await runScript(async () => {
  using _display = await windows();
  using scratch = scratchFolder();
  mkdirSync(IMAGES, { recursive: true });
  // The same letters wherever the pictures are taken.
  const env = { ...pinnedFonts(scratch.path), TZ: 'UTC' };
  if (isWanted('no-credentials')) await showNoCredentials(env);
  await showSample(env);
  for (const file of readdirSync(DOCS_IMAGES)) {
    if (file.endsWith('.png') && isWanted(file)) copyFileSync(join(IMAGES, file), join(DOCS_IMAGES, file));
  }
  return 0;
});

function isWanted(name: string): boolean {
  return wanted.length === 0 || wanted.some((each) => name.startsWith(each));
}

async function open(options: LaunchOptions): Promise<LaunchedApp> {
  return launchApp({ ...options, args: ['--force-device-scale-factor=1', ...(options.args ?? [])] });
}

async function showSample(env: Record<string, string>): Promise<void> {
  const launched = await open({ args: ['--sample-data'], env });
  if (isWanted('not-scanned')) {
    await launched.page.getByRole('button', { name: 'Rescan' }).waitFor();
    await takePictures(launched, IMAGES, 'not-scanned');
  }
  if (isWanted('first-scan')) {
    await launched.page.getByRole('button', { name: 'Rescan' }).click();
    await launched.page.locator('[role="gridcell"]').first().waitFor();
    await takePictures(launched, IMAGES, 'first-scan');
    await launched.page.getByRole('button', { name: 'Rescan' }).waitFor({ timeout: 90_000 });
  }
  // Twice, so that there is something to compare the second with.
  await rescan(launched.page);
  await rescan(launched.page);
  for (const { name, open: show, close, whenSmall, media } of WINDOW_STATES) {
    if (!isWanted(name)) continue;
    await resize(launched, LARGE);
    // What was closed before gave the focus back to its button.
    await launched.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await show(launched);
    await takePictures(launched, IMAGES, name, { ...(whenSmall && { whenSmall }), ...(media && { media }) });
    await close(launched);
  }
  await launched.app.close();
}

async function showNoCredentials(env: Record<string, string>): Promise<void> {
  const launched = await open({
    env: {
      ...env,
      AWS_CONFIG_FILE: '/home/you/.aws/config',
      AWS_SHARED_CREDENTIALS_FILE: '/home/you/.aws/credentials',
    },
  });
  await launched.page.getByRole('button', { name: 'Explore with sample data' }).waitFor();
  await takePictures(launched, IMAGES, 'no-credentials');
  await launched.app.close();
}
