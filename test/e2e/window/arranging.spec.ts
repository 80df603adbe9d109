/** Pins, hidden regions, saved views, and a cursor that stays on its model and region. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { type LaunchedApp, launchApp } from '../../drivers/launch.ts';
import { scannedApp } from '../../drivers/scanned-app.ts';
import { cellOf, gridOf, QUICK, rescan } from '../../drivers/window-page.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const MODEL = 'anthropic.claude-sonnet-4-6';
const REGION = 'eu-central-1';

async function chooseSort(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Sort models by/ }).click();
  await page.getByRole('option', { name, exact: true }).click();
}

test('the focus stays on its model and region while rows are sorted, filtered and scanned', async () => {
  const { app, page } = await launchApp({ args: QUICK });
  await rescan(page);
  const focused = page.locator(':focus');
  const expectKept = async (): Promise<void> => {
    await expect(focused).toHaveAttribute('data-model-id', MODEL);
    await expect(focused).toHaveAttribute('data-region', REGION);
  };
  await page.getByRole('searchbox', { name: 'Search models' }).fill('sonnet 4.6');
  await cellOf(page, MODEL, REGION).click();
  await page.keyboard.press('Escape');
  await expectKept();

  // Each of these changes the rows while the cell has the focus.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').locator('input')).toBeFocused();
  await page.keyboard.type('>clear filters');
  await page.keyboard.press('Enter');
  await expectKept();
  for (const sort of ['name', 'release', 'number of Regions', 'provider']) {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').locator('input')).toBeFocused();
    await page.keyboard.type(`>sort by ${sort}`);
    await page.keyboard.press('Enter');
    await expectKept();
    await expect(focused).toBeInViewport();
  }
  await rescan(page, () => page.keyboard.press('Control+r'));
  await expectKept();
  await app.close();
});

test.describe('of a scanned sample', () => {
  let launched: LaunchedApp;
  let app: ElectronApplication;
  let page: Page;
  const userDataDir = tempFolder();
  test.beforeEach(async () => {
    launched = await scannedApp(launched, { userDataDir });
    ({ app, page } = launched);
  });
  test.afterAll(() => launched.app.close());

  test('pins, hides and jumps by keyboard', async () => {
    const grid = gridOf(page);
    const focused = page.locator(':focus');
    const columns = Number(await grid.getAttribute('aria-colcount'));

    await grid.locator('[tabindex="0"]').focus();
    await page.keyboard.press('Control+End');
    const last = await focused.getAttribute('data-model-id');
    const lastRegion = await focused.getAttribute('data-region');
    await page.keyboard.press('p');
    await expect(page.getByRole('rowheader').first()).toHaveAttribute('data-row', last ?? '');
    await expect(page.getByRole('rowheader').first()).toHaveAccessibleName(/pinned/);
    await page.keyboard.press('Shift+P');
    await expect(page.getByRole('columnheader').nth(1)).toHaveAccessibleName(
      new RegExp(`^${lastRegion}.*pinned`),
    );
    await expect(focused).toHaveAttribute('data-region', lastRegion ?? '');

    await page.keyboard.press('ArrowRight');
    const hidden = await focused.getAttribute('data-region');
    await page.keyboard.press('Shift+H');
    await expect(grid).toHaveAttribute('aria-colcount', String(columns - 1));
    await expect(page.locator(`[data-header-region="${hidden}"]`)).toHaveCount(0);
    await expect(focused).toHaveRole('gridcell');

    await page.keyboard.press('Alt+ArrowDown');
    const provider = await focused.getAttribute('data-model-id');
    await page.keyboard.press('Alt+ArrowDown');
    expect((await focused.getAttribute('data-model-id'))?.split('.')[0]).not.toBe(provider?.split('.')[0]);

    // A model is hidden by its key, by the pointer and from its details, and comes back.
    const rows = Number(await grid.getAttribute('aria-rowcount'));
    const expectRows = (count: number) => expect(grid).toHaveAttribute('aria-rowcount', String(count));
    const gone = await focused.getAttribute('data-model-id');
    await page.keyboard.press('h');
    await expectRows(rows - 1);
    await expect(page.locator(`[data-row="${gone}"]`)).toHaveCount(0);
    await expect(focused).toHaveRole('gridcell');
    await expect(page.getByRole('status', { name: 'Last change' })).toContainText('Hid ');
    await expect(page.getByRole('status', { name: 'Last change' })).not.toContainText(gone ?? '');
    const nextRow = page.locator(`[data-row="${await focused.getAttribute('data-model-id')}"]`);
    await nextRow.hover();
    await nextRow.getByTitle('Hide (H)').click();
    await expectRows(rows - 2);
    await expect(page.getByText('2 models hidden by you')).toBeVisible();
    await expect(page.getByText(/hidden by filters/)).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expectRows(rows - 1);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').locator('input')).toBeFocused();
    await page.keyboard.type('>hide the model');
    await page.keyboard.press('Enter');
    await expectRows(rows - 2);
    await page.getByRole('button', { name: 'Show hidden models' }).click();
    await expectRows(rows);
    await expect(page.getByText(/models? hidden by you/)).toHaveCount(0);

    await page.getByRole('button', { name: /^Regions/ }).click();
    await expect(page.getByRole('checkbox', { name: new RegExp(`^${hidden}`) })).not.toBeChecked();
    await page.getByText('Callable from my pinned Regions').click();
    await expect(page.getByRole('switch', { name: 'Callable from my pinned Regions' })).toBeChecked();
    await expect(page.getByText(/models? hidden by filters/)).toBeVisible();
    await expect(page.getByText('1 region hidden by you')).toBeVisible();
    await page.getByRole('button', { name: 'Show all, unpin all' }).click();
    await page.keyboard.press('Escape');
    await expect(grid).toHaveAttribute('aria-colcount', String(columns));
  });

  test('rows that are selected by clicks are copied by Ctrl+C', async () => {
    const copied = async (): Promise<string[]> => {
      const text = await app.evaluate(({ clipboard }) => clipboard.readText());
      return text.trimEnd().split('\n');
    };
    const names = page.getByRole('rowheader');
    await names.nth(1).click({ modifiers: ['ControlOrMeta'] });
    await names.nth(3).click({ modifiers: ['Shift'] });
    await expect(page.getByText('3 rows selected')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(async () => (await copied()).length).toBe(4);
  });

  test('saved views are applied, deleted, brought back, and there after a restart with everything else', async () => {
    const search = page.getByRole('searchbox', { name: 'Search models' });
    const views = page.getByRole('dialog', { name: 'Saved views' });
    const openViews = () => page.getByRole('button', { name: 'Saved views' }).click();

    await search.fill('claude');
    await page.getByRole('checkbox', { name: 'Hide legacy' }).check();
    await chooseSort(page, 'Newest first');
    await openViews();
    await views.getByRole('textbox').fill('My Claudes');
    await page.keyboard.press('Enter');
    await expect(views.getByRole('button', { name: 'My Claudes', exact: true })).toBeVisible();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Clear filters' }).click();
    await chooseSort(page, 'Name');
    await openViews();
    await views.getByRole('button', { name: 'My Claudes', exact: true }).click();
    await expect(search).toHaveValue('is:active claude');
    await expect(page.getByRole('checkbox', { name: 'Hide legacy' })).toBeChecked();
    await expect(page.getByRole('button', { name: /Sort models by/ })).toContainText('Newest first');

    await openViews();
    await views.getByRole('button', { name: 'Delete My Claudes' }).click();
    await expect(views.getByRole('button', { name: 'My Claudes', exact: true })).toBeHidden();
    await views.getByRole('button', { name: 'Undo' }).click();
    await expect(views.getByRole('button', { name: 'My Claudes', exact: true })).toBeVisible();
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+b');
    await expect(page.getByRole('checkbox', { name: 'Hide legacy' })).toBeHidden();
    await page.getByRole('rowheader').first().click();
    const details = await page.getByRole('complementary').last().getAttribute('aria-label');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1180, 760));
    await page.waitForFunction(() => innerWidth <= 1180);
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('figure', { name: 'Latency by region' })).toBeVisible();
    const size = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize());
    // It is written when the window has rested.
    await expect.poll(() => keptSize(userDataDir)).toEqual(size);
    await app.close();

    const again = await launchApp({ args: ['--sample-data'], userDataDir });
    launched = again;
    await expect(again.page.getByRole('figure', { name: 'Latency by region' })).toBeVisible();
    expect(
      await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize()),
    ).toEqual(size);
    await again.page.keyboard.press('Control+1');
    await expect(again.page.getByRole('searchbox', { name: 'Search models' })).toHaveValue(
      'is:active claude',
    );
    await expect(again.page.getByRole('checkbox', { name: 'Hide legacy' })).toBeHidden();
    await expect(again.page.getByRole('button', { name: /Sort models by/ })).toContainText('Newest first');
    expect(await again.page.getByRole('complementary').last().getAttribute('aria-label')).toBe(details);
    // At this width the details lie over the matrix.
    await again.page.keyboard.press('Escape');
    await again.page.getByRole('button', { name: 'Saved views' }).click();
    await expect(again.page.getByRole('button', { name: 'My Claudes', exact: true })).toBeVisible();
  });
});

/** Width and height of the window, as the settings keep them; undefined until they are first written. */
function keptSize(userDataDir: string): [number, number] | undefined {
  const file = join(userDataDir, 'settings.json');
  if (!existsSync(file)) return undefined;
  const { bounds } = JSON.parse(readFileSync(file, 'utf8')).window;
  return [bounds.width, bounds.height];
}
