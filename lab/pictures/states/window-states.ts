/** The states of the window that the pictures show, each with the way there and back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../../../scripts/scratch-folder.ts';
import type { LaunchedApp } from '../../../test/drivers/launch.ts';
import { zoom } from '../../../test/drivers/still/still-window.ts';
import { answerOpenDialog, answerSaveDialog, sendCommand } from '../../../test/drivers/window-page.ts';
import { DETAILS_STATES } from './details-states.ts';
import { TOLD_STATES } from './told-states.ts';
import { cursor, nothing, OPENED_STATES, pressEscape, search, type WindowState } from './window-state.ts';

const COMPARED =
  'bedrock-atlas://view?page=compare&compare=anthropic.claude-sonnet-4-6&compare=amazon.nova-lite-v1:0';

/** All of them, over the scanned sample; each leaves the window as it found it. */
export const WINDOW_STATES: readonly WindowState[] = [
  { name: 'matrix', open: nothing, close: nothing },
  {
    name: 'filters',
    async open({ page }) {
      await page.getByRole('checkbox', { name: 'Prompt caching' }).check();
      await page.getByRole('checkbox', { name: 'EU', exact: true }).check();
    },
    // There they lie over the matrix and are opened for themselves.
    whenSmall: ({ page }) => page.keyboard.press('Control+b'),
    async close(launched) {
      await launched.page.getByRole('button', { name: 'Clear filters' }).click();
      await pressEscape(launched);
    },
  },
  ...DETAILS_STATES,
  {
    name: 'pinned',
    async open({ page }) {
      await page.locator('[role="grid"] [tabindex="0"], [data-row][tabindex="0"]').focus();
      await page.keyboard.press('Control+ArrowRight');
      await page.keyboard.press('p');
      await page.keyboard.press('Shift+P');
      await page.getByRole('button', { name: /^Regions/ }).click();
    },
    async close({ page }) {
      await page.getByRole('button', { name: 'Show all, unpin all' }).click();
      await page.keyboard.press('Escape');
      await page.locator('.row-header[data-pinned] [data-pin]').first().click();
    },
  },
  {
    name: 'hidden',
    async open(launched) {
      await cursor(launched);
      await launched.page.keyboard.press('Control+Home');
      for (const key of ['ArrowDown', 'ArrowDown', 'h', 'h']) await launched.page.keyboard.press(key);
      await launched.page.getByText('2 models hidden by you').waitFor();
    },
    close: ({ page }) => page.getByRole('button', { name: 'Show hidden models' }).click(),
  },
  {
    name: 'collapsed',
    open: ({ app }) => sendCommand(app, 'collapse-all'),
    close: ({ app }) => sendCommand(app, 'expand-all'),
  },
  {
    name: 'no-match',
    async open({ page }) {
      await page.getByRole('searchbox', { name: 'Search models' }).fill('sonnet 4.6 titan');
      await page.getByText('No models match').waitFor();
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
  { name: 'opened-file', open: openExport, close: closeFile },
  {
    name: 'live-dialog',
    async open(launched) {
      await openExport(launched);
      await launched.page.getByRole('button', { name: 'Compare with live' }).click();
      await launched.page.getByRole('list', { name: 'Cells changed' }).waitFor();
    },
    async close(launched) {
      await pressEscape(launched);
      await closeFile(launched);
    },
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
    name: 'compare-empty',
    async open({ page }) {
      await page.keyboard.press('Control+3');
      await page.getByText('No models to compare yet').waitFor();
    },
    close: ({ page }) => page.keyboard.press('Control+1'),
  },
  {
    name: 'compare',
    async open(launched) {
      await search(launched, COMPARED);
      await launched.page.getByRole('searchbox', { name: 'Search models' }).blur();
    },
    close: ({ page }) => page.keyboard.press('Control+1'),
  },
  {
    name: 'high-contrast',
    open: nothing,
    close: nothing,
    media: { forcedColors: 'active' },
  },
  {
    name: 'zoom-200',
    open: (launched) => zoom(launched, 2),
    close: (launched) => zoom(launched, 1),
  },
  ...OPENED_STATES,
  ...TOLD_STATES,
];

/** Exports what is shown, takes something out of the file and opens it. */
async function openExport({ app, page }: LaunchedApp): Promise<void> {
  using folder = scratchFolder();
  const file = join(folder.path, 'bedrock-atlas.json');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'JSON' }).click();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  // So that it differs from what is live.
  const { models, ...others } = JSON.parse(readFileSync(file, 'utf8'));
  for (const region of ['eu-central-1', 'eu-west-1', 'us-east-1'])
    delete models[region]['anthropic.claude-sonnet-4-6'];
  for (const region of ['us-east-1', 'us-west-2']) delete models[region]['amazon.nova-lite-v1:0'];
  writeFileSync(file, JSON.stringify({ ...others, models }));
  await answerOpenDialog(app, file);
  await page.keyboard.press('Control+o');
  await page.getByRole('button', { name: 'Close file' }).waitFor();
}

function closeFile({ page }: LaunchedApp): Promise<void> {
  return page.getByRole('button', { name: 'Close file' }).click();
}
