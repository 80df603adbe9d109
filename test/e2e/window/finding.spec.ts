/** Qualifiers, undo, links to views, folded providers: by keyboard and accessible names. */
import { expect, type Page, test } from '@playwright/test';
import { COMMANDS } from '../../../electron/contract/bridge/commands.ts';
import { SETTINGS } from '../../../electron/contract/settings/settings.ts';
import { type LaunchedApp, launchApp } from '../../drivers/launch.ts';
import { launchScanned } from '../../drivers/scanned-app.ts';
import { framesDrawn } from '../../drivers/still/still-window.ts';
import { gridOf, menuItem, sendCommand } from '../../drivers/window-page.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

let launched: LaunchedApp;
let page: Page;
const userDataDir = tempFolder();
test.beforeAll(async () => {
  launched = await launchScanned({ userDataDir });
  page = launched.page;
});
test.afterAll(() => launched.app.close());

const search = () => page.getByRole('searchbox', { name: 'Search models' });
const count = () => page.getByRole('status').filter({ hasText: /of \d+ models, \d+ regions/ });
const total = async (): Promise<string> => (await count().textContent()) ?? '';
const rowCount = () => gridOf(page).getAttribute('aria-rowcount');

test('a misspelt qualifier is named and mended with one click', async () => {
  const line = page.getByRole('status', { name: 'Search problems' });
  await search().fill('provder:anthropic');
  await expect(line).toContainText('“provder:” is not a filter and is ignored.');
  await line.getByRole('button', { name: 'Use provider:anthropic' }).click();
  await expect(search()).toHaveValue('provider:anthropic');
  await expect(search()).toBeFocused();
  await expect(line).toBeEmpty();
  await search().fill('has:cachin9');
  await line.getByRole('button', { name: 'Use has:caching' }).click();
  await expect(line).toBeEmpty();
  await search().fill('');
});

test('a value is completed in the middle of a query, at the caret', async () => {
  await search().click();
  await page.keyboard.type('provider:amazon,an nova');
  const offered = page.getByRole('listbox', { name: 'Suggestions' });
  await expect(offered).toBeHidden();
  for (let letters = 'nova '.length; letters > 0; letters -= 1) await page.keyboard.press('ArrowLeft');
  await expect(offered.getByRole('option')).toHaveText(['provider:anthropic']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(search()).toHaveValue('provider:amazon,anthropic nova');
  await expect(search()).toHaveJSProperty('selectionStart', 'provider:amazon,anthropic'.length);
  await expect(offered).toBeHidden();
  await page.keyboard.press('Home');
  await expect(search()).toHaveJSProperty('selectionStart', 0);
  await search().fill('');
});

test('undo and redo by key, by the line at the bottom and by the menu', async () => {
  await page.getByRole('checkbox', { name: 'Streaming' }).check();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  const last = page.getByRole('status', { name: 'Last change' });
  await expect(last).toContainText('Cleared filters');
  const undoLabel = () =>
    launched.app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
      return items.map((item) => item.label).find((label) => label.startsWith('Undo'));
    });
  await expect.poll(undoLabel).toBe('Undo: Clear filters');
  await last.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('checkbox', { name: 'Streaming' })).toBeChecked();
  // The cursor may be on a name, which stands before the grid.
  await page.locator('.matrix-scroller [data-cursor]').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('checkbox', { name: 'Streaming' })).not.toBeChecked();
  await page.keyboard.press('Control+Shift+Z');
  await expect(page.getByRole('checkbox', { name: 'Streaming' })).toBeChecked();
  await sendCommand(launched.app, 'undo');
  await expect(page.getByRole('checkbox', { name: 'Streaming' })).not.toBeChecked();
});

/** Those of the menu's choices that carry the mark. */
async function marked(menu: string, labels: readonly string[], bar = 'View'): Promise<string[]> {
  const items = await Promise.all(labels.map((label) => menuItem(launched.app, [bar, menu, label])));
  return labels.filter((_label, place) => items[place]?.checked);
}

test('the application menu sorts, changes the theme, hides and unpins, and its marks stay true', async () => {
  const sorts = (['provider', 'name', 'released', 'regions', 'latency'] as const).map(
    (by) => COMMANDS[`sort-${by}`].label,
  );
  for (const [label, shown] of [
    [COMMANDS['sort-latency'].label, 'Nearest Region first'],
    [COMMANDS['sort-name'].label, 'Name'],
  ] as const) {
    await menuItem(launched.app, ['View', 'Sort', label], true);
    await expect(page.getByRole('button', { name: /Sort models by/ })).toContainText(shown);
    await expect.poll(() => marked('Sort', sorts)).toEqual([label]);
  }
  // Chosen in the window, the mark follows; sorted by a region, none of them holds.
  await page.getByRole('columnheader').nth(3).click();
  await expect.poll(() => marked('Sort', sorts)).toEqual([]);
  await sendCommand(launched.app, 'sort-provider');
  await expect.poll(() => marked('Sort', sorts)).toEqual([COMMANDS['sort-provider'].label]);

  const themes = (['system', 'light', 'dark'] as const).map((theme) => COMMANDS[`theme-${theme}`].label);
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  for (const [label, dark] of [
    [COMMANDS['theme-dark'].label, true],
    [COMMANDS['theme-light'].label, false],
  ] as const) {
    await menuItem(launched.app, ['View', 'Theme', label], true);
    await expect.poll(isDark).toBe(dark);
    await expect.poll(() => marked('Theme', themes)).toEqual([label]);
  }
  await sendCommand(launched.app, 'theme-system');
  await expect.poll(() => marked('Theme', themes)).toEqual([COMMANDS['theme-system'].label]);

  const limit = SETTINGS.regionDeadlineMs.label;
  const limits = ['15 s', '30 s', '60 s', '120 s'].map((short) => `${limit}: ${short}`);
  expect(await marked(limit, limits, 'File')).toEqual([COMMANDS['time-limit-15'].label]);
  await menuItem(launched.app, ['File', limit, COMMANDS['time-limit-60'].label], true);
  await expect.poll(() => marked(limit, limits, 'File')).toEqual([COMMANDS['time-limit-60'].label]);

  const isOn = async (label: string): Promise<boolean> =>
    (await menuItem(launched.app, ['View', label])).enabled;
  const unpin = COMMANDS['unpin-all'].label;
  const showHidden = COMMANDS['show-hidden'].label;
  expect([await isOn(unpin), await isOn(showHidden)]).toEqual([false, false]);
  await gridOf(page).locator('[tabindex="0"]').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('p');
  await expect.poll(() => isOn(unpin)).toBe(true);
  await menuItem(launched.app, ['View', unpin], true);
  await expect(page.locator('.row-header[data-pinned]')).toHaveCount(0);
  await expect.poll(() => isOn(unpin)).toBe(false);
  await menuItem(launched.app, ['View', COMMANDS['hide-model'].label], true);
  await expect(page.getByText('1 model hidden by you')).toBeVisible();
  await expect.poll(() => isOn(showHidden)).toBe(true);
  await menuItem(launched.app, ['View', showHidden], true);
  await expect(page.getByText(/hidden by you/)).toHaveCount(0);
});

test('providers are collapsed and expanded by keyboard, counted and kept', async () => {
  // The rows follow the filter that was taken back before.
  await expect(page.getByText(/^(\d+) of \1 models/)).toBeVisible();
  const rows = await rowCount();
  const focused = page.locator(':focus');
  await gridOf(page).locator('[tabindex="0"]').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowLeft');
  await expect(focused).toHaveRole('rowheader');
  await page.keyboard.press('ArrowLeft');
  await expect(focused).toHaveAttribute('aria-expanded', 'false');
  await expect(focused).toHaveAccessibleName(/\d+ models?/);
  const folded = Number(/(\d+) models?/.exec((await focused.textContent()) ?? '')?.[1]);
  await expect(gridOf(page)).toHaveAttribute('aria-rowcount', String(Number(rows) - folded + 1));
  await page.keyboard.press('ArrowRight');
  await expect(gridOf(page)).toHaveAttribute('aria-rowcount', rows ?? '');
  await sendCommand(launched.app, 'collapse-all');
  await expect(page.getByRole('rowheader', { expanded: true })).toHaveCount(0);
  const providers = Number(await rowCount()) - 1;
  await expect(page.getByRole('rowheader', { expanded: false })).toHaveCount(providers);
  await sendCommand(launched.app, 'expand-all');
  await expect(gridOf(page)).toHaveAttribute('aria-rowcount', rows ?? '');
});

test('a copied link gives the same view again, and a bad one is refused in words', async () => {
  await search().fill('provider:anthropic eu');
  await page.getByRole('button', { name: /Sort models by/ }).click();
  await page.getByRole('option', { name: 'Nearest Region first' }).click();
  const shown = await total();
  await sendCommand(launched.app, 'copy-link');
  await expect(page.getByText(/Copied a link to this view/)).toBeVisible();
  const link = await launched.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(link).toMatch(/^bedrock-atlas:\/\/view\?/);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await sendCommand(launched.app, 'sort-name');
  await search().fill(link);
  await expect(search()).toHaveValue('provider:anthropic eu');
  await expect(count()).toHaveText(shown);
  await expect(page.getByRole('button', { name: /Sort models by/ })).toContainText('Nearest Region first');

  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText(link);
  await page.getByRole('menuitem', { name: /Open the view of this link/ }).click();
  await expect(search()).toHaveValue('provider:anthropic eu');
  await search().fill('bedrock-atlas://nothing');
  await expect(page.getByRole('alert')).toContainText('The link is not a view of Bedrock Atlas.');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await sendCommand(launched.app, 'sort-provider');
});

test('the place scrolled to is kept over pages and a restart', async () => {
  const scroller = () => page.locator('.matrix-scroller');
  await scroller().evaluate((element) => element.scrollTo(0, 1234));
  const topOf = () => scroller().evaluate((element) => element.scrollTop);
  const top = await topOf();
  expect(top).toBeGreaterThan(1000);
  // The page hears of the new place with the next frame.
  await framesDrawn(launched);
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('figure', { name: 'Latency by region' })).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect.poll(topOf).toBe(top);
  await launched.app.close();
  launched = await launchApp({ args: ['--sample-data'], userDataDir });
  page = launched.page;
  await expect(gridOf(page)).toBeVisible();
  await expect.poll(topOf).toBe(top);
});
