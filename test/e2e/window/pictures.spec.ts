/**
 * The main views as they looked when last approved; `npx playwright test pictures --update-snapshots` approves anew. Each major
 * version of Electron draws letters its own way and has a folder of its own.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { LaunchedApp } from '../../drivers/launch.ts';
import {
  chooseTheme,
  framesDrawn,
  LARGE,
  openStillWindow,
  resize,
  SMALL,
  THEMES,
} from '../../drivers/still/still-window.ts';
import { addToComparison } from '../../drivers/window-page.ts';

/**
 * Letters are drawn by the runtime, with the pinned fonts: equal pixel by pixel on any Linux machine. Left over is
 * what another processor may round otherwise; a box moved by a pixel changes some fifty pixels.
 */
const TOLERANCE = { threshold: 0.06, maxDiffPixels: 40, animations: 'disabled', caret: 'hide' } as const;

async function expectPictures(launched: LaunchedApp, name: string): Promise<void> {
  const folder = await launched.app.evaluate(() => `electron-${process.versions.electron.split('.')[0]}`);
  for (const theme of THEMES) {
    await chooseTheme(launched, theme);
    // Away from the matrix, whose tooltip and cross-hair follow the pointer.
    await launched.page.mouse.move(0, 0);
    await expect(launched.page.locator('.tooltip')).toHaveCount(0);
    await framesDrawn(launched);
    await expectPicture(launched.page, folder, `${name}-${theme}.png`);
  }
}

/** Values of `--update-snapshots` with which pictures are approved. */
const APPROVING = ['all', 'changed'];

async function expectPicture(page: Page, folder: string, file: string): Promise<void> {
  const info = test.info();
  const isApproved = existsSync(dirname(info.snapshotPath(folder, file)));
  if (isApproved || APPROVING.includes(info.config.updateSnapshots)) {
    await expect.soft(page).toHaveScreenshot([folder, file], TOLERANCE);
    return;
  }
  const path = info.outputPath(folder, file);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  console.log(`No picture of ${folder} is approved yet: ${path} is new. --update-snapshots approves it.`);
}

const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();
const search = (page: Page, text: string): Promise<void> =>
  page.getByRole('searchbox', { name: 'Search models' }).fill(text);

test('matrix, details, latency, comparison and no match look as approved', async () => {
  const launched = await openStillWindow(LARGE);
  const { app, page } = launched;
  await expectPictures(launched, 'matrix');
  await resize(launched, SMALL);
  await expectPictures(launched, 'matrix-small');
  await resize(launched, LARGE);

  await search(page, 'claude-sonnet-4-6');
  await page.getByRole('rowheader', { name: /^Claude Sonnet 4\.6/ }).click();
  await expect(page.getByRole('list', { name: 'Best regions' })).toBeVisible();
  await search(page, '');
  await expectPictures(launched, 'details');
  await page.getByRole('button', { name: 'Close details' }).click();

  await search(page, 'sonnet 4.6 titan');
  await expect(page.getByText('No models match')).toBeVisible();
  await expectPictures(launched, 'no-match');
  await page.getByRole('button', { name: 'Show all models' }).click();

  await tab(page, 'Latency');
  await expect(page.getByRole('figure', { name: 'Latency by region' })).toBeVisible();
  await expectPictures(launched, 'latency');

  await tab(page, 'Matrix');
  await addToComparison(page, 'anthropic.claude-sonnet-4-6');
  await addToComparison(page, 'amazon.nova-lite-v1:0');
  await page.getByRole('button', { name: 'Show comparison' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
  await expectPictures(launched, 'compare');
  await app.close();
});

test('the window without credentials looks as approved', async () => {
  const launched = await openStillWindow(LARGE, {
    args: [],
    env: {
      AWS_CONFIG_FILE: '/home/you/.aws/config',
      AWS_SHARED_CREDENTIALS_FILE: '/home/you/.aws/credentials',
    },
  });
  await expect(launched.page.getByRole('button', { name: 'Explore with sample data' })).toBeVisible();
  await expectPictures(launched, 'no-credentials');
  await launched.app.close();
});
