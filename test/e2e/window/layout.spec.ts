/** The window at twice its size, with longer words, and read from the right: all in sight, nothing over anything. */
import { expect, type Page, test } from '@playwright/test';
import type { LaunchedApp } from '../../drivers/launch.ts';
import { lengthenWords } from '../../drivers/still/pseudo-words.ts';
import { outOfSight } from '../../drivers/still/sight.ts';
import {
  chooseTheme,
  framesDrawn,
  LARGE,
  resize,
  type Size,
  SMALL,
  stillWindow,
  THEMES,
  zoom,
} from '../../drivers/still/still-window.ts';
import { gridOf } from '../../drivers/window-page.ts';

let launched: LaunchedApp;
let page: Page;
test.afterAll(() => launched.app.close());
async function openStill(size: Size): Promise<void> {
  launched = await stillWindow(launched, size);
  ({ page } = launched);
}

const VIEWS = ['Matrix', 'Latency', 'Compare', 'Changes'] as const;

async function expectInSight(where: string): Promise<void> {
  await framesDrawn(launched);
  await expect.poll(() => outOfSight(page), { message: where }).toEqual([]);
}

async function showDetails(): Promise<void> {
  await page.getByRole('tab', { name: 'Matrix' }).click();
  await page
    .getByRole('rowheader', { name: /^Nova 2 Lite/ })
    .first()
    .click();
  await expect(page.getByRole('list', { name: 'Best regions' })).toBeVisible();
}

/** Whether the focused element is the topmost at its centre. */
function isFocusOnTop(): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const box = focused?.getBoundingClientRect();
    if (focused === null || box === undefined) return false;
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return focused.contains(top);
  });
}

for (const size of [LARGE, SMALL]) {
  test(`at twice its size all is within reach, ${size.join(' x ')}`, async () => {
    await openStill(size);
    await zoom(launched, 2);
    for (const view of VIEWS) {
      await page.getByRole('tab', { name: view }).click();
      await expectInSight(view);
      const strip = await page.getByRole('region', { name: 'State of the data' }).boundingBox();
      expect(strip?.height, 'at most two lines of state').toBeLessThan(62);
    }
    await showDetails();
    await expectInSight('details');
    await page.keyboard.press('Escape');
    // The matrix keeps room for rows below its header.
    const { height, head } = await page.locator('.matrix-scroller').evaluate((scroller) => ({
      height: scroller.clientHeight,
      head: scroller.querySelector('.matrix-head')?.clientHeight ?? 0,
    }));
    expect(height - head).toBeGreaterThan(3 * 28);
    await page.keyboard.press('Control+End');
    await expect(gridOf(page).locator('[role="gridcell"]:focus')).toBeVisible();
    expect(await isFocusOnTop()).toBe(true);
  });
}

test('longer words are not cut and lie over nothing', async () => {
  await openStill(LARGE);
  for (const size of [LARGE, SMALL]) {
    await resize(launched, size);
    for (const view of VIEWS) {
      await page.locator('[role="tab"]').nth(VIEWS.indexOf(view)).click();
      await lengthenWords(page);
      await expectInSight(`${view}, ${size.join(' x ')}`);
    }
  }
});

test('read from the right, the names stand at the right and the arrows follow', async () => {
  await openStill(SMALL);
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  for (const view of VIEWS) {
    await page.getByRole('tab', { name: view }).click();
    await expectInSight(view);
  }
  await showDetails();
  await expectInSight('details');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Home');
  const focused = page.locator('[role="gridcell"]:focus');
  const first = await focused.getAttribute('data-region');
  await page.keyboard.press('ArrowLeft');
  const second = await focused.boundingBox();
  expect(await focused.getAttribute('data-region')).not.toBe(first);
  await page.keyboard.press('ArrowRight');
  expect(await focused.getAttribute('data-region')).toBe(first);
  expect(second?.x).toBeLessThan((await focused.boundingBox())?.x ?? 0);

  // To the last region and back: the names stay at the right, and the focused cell is never under them.
  for (const key of ['End', 'Home', 'Control+End', 'Control+Home']) {
    await page.keyboard.press(key);
    await framesDrawn(launched);
    expect(await isFocusOnTop(), key).toBe(true);
    const names = await page.locator('.matrix-pane').boundingBox();
    const scroller = await page.locator('.matrix-scroller').boundingBox();
    const right = (scroller?.x ?? 0) + (scroller?.width ?? 0);
    expect(Math.abs((names?.x ?? 0) + (names?.width ?? 0) - right), key).toBeLessThan(1.5);
  }
});

test('all regions fit without scrolling, no panel hides the focus, and the shortcuts are in sight at once', async () => {
  await openStill(LARGE);
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await framesDrawn(launched);
  const room = await page.locator('.matrix-scroller').evaluate((scroller) => ({
    needed: scroller.scrollWidth,
    given: scroller.clientWidth,
    regions: scroller.querySelectorAll('.region-header').length,
  }));
  expect(room.regions).toBeGreaterThanOrEqual(33);
  expect(room.needed).toBeLessThanOrEqual(room.given);

  for (const size of [LARGE, SMALL]) {
    await resize(launched, size);
    await page.keyboard.press('Escape');
    // What the new size and the closed layer change has to be drawn: the click would go where the row was.
    await framesDrawn(launched);
    await page.getByRole('rowheader').first().click();
    await expect(page.getByRole('list', { name: 'Best regions' })).toBeVisible();
    await page.keyboard.press('Escape');
    for (const key of ['Control+Home', 'End', 'PageDown', 'Control+End', 'Home', 'PageUp', 'ArrowUp']) {
      await page.keyboard.press(key);
      await framesDrawn(launched);
      expect(await isFocusOnTop(), `${key} at ${size.join(' x ')}`).toBe(true);
    }
  }

  // All shortcuts are in sight at once, in the smallest window too.
  await page.keyboard.type('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  for (const theme of THEMES) {
    await chooseTheme(launched, theme);
    await framesDrawn(launched);
    const hidden = await sheet.evaluate((each) =>
      [each.parentElement, ...each.querySelectorAll('.cheat-scroller')].map(
        (box) => (box?.scrollHeight ?? 0) - (box?.clientHeight ?? 0),
      ),
    );
    expect(hidden, theme).toEqual([0, 0]);
    await expect(sheet.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
  }
});

test('the filters stay where they are while a search is typed', async () => {
  await openStill(LARGE);
  const places = (): Promise<string[]> =>
    page
      .locator('.rail label')
      .evaluateAll((labels) =>
        labels.map(
          (each) => `${each.querySelector('.check-label')?.textContent} ${each.getBoundingClientRect().y}`,
        ),
      );
  const before = await places();
  for (const query of ['c', 'claude', 'claude 3 haiku', 'qqqq']) {
    await page.getByRole('searchbox', { name: 'Search models' }).fill(query);
    await framesDrawn(launched);
    expect(await places(), query).toEqual(before);
  }
});
