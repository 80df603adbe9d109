/** An exported file looked at in the window: dropped, or opened by the menu; read-only. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElementHandle, expect, type Page, test } from '@playwright/test';
import { launchScanned } from '../drivers/scanned-app.ts';
import { answerOpenDialog, cellOf, expectNoViolations, exportAs, inDialog } from '../drivers/window-page.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

/** Drops a file that lies on the disk: the page gets it from a field, which is the only way to one with a path. */
async function dropFromDisk(page: Page, file: string): Promise<void> {
  const field = await page.evaluateHandle(() =>
    Object.assign(document.createElement('input'), { type: 'file' }),
  );
  await (field.asElement() as ElementHandle<HTMLInputElement>).setInputFiles(file);
  const transfer = await field.evaluateHandle((input: HTMLInputElement) => {
    const data = new DataTransfer();
    for (const each of input.files ?? []) data.items.add(each);
    return data;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

/** Drops a file of the page's own making. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName, { type: 'application/json' }));
      return data;
    },
    [name, text] as const,
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await expect(page.getByText('Drop a JSON export to view it, read-only')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

test('an export that is dropped or opened is shown, and closing it leads back to the scans', async () => {
  const folder = tempFolder();
  const exported = join(folder, 'matrix.json');
  const { app, page } = await launchScanned();
  await exportAs(app, page, 'JSON', exported);
  await expect(page.getByText(/^Saved .*matrix\.json/)).toBeVisible();
  const document = JSON.parse(readFileSync(exported, 'utf8'));
  for (const models of Object.values<Record<string, unknown>>(document.models)) {
    delete models['anthropic.claude-sonnet-4-6'];
  }
  const changed = JSON.stringify({ ...document, generatedAt: '2025-03-04T10:00:00.000Z' });
  await page.getByRole('searchbox', { name: 'Search models' }).fill('sonnet 4.6');
  await expect(cellOf(page, 'anthropic.claude-sonnet-4-6', 'eu-central-1')).toBeVisible();

  await drop(page, 'old.json', changed);
  const banner = page.getByRole('status', { name: 'Opened file' });
  await expect(banner).toContainText(/Viewing old\.json, exported .*2025/);
  await expect(cellOf(page, 'anthropic.claude-sonnet-4-6', 'eu-central-1')).toHaveCount(0);
  for (const name of ['Rescan', 'Export', 'Measure latency']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
  await expectNoViolations(page);
  await banner.getByRole('button', { name: 'Close file' }).click();
  await expect(banner).toBeEmpty();
  await expect(cellOf(page, 'anthropic.claude-sonnet-4-6', 'eu-central-1')).toBeVisible();

  await drop(page, 'notes.json', '{"notes": []}');
  await expect(page.getByRole('alert')).toContainText('The file is not a Bedrock Atlas export');
  await expect(banner).toBeEmpty();

  writeFileSync(join(folder, 'from-menu.json'), changed);
  await answerOpenDialog(app, join(folder, 'from-menu.json'));
  await page.keyboard.press('Control+o');
  await expect(banner).toContainText('Viewing from-menu.json');

  await banner.getByRole('button', { name: 'Compare with live' }).click();
  const compared = page.getByRole('dialog', { name: 'Export compared with live' });
  await expect(compared.getByRole('list', { name: 'Models added' })).toContainText('new');
  await expectNoViolations(page, inDialog);
  await page.keyboard.press('Escape');
  await banner.getByRole('button', { name: 'Close file' }).click();

  // The menu has those of the disk, dropped or opened, and none that the page made up.
  const recentFiles = (clicked?: string) =>
    app.evaluate(({ Menu }, name) => {
      const menus = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
      const files = menus.find((item) => item.label === 'Open recent')?.submenu?.items ?? [];
      const nameOf = (item: Electron.MenuItem) => item.label.split(' (')[0];
      files.find((item) => nameOf(item) === name)?.click();
      return files.map(nameOf);
    }, clicked);
  await dropFromDisk(page, exported);
  await expect(banner).toContainText('Viewing matrix.json');
  await banner.getByRole('button', { name: 'Close file' }).click();
  await expect.poll(recentFiles).toEqual(['matrix.json', 'from-menu.json', '', 'Clear recent files']);

  // Gone from the disk, it says so and is forgotten.
  expect(await recentFiles('from-menu.json')).toContain('from-menu.json');
  await expect(banner).toContainText('Viewing from-menu.json');
  rmSync(join(folder, 'from-menu.json'));
  expect(await recentFiles('from-menu.json')).toContain('from-menu.json');
  await expect(page.getByRole('alert')).toContainText(
    'from-menu.json could not be read: it is not there any more.',
  );
  await expect.poll(() => recentFiles('from-menu.json')).not.toContain('from-menu.json');
  await app.close();
});
