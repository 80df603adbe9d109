/** What the end-to-end tests do in the window, by accessible names. */
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';

/** Starts a scan and waits for its end. */
export async function rescan(page: Page, timeoutMs = 90_000): Promise<void> {
  await page.getByRole('button', { name: 'Rescan' }).click();
  const progress = page.getByRole('progressbar', { name: 'Scan progress' });
  await expect(progress).toBeVisible();
  expect(Number(await progress.getAttribute('aria-valuemax'))).toBeGreaterThan(0);
  await expect(page.getByRole('button', { name: 'Cancel scan' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible({ timeout: timeoutMs });
}

/** A rendered cell of the matrix. */
export function cellOf(page: Page, modelId: string, region: string): Locator {
  return page.locator(`[role="gridcell"][data-model-id="${modelId}"][data-region="${region}"]`);
}

/** The native save dialog cannot be clicked: it answers with this file instead. */
export async function answerSaveDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}
