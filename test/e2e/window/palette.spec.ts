/** The command palette and the sheet of shortcuts, by keyboard. */
import { expect, type Page, test } from '@playwright/test';
import { COMMAND_NAMES, commandOf } from '../../../electron/contract/bridge/commands.ts';
import { keyLabel } from '../../../electron/contract/bridge/keys.ts';
import type { LaunchedApp } from '../../drivers/launch.ts';
import { launchScanned } from '../../drivers/scanned-app.ts';
import { gridOf } from '../../drivers/window-page.ts';

let launched: LaunchedApp;
let page: Page;
test.beforeAll(async () => {
  launched = await launchScanned();
  page = launched.page;
});
test.afterAll(() => launched.app.close());

const palette = () => page.getByRole('dialog', { name: 'Go to' });
const search = () => page.getByRole('searchbox', { name: 'Search models' });
const items = () => palette().getByRole('menuitem');

test('the palette finds every command and shows its shortcut', async () => {
  await search().focus();
  await page.keyboard.press('Control+k');
  for (const name of COMMAND_NAMES.filter((each) => each !== 'palette')) {
    const { label, keys } = commandOf(name);
    await palette()
      .getByRole('combobox')
      .fill(`>${label.replace('…', '')}`);
    const item = items().filter({ has: page.getByText(label, { exact: true }) });
    await expect(item).toBeVisible();
    if (keys !== undefined) await expect(item).toContainText(keyLabel(keys, false));
  }
  // react-aria names the item under the virtual focus a moment after the list has changed.
  await expect
    .poll(() =>
      palette()
        .getByRole('combobox')
        .evaluate((field) =>
          ['aria-controls', 'aria-activedescendant']
            .map((name) => field.getAttribute(name))
            .every((id) => id === null || document.getElementById(id) !== null),
        ),
    )
    .toBe(true);
  await page.keyboard.press('Escape');
  await expect(palette()).toBeHidden();
  await expect(search()).toBeFocused();
});

test('the palette gives the focus back to a cell, also over and after another dialog', async () => {
  await gridOf(page).locator('[tabindex="0"]').focus();
  await page.keyboard.press('Control+ArrowRight');
  const region = await page.locator(':focus').getAttribute('data-region');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Tab');
  await expect(palette().getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  const cell = page.locator('[role="gridcell"]:focus');
  await expect(cell).toHaveAttribute('data-region', region ?? 'none');

  // Over another dialog, to another dialog, and closed by a press beside it.
  await page.keyboard.type('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(palette().getByRole('combobox')).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(cell).toHaveAttribute('data-region', region ?? 'none');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('>about');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /Bedrock Atlas/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cell).toHaveAttribute('data-region', region ?? 'none');
  await page.keyboard.press('Control+k');
  await expect(palette()).toBeVisible();
  await page.mouse.click(5, 500);
  await expect(palette()).toBeHidden();
  await expect(cell).toHaveAttribute('data-region', region ?? 'none');
});

test('the palette goes to a model and to a region', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sonnet 4.6');
  await expect(items().first()).toContainText('Claude Sonnet 4.6');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: /Claude Sonnet 4\.6/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Answer' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator(':focus')).toHaveAttribute('data-row', 'anthropic.claude-sonnet-4-6');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('stockholm');
  await page.keyboard.press('Enter');
  await expect(page.locator(':focus')).toHaveAttribute('data-header-region', 'eu-north-1');
  await page.keyboard.press('Escape');
});

test('the sheet of shortcuts opens on ?, but not while something is typed', async () => {
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await search().focus();
  await page.keyboard.type('?');
  await expect(search()).toHaveValue('?');
  await expect(sheet).toBeHidden();
  await search().clear();

  await gridOf(page).locator('[tabindex="0"]').focus();
  await page.keyboard.type('?');
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.locator('[role="grid"] :focus')).toHaveCount(1);
});

test('the menus offer the same commands with the same keys', async () => {
  const inMenus = await launched.app.evaluate(({ Menu }) => {
    const found: { label: string; keys: string | null | undefined }[] = [];
    const walk = (menu: Electron.Menu | null | undefined): void => {
      for (const item of menu?.items ?? []) {
        found.push({ label: item.label, keys: item.accelerator });
        walk(item.submenu);
      }
    };
    walk(Menu.getApplicationMenu());
    return found;
  });
  for (const name of COMMAND_NAMES) {
    const { label, keys } = commandOf(name);
    const item = inMenus.find((each) => each.label === label || each.label.startsWith(`${label}: `));
    if (item !== undefined) expect(item.keys ?? undefined, label).toBe(keys);
    else expect(keys, `${label} has keys and is in no menu`).toBeUndefined();
  }
});
