/** A window in which nothing moves: pinned fonts, a stopped clock, fixed data and a fixed size. */
import { expect } from '@playwright/test';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { freshPage } from '../fresh-page.ts';
import { type LaunchedApp, type LaunchOptions, launchApp } from '../launch.ts';
import { tellWindow } from '../window-page.ts';
import { pinnedFonts } from './pinned-fonts.ts';
import { STILL_NOW, stillRestored } from './still-snapshot.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export type Size = readonly [width: number, height: number];

/** The size that the specification speaks of. */
export const LARGE: Size = [1440, 900];
/** The smallest that it promises. */
export const SMALL: Size = [1024, 700];

/** The window with the still snapshot; with other `args` than these it shows what they lead to. */
export async function openStillWindow(
  size: Size,
  { args = ['--sample-data'], ...options }: LaunchOptions = {},
): Promise<LaunchedApp> {
  const folder = tempFolder();
  const launched = await launchApp({
    ...options,
    args: ['--force-device-scale-factor=1', '--force-color-profile=srgb', '--lang=en-GB', ...args],
    env: { ...pinnedFonts(folder), TZ: 'UTC', ...options.env },
  });
  await resize(launched, size);
  await stopClock(launched);
  if (args.includes('--sample-data')) await showStillSnapshot(launched);
  return launched;
}

/** For a file whose tests share one app: opens the window, or shows `launched` again as if it had just been opened. */
export async function stillWindow(launched: LaunchedApp | undefined, size: Size): Promise<LaunchedApp> {
  if (launched === undefined) return await openStillWindow(size);
  const { page } = launched;
  await page.emulateMedia({ forcedColors: null, colorScheme: null });
  await page.evaluate(() => Reflect.get(globalThis, 'atlas').saveSettings({ theme: 'system' }));
  await zoom(launched, 1);
  await resize(launched, size);
  await freshPage(launched);
  await stopClock(launched);
  await showStillSnapshot(launched);
  return launched;
}

/** The window shows the still snapshot, as if it had just been scanned; what is told before it listens is told again. */
async function showStillSnapshot({ app, page }: LaunchedApp): Promise<void> {
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  const cell = page.locator('[role="gridcell"][data-availability="on-demand"]').first();
  await expect(async () => {
    await tellWindow(app, stillRestored());
    await expect(cell).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 180_000 });
}

/** The size of the page, not of its frame. */
export async function resize({ app, page }: LaunchedApp, size: Size): Promise<void> {
  // Until it is shown, the app puts the window where it was the last time.
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  await app.evaluate(({ BrowserWindow }, [width, height]) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setMinimumSize(1, 1);
    window?.setContentSize(width, height);
  }, size);
  await page.waitForFunction(
    ([width, height]) =>
      Math.round(innerWidth * devicePixelRatio) === width &&
      Math.round(innerHeight * devicePixelRatio) === height,
    size,
  );
}

/** As a press on the theme's menu would, but what is open stays open. */
export async function chooseTheme({ page }: LaunchedApp, theme: Theme): Promise<void> {
  await page.evaluate((to) => Reflect.get(globalThis, 'atlas').saveSettings({ theme: to }), theme);
  await page.waitForFunction(
    (to) =>
      document.documentElement.dataset.theme === to &&
      matchMedia('(prefers-color-scheme: dark)').matches === (to === 'dark'),
    theme,
  );
}

/** The page at that many times its size, as a user zooms it. */
export async function zoom({ app, page }: LaunchedApp, factor: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
  }, factor);
  await page.waitForFunction((to) => Math.abs(devicePixelRatio - to) < 0.01, factor);
}

/** Two frames: one for what was changed, one for what is measured from it. */
export async function framesDrawn({ page }: LaunchedApp): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

async function stopClock({ page }: LaunchedApp): Promise<void> {
  await page.evaluate((now) => {
    Date.now = () => now;
  }, Date.parse(STILL_NOW));
}
