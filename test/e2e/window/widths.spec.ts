/** Columns and panes take the room that there is, and what the user gives them. */
import { expect, type Page, test } from '@playwright/test';
import { KIND_LABELS } from '../../../electron/contract/cells/availability.ts';
import { launchScanned } from '../../drivers/scanned-app.ts';
import { gridOf } from '../../drivers/window-page.ts';

const widthOf = async (page: Page, selector: string): Promise<number> =>
  (await page.locator(selector).first().boundingBox())?.width ?? 0;

test('the columns fill a wide window in words, and all of them fit into a small one', async () => {
  const { app, page } = await launchScanned();
  const resize = (width: number): Promise<void> =>
    app.evaluate(
      ({ BrowserWindow }, to) =>
        BrowserWindow.getAllWindows()[0]?.setContentBounds({ x: 0, y: 0, width: to, height: 800 }),
      width,
    );
  const scroller = page.locator('.matrix-scroller');
  const hidden = (): Promise<number> =>
    scroller.evaluate((element) => element.scrollWidth - element.clientWidth);
  for (const width of [1_024, 1_440]) {
    await resize(width);
    await expect.poll(hidden).toBe(0);
  }
  await page.getByRole('searchbox', { name: 'Search models' }).fill('region:eu-west-1,eu-central-1');
  await expect(page.locator('.matrix-canvas[data-words]')).toBeVisible();
  await expect.poll(() => widthOf(page, '[role="gridcell"]')).toBeGreaterThan(100);
  await app.close();
});

test('no words in the list of best Regions run into its figures, whatever the way to call', async () => {
  const { app, page } = await launchScanned();
  await page.locator('[role="gridcell"][data-look="geo"]').first().click();
  const lines = page.getByRole('complementary').locator('.best-line');
  await expect(lines.first()).toBeVisible();
  // The longest of the words, in every line.
  const labels = Object.values(KIND_LABELS).map((label) => label.replace(' inference', ''));
  const touching = await lines.evaluateAll((all, words) => {
    const edgesOf = (line: Element) => {
      const [code, why, text, figure] = [
        '.best-region',
        '.best-why',
        '.best-why > span',
        '.best-latency',
      ].map((part) => line.querySelector(part));
      if (!code || !why || !text?.firstChild || !figure) throw new Error('not such a line');
      return { code, why, text, label: text.firstChild, figure };
    };
    const right = (text: Element): number => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return range.getBoundingClientRect().right;
    };
    return words.filter((word) =>
      all.some((line) => {
        const { code, why, text, label, figure } = edgesOf(line);
        label.nodeValue = word;
        const isCut = right(code) > why.getBoundingClientRect().left;
        return isCut || right(text) > figure.getBoundingClientRect().left;
      }),
    );
  }, labels);
  expect(touching).toEqual([]);
  await app.close();
});

test('names and details are made wider by keys, and stay so', async () => {
  const { app, page, userDataDir } = await launchScanned();
  await expect(gridOf(page)).toBeVisible();
  const names = await widthOf(page, '.matrix-pane');
  await page.getByRole('separator', { name: 'Width of the model names' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf(page, '.matrix-pane')).toBeCloseTo(names + 16, 0);
  await page.locator('[role="gridcell"]').first().click();
  await expect(page.locator('.details')).toBeVisible();
  const details = await widthOf(page, '.details');
  await page.getByRole('separator', { name: 'Width of the details' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(page, '.details')).toBeCloseTo(details + 16, 0);
  await app.close();
  const again = await launchScanned({ userDataDir });
  await expect.poll(() => widthOf(again.page, '.matrix-pane')).toBeCloseTo(names + 16, 0);
  await expect.poll(() => widthOf(again.page, '.details')).toBeCloseTo(details + 16, 0);
  await again.app.close();
});
