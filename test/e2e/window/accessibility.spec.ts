/** No violation that axe can find, in every view and theme, and one tab stop for the matrix. */
import { expect, test } from '@playwright/test';
import { launchApp } from '../../drivers/launch.ts';
import { OPENED } from '../../drivers/still/opened.ts';
import { LARGE, openStillWindow } from '../../drivers/still/still-window.ts';
import { expectNoViolations, rescan } from '../../drivers/window-page.ts';

const GROUND = { light: 'rgb(255, 255, 255)', dark: 'rgb(20, 23, 28)' } as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no violations in any view, ${colorScheme}`, async () => {
    const { app, page } = await launchApp({ args: ['--sample-data'] });
    // Playwright shows every page as light unless told otherwise, whatever the theme of the app.
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('body')).toHaveCSS('background-color', GROUND[colorScheme]);
    await expectNoViolations(page);
    await rescan(page);
    await expectNoViolations(page);
    await page.getByRole('tab', { name: 'Latency' }).click();
    await expect(page.getByRole('figure', { name: 'Latency by region' })).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('tab', { name: 'Compare' }).click();
    await expect(page.getByRole('heading', { name: 'No models to compare yet' })).toBeVisible();
    await expectNoViolations(page);
    await app.close();
  });

  test(`has no violations with anything open, ${colorScheme}`, async () => {
    const { app, page } = await openStillWindow(LARGE);
    await page.emulateMedia({ colorScheme });
    for (const { name, open, seen, close } of OPENED) {
      await test.step(name, async () => {
        await open(page);
        await expect(seen(page)).toBeVisible();
        await expectNoViolations(page);
        await (close?.(page) ?? page.keyboard.press('Escape'));
        await expect(seen(page)).toHaveCount(0);
      });
    }
    await app.close();
  });
}

test('speaks little while it scans', async () => {
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const last = new WeakMap<Element, string>();
    const LIVE = '[role="status"], [role="alert"], [aria-live]';
    for (const region of document.querySelectorAll(LIVE)) last.set(region, region.textContent ?? '');
    new MutationObserver(() => {
      for (const region of document.querySelectorAll(LIVE)) {
        const words = region.textContent ?? '';
        if (region.getAttribute('aria-live') === 'off' || words === (last.get(region) ?? '')) continue;
        last.set(region, words);
        if (words !== '') said.push(words);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await rescan(page);
  const said = await page.evaluate(() => Reflect.get(globalThis, 'said') as string[]);
  expect(said[0]).toMatch(/^Scanning \d+ regions/);
  expect(said.filter((words) => /^Scan (complete|finished)/.test(words))).toHaveLength(1);
  // Start, half, access, latency, end, and how many models there are.
  expect(said.length, said.join(' | ')).toBeLessThanOrEqual(7);
  await app.close();
});

test('walks the main job by keyboard alone', async () => {
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await page.keyboard.press('Control+r');
  await expect(page.getByRole('button', { name: 'Cancel scan' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible({ timeout: 90_000 });

  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox', { name: 'Search models' })).toBeFocused();
  await page.keyboard.type('claude');
  // The matrix follows the letters a moment later.
  await expect(page.getByRole('status').filter({ hasText: /^\d+ of \d+ models/ })).not.toHaveText(
    /^(\d+) of \1 /,
  );
  const grid = page.getByRole('grid', { name: 'Model availability by region' });
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
  // The focused cell is the topmost element at its centre: no header covers it.
  expect(
    await last.evaluate((cell) => {
      const box = cell.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return top === cell || cell.contains(top);
    }),
  ).toBe(true);
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
