/** The states of the window that the pictures show, each with the way there and back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchedApp } from '../../test/e2e/launch.ts';
import { LARGE, type Size, zoom } from '../../test/e2e/still/still-window.ts';
import { answerOpenDialog, answerSaveDialog, tellWindow } from '../../test/e2e/window-page.ts';
import type { PictureMedia } from './pictures.ts';

export interface WindowState {
  /** Begins the picture's file name. */
  name: string;
  open(launched: LaunchedApp): Promise<unknown>;
  close(launched: LaunchedApp): Promise<unknown>;
  /** Both sizes unless given. */
  sizes?: readonly Size[];
  media?: PictureMedia;
}

const pressEscape = ({ page }: LaunchedApp): Promise<void> => page.keyboard.press('Escape');
const cursor = ({ page }: LaunchedApp): Promise<void> =>
  page.locator('.matrix-scroller [data-cursor]').focus();
const nothing = (): Promise<void> => Promise.resolve();
const search = ({ page }: LaunchedApp, text: string): Promise<void> =>
  page.getByRole('searchbox', { name: 'Search models' }).fill(text);
const byButton = (name: string, button: string | RegExp, dialog: string | RegExp): WindowState => ({
  name,
  async open({ page }) {
    await page.getByRole('button', { name: button }).first().click();
    await page.getByRole('dialog', { name: dialog }).waitFor();
  },
  close: pressEscape,
});

/** All of them, over the scanned sample; each leaves the window as it found it. */
export const WINDOW_STATES: readonly WindowState[] = [
  { name: 'matrix', open: nothing, close: nothing },
  {
    name: 'tooltip',
    async open(launched) {
      await cursor(launched);
      for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Space']) {
        await launched.page.keyboard.press(key);
      }
      await launched.page.getByRole('tooltip').waitFor();
    },
    close: pressEscape,
    sizes: [LARGE],
  },
  {
    name: 'filters',
    async open({ page }) {
      await page.getByRole('checkbox', { name: 'Prompt caching' }).check();
      await page.getByRole('checkbox', { name: 'EU', exact: true }).check();
    },
    close: ({ page }) => page.getByRole('button', { name: 'Clear filters' }).click(),
    sizes: [LARGE],
  },
  {
    name: 'details',
    async open({ page }) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('claude-sonnet-4-6');
      await page.getByRole('menuitem', { name: 'Claude Sonnet 4.6' }).first().click();
      await page.getByRole('list', { name: 'Best regions' }).waitFor();
    },
    close: pressEscape,
  },
  {
    name: 'details-region',
    async open(launched) {
      await search(launched, 'anthropic.claude-opus-4-6');
      await launched.page.locator('[role="gridcell"][data-region="eu-central-1"]').first().click();
      await launched.page.getByRole('list', { name: 'Best regions' }).waitFor();
    },
    async close(launched) {
      await pressEscape(launched);
      await search(launched, '');
    },
    sizes: [LARGE],
  },
  {
    name: 'palette',
    async open({ page }) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('sonnet');
      await page.getByRole('menuitem').first().waitFor();
    },
    close: pressEscape,
  },
  {
    name: 'shortcuts',
    async open({ page }) {
      await page.locator('[role="grid"] [tabindex="0"], [data-row][tabindex="0"]').focus();
      await page.keyboard.type('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
    close: pressEscape,
  },
  {
    name: 'pinned',
    async open({ page }) {
      await page.locator('[role="grid"] [tabindex="0"], [data-row][tabindex="0"]').focus();
      await page.keyboard.press('Control+ArrowRight');
      await page.keyboard.press('p');
      await page.keyboard.press('Shift+P');
      await page.getByRole('button', { name: 'Choose regions' }).click();
    },
    async close({ page }) {
      await page.getByRole('button', { name: 'Show all, unpin all' }).click();
      await page.keyboard.press('Escape');
      await page.locator('.row-header[data-pinned] [data-pin]').first().click();
    },
  },
  {
    name: 'views',
    async open({ page }) {
      await page.getByRole('button', { name: 'Saved views' }).click();
      await page.getByRole('textbox', { name: 'Name of the view' }).fill('Callable in Europe');
      await page.keyboard.press('Enter');
    },
    close: pressEscape,
  },
  {
    name: 'query',
    open: (launched) => search(launched, 'provider:anthropic has:prompt-cachin'),
    close: (launched) => search(launched, ''),
    sizes: [LARGE],
  },
  {
    name: 'no-match',
    async open({ page }) {
      await page.getByRole('searchbox', { name: 'Search models' }).fill('sonnet 4.6 titan');
      await page.getByText('No model passes the filters').waitFor();
    },
    close: ({ page }) => page.getByRole('button', { name: 'Show all models' }).click(),
  },
  {
    name: 'scanning',
    async open({ page }) {
      await page.keyboard.press('Control+r');
      await page.getByRole('button', { name: 'Cancel scan' }).waitFor();
    },
    close: ({ page }) => page.getByRole('button', { name: 'Rescan' }).waitFor({ timeout: 90_000 }),
  },
  {
    name: 'opened-file',
    async open({ app, page }) {
      const folder = mkdtempSync(join(tmpdir(), 'atlas-picture-'));
      const file = join(folder, 'bedrock-atlas.json');
      await answerSaveDialog(app, file);
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: 'JSON' }).click();
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await answerOpenDialog(app, file);
      await page.keyboard.press('Control+o');
      await page.getByRole('button', { name: 'Close file' }).waitFor();
      rmSync(folder, { recursive: true, force: true });
    },
    close: ({ page }) => page.getByRole('button', { name: 'Close file' }).click(),
  },
  {
    name: 'latency',
    async open({ page }) {
      await page.getByRole('tab', { name: 'Latency' }).click();
      await page.getByRole('figure', { name: 'Latency by region' }).waitFor();
    },
    close: ({ page }) => page.getByRole('tab', { name: 'Matrix' }).click(),
  },
  {
    name: 'compare',
    async open(launched) {
      const { page } = launched;
      for (const modelId of ['anthropic.claude-sonnet-4-6', 'amazon.nova-lite-v1:0']) {
        await search(launched, modelId);
        await page.locator(`[role="gridcell"][data-model-id="${modelId}"]`).first().click();
        await page.getByRole('button', { name: 'Compare', exact: true }).click();
      }
      await page.getByRole('button', { name: 'Show comparison' }).click();
      await page.keyboard.press('Escape');
    },
    async close(launched) {
      await launched.page.getByRole('tab', { name: 'Matrix' }).click();
      await search(launched, '');
      await pressEscape(launched);
    },
  },
  byButton('legend', 'Legend', 'Legend'),
  byButton('problems', /failed|denied|not enabled|in part/, 'Regions without a full answer'),
  byButton('own-models', 'Your own models', 'Your own models'),
  byButton('about', 'About Bedrock Atlas', /About|Bedrock Atlas/),
  {
    name: 'high-contrast',
    open: nothing,
    close: nothing,
    media: { forcedColors: 'active' },
    sizes: [LARGE],
  },
  {
    name: 'zoom-200',
    open: (launched) => zoom(launched, 2),
    close: (launched) => zoom(launched, 1),
  },
  {
    name: 'stale',
    open: ({ app }) =>
      tellWindow(app, {
        type: 'scan',
        event: {
          type: 'region-failed',
          region: 'eu-west-3',
          state: 'failed',
          failure: {
            kind: 'timeout',
            message: 'The region did not answer within 15 seconds.',
            nextStep: 'Retry this region.',
          },
          atIso: new Date().toISOString(),
        },
      }),
    close: nothing,
    sizes: [LARGE],
  },
];
