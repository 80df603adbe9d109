/** The page as a first start shows it, for the next test of a file whose tests share one app. */
import { expect } from '@playwright/test';
import type { LaunchedApp } from './launch.ts';

/** Loads the page anew without what was arranged in it; data and settings of the main process stay. */
export async function freshPage({ page }: LaunchedApp): Promise<void> {
  await page.evaluate(async () => {
    // The page keeps its view when it goes: told so before, it has none left to keep.
    dispatchEvent(new Event('pagehide'));
    await Reflect.get(globalThis, 'atlas').keepView('{}');
  });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
}
