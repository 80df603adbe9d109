/** The states of the window that the pictures show, each with the way there and back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchedApp } from '../../test/e2e/launch.ts';
import { answerOpenDialog, answerSaveDialog } from '../../test/e2e/window-page.ts';

export interface WindowState {
  /** Begins the picture's file name. */
  name: string;
  open(launched: LaunchedApp): Promise<unknown>;
  close(launched: LaunchedApp): Promise<unknown>;
}

const pressEscape = ({ page }: LaunchedApp): Promise<void> => page.keyboard.press('Escape');
const zoom = (factor: number) => (launched: LaunchedApp) =>
  launched.app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
  }, factor);

/** All of them, over the scanned sample; each leaves the window as it found it. */
export const WINDOW_STATES: readonly WindowState[] = [
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
    name: 'no-match',
    async open({ page }) {
      await page.getByRole('searchbox', { name: 'Search models' }).fill('sonnet 4.6 titan');
      await page.getByText('No model passes the filters').waitFor();
    },
    close: ({ page }) => page.getByRole('button', { name: 'Show all models' }).click(),
  },
  {
    name: 'problems',
    async open({ page }) {
      await page
        .getByRole('button', { name: /failed|denied|not enabled|in part/ })
        .first()
        .click();
      await page.getByRole('dialog', { name: 'Regions without a full answer' }).waitFor();
    },
    close: pressEscape,
  },
  {
    name: 'about',
    open: ({ page }) => page.getByRole('button', { name: 'About Bedrock Atlas' }).click(),
    close: pressEscape,
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
    name: 'high-contrast',
    open: ({ page }) => page.emulateMedia({ forcedColors: 'active' }),
    close: ({ page }) => page.emulateMedia({ forcedColors: null }),
  },
];

/** The page at twice its size, as a user zooms it. */
export const ZOOMED: Pick<WindowState, 'open' | 'close'> = { open: zoom(2), close: zoom(1) };
