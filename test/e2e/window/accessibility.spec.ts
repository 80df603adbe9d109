/** No violation that axe can find, in every view and theme, and one tab stop for the matrix. */
import { expect, test } from '@playwright/test';
import { launchApp } from '../../drivers/launch.ts';
import { OPENED } from '../../drivers/still/opened.ts';
import { LARGE, openStillWindow } from '../../drivers/still/still-window.ts';
import { expectNoViolations, gridOf, QUICK, rescan } from '../../drivers/window-page.ts';

const GROUND = { light: 'rgb(255, 255, 255)', dark: 'rgb(20, 23, 28)' } as const;
const COMPARED = 'bedrock-atlas://view?page=compare&compare=amazon.nova-lite-v1:0&compare=zai.glm-4.6';

test('the window has no violations in any view and with anything open, in either theme', async () => {
  const { app, page } = await openStillWindow(LARGE);
  const chooseColours = async (colorScheme: keyof typeof GROUND): Promise<void> => {
    // Playwright shows every page as light unless told otherwise, whatever the theme of the app.
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('body')).toHaveCSS('background-color', GROUND[colorScheme]);
  };
  const expectGood = (colorScheme: keyof typeof GROUND, leftOut?: string): Promise<void> =>
    expectNoViolations(page, (axe) => {
      if (leftOut !== undefined) axe.exclude(leftOut);
      // A theme changes colours alone.
      return colorScheme === 'light' ? axe : axe.withRules('color-contrast');
    });
  const expectViewGood = async (): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await chooseColours(colorScheme);
      await expectGood(colorScheme);
    }
  };
  for (const view of ['Latency', 'Changes', 'Compare', 'Matrix']) {
    await page.getByRole('tab', { name: view }).click();
    await expect(page.getByRole('tab', { name: view, selected: true })).toBeVisible();
    await expectViewGood();
  }
  await page.getByRole('searchbox', { name: 'Search models' }).fill(COMPARED);
  await expect(page.getByRole('region', { name: 'Comparison' }).getByRole('columnheader')).toHaveCount(3);
  await expectViewGood();
  await page.keyboard.press('Control+1');
  for (const { name, open, seen, close } of OPENED) {
    await test.step(name, async () => {
      await chooseColours('light');
      await open(page, app);
      await expect(seen(page)).toBeVisible();
      await expectGood('light', '.matrix-scroller');
      await chooseColours('dark');
      // A tooltip may have gone when axe scrolled.
      if (!(await seen(page).isVisible())) await open(page, app);
      await expect(seen(page)).toBeVisible();
      await expectGood('dark', '.matrix-scroller');
      await (close?.(page, app) ?? page.keyboard.press('Escape'));
      await expect(seen(page)).toHaveCount(0);
    });
  }
  await app.close();
});

test('a user walks the main job by keyboard alone', async () => {
  const { app, page } = await launchApp({ args: QUICK });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await rescan(page, () => page.keyboard.press('Control+r'));

  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox', { name: 'Search models' })).toBeFocused();
  await page.keyboard.type('sonnet 4.6');
  // The matrix follows the letters a moment later.
  await expect(page.getByRole('status').filter({ hasText: /^\d+ of \d+ models/ })).not.toHaveText(
    /^(\d+) of \1 /,
  );
  const grid = gridOf(page);
  const focusedCell = grid.locator('[tabindex="0"]');
  await expect(focusedCell).toHaveCount(1);
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.closest('[role="grid"]') !== null)) break;
  }
  await page.keyboard.press('Control+End');
  const rows = Number(await grid.getAttribute('aria-rowcount'));
  const last = page.locator(':focus');
  await expect(last).toHaveRole('gridcell');
  expect(
    await last.evaluate((cell) => Number(cell.closest('[aria-rowindex]')?.getAttribute('aria-rowindex'))),
  ).toBe(rows);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Best regions' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Best regions' })).toBeHidden();
  await expect(page.locator('[role="gridcell"]:focus')).toHaveCount(1);
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('menuitem', { name: 'JSON' })).toBeVisible();
  await page.keyboard.press('Escape');
  await app.close();
});
