/** Columns and panes take the room that there is, and what the user gives them. */
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import type { LaunchedApp } from '../../drivers/launch.ts';
import { launchScanned, scannedApp } from '../../drivers/scanned-app.ts';
import { sendCommand } from '../../drivers/window-page.ts';

let launched: LaunchedApp;
let app: ElectronApplication;
let page: Page;
/** Those that the window was opened with. */
let firstBounds: Electron.Rectangle;
test.beforeEach(async () => {
  if (launched !== undefined) await setBounds(firstBounds);
  launched = await scannedApp(launched);
  ({ app, page } = launched);
  firstBounds = await app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentBounds() as Electron.Rectangle,
  );
});
test.afterAll(() => launched.app.close());

const setBounds = (bounds: Electron.Rectangle): Promise<void> =>
  app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setContentBounds(to), bounds);
const resize = (width: number): Promise<void> => setBounds({ x: 0, y: 0, width, height: 800 });

const widthOf = async (selector: string): Promise<number> =>
  (await page.locator(selector).first().boundingBox())?.width ?? 0;

test('the columns fill a wide window in words, and all of them fit into a small one', async () => {
  const scroller = page.locator('.matrix-scroller');
  const hidden = (): Promise<number> =>
    scroller.evaluate((element) => element.scrollWidth - element.clientWidth);
  for (const width of [1_024, 1_440]) {
    await resize(width);
    await expect.poll(hidden).toBe(0);
  }
  // Beside the details too, or what does not fit can be scrolled to.
  await page.locator('[role="gridcell"]').first().click();
  await expect(page.locator('.details')).toBeVisible();
  await expect.poll(hidden).toBe(0);
  await resize(1_024);
  const beside = async (): Promise<number> => {
    const [matrix, details] = [await scroller.boundingBox(), await page.locator('.details').boundingBox()];
    return (details?.x ?? 0) - ((matrix?.x ?? 0) + (matrix?.width ?? 0));
  };
  await expect.poll(beside).toBeGreaterThanOrEqual(-1);
  await page.keyboard.press('Escape');
  await resize(1_440);
  await page.getByRole('searchbox', { name: 'Search models' }).fill('region:eu-west-1,eu-central-1');
  await expect(page.locator('.matrix-canvas[data-words]')).toBeVisible();
  await expect.poll(() => widthOf('[role="gridcell"]')).toBeGreaterThan(100);
});

test('a legend that has no room for its first words cuts them with dots', async () => {
  await page.locator('[role="gridcell"]').first().click();
  await expect(page.locator('.details')).toBeVisible();
  for (const width of [1_024, 1_100, 1_200, 1_300, 1_440]) {
    await resize(width);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    for (const cells of ['availability', 'latency', 'input-price', 'tokens-per-minute'] as const) {
      await sendCommand(app, `cells-${cells}`);
      const items = page.locator('.legend-line .legend-item:first-child');
      await expect(items.first()).toBeAttached();
      const cut = await items.evaluateAll((all) =>
        all.flatMap((item) => {
          const line = item.parentElement?.getBoundingClientRect();
          const box = item.getBoundingClientRect();
          const isOver = line !== undefined && line.width > 0 && box.right > line.right + 0.5;
          const isBare =
            item.scrollWidth > item.clientWidth && getComputedStyle(item).textOverflow === 'clip';
          return isOver || isBare ? [item.textContent] : [];
        }),
      );
      expect(cut, `${cells} at ${width}`).toEqual([]);
    }
  }
});

test('no words in the list of best Regions run into its figures', async () => {
  const lines = page.locator('.details .best-line');
  for (const look of ['on-demand', 'geo', 'global']) {
    await page.locator(`[role="gridcell"][data-look="${look}"]`).first().click();
    await expect(lines.first()).toBeVisible();
    const gaps = await lines.evaluateAll((all) =>
      all.flatMap((line) => {
        const [why, figure] = [line.querySelector('.best-why'), line.querySelector('.best-latency')];
        if (why === null || figure === null) return [];
        const words = document.createRange();
        words.selectNodeContents(why);
        const where = line.querySelector('.best-where')?.getBoundingClientRect();
        return [
          figure.getBoundingClientRect().left - words.getBoundingClientRect().right,
          why.getBoundingClientRect().top - (where?.bottom ?? 0),
        ];
      }),
    );
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
  }
});

test('names and details are made wider by keys, and stay so', async () => {
  const names = await widthOf('.matrix-pane');
  await page.getByRole('separator', { name: 'Width of the model names' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf('.matrix-pane')).toBeCloseTo(names + 16, 0);
  await page.locator('[role="gridcell"]').first().click();
  const handle = page.getByRole('separator', { name: 'Width of the details' });
  // Until the panel is loaded, an element of its size stands there, which then goes.
  await expect(handle).toBeVisible();
  const details = await widthOf('.details');
  expect(details).toBeGreaterThan(0);
  await handle.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf('.details')).toBeCloseTo(details + 16, 0);
  await app.close();
  launched = await launchScanned({ userDataDir: launched.userDataDir });
  ({ app, page } = launched);
  await expect.poll(() => widthOf('.matrix-pane')).toBeCloseTo(names + 16, 0);
  await expect.poll(() => widthOf('.details')).toBeCloseTo(details + 16, 0);
});
