/** Models side by side in the real app: choose, see what differs, see only that, remove, find it again. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { launchScanned } from '../drivers/scanned-app.ts';
import { addToComparison } from '../drivers/window-page.ts';

const SONNET = 'anthropic.claude-sonnet-4-6';
const JAMBA = 'ai21.jamba-1-5-large-v1:0';

function factRow(page: Page, fact: string | RegExp): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: fact }) });
}

/** Adds three to the two that stand there, finds that a sixth is refused in words until one goes, and removes the three. */
async function fillUpAndEmpty(page: Page): Promise<void> {
  const columns = page.getByRole('region', { name: 'Comparison' }).getByRole('columnheader');
  const picker = page.getByRole('button', { name: 'Add a model' });
  const opened = page.getByRole('dialog', { name: 'Add a model' });
  const add = async (words: string): Promise<void> => {
    await picker.click();
    await page.keyboard.type(words);
    await expect(opened.getByRole('option').first()).toContainText(words);
    await page.keyboard.press('Enter');
    await expect(opened).toBeHidden();
  };
  for (const words of ['Nova Pro', 'Nova Micro', 'Titan']) await add(words);
  await expect(columns).toHaveCount(6);

  await picker.click();
  await expect(opened).toContainText('5 chosen: remove one first.');
  await page.keyboard.type('Nova');
  await expect(opened).toContainText('5 chosen: remove one first.');
  await page.keyboard.press('Enter');
  await expect(opened.getByRole('option', { name: 'Nova' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(opened).toBeHidden();
  await expect(columns).toHaveCount(6);

  await page.keyboard.press('ControlOrMeta+1');
  await page.getByRole('searchbox', { name: 'Search models' }).fill('nova premier');
  await page
    .getByRole('rowheader', { name: /^Nova Premier/ })
    .first()
    .click();
  await expect(page.getByText('5 of 5 chosen: remove one first')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Compare', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Show comparison' }).click();
  await page.keyboard.press('Escape');

  const removeLast = page.getByRole('button', { name: /^Remove / }).last();
  await removeLast.click();
  await expect(columns).toHaveCount(5);
  await add('Nova Premier');
  await expect(columns.last()).toContainText('Nova Premier');
  for (let count = 6; count > 3; count -= 1) {
    await expect(columns).toHaveCount(count);
    await removeLast.click();
  }
  await expect(columns).toHaveCount(3);
}

test('models stand side by side, and what differs is marked', async () => {
  const { app, page } = await launchScanned();
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('tab', { name: 'Compare', selected: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No models to compare yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Choose in the matrix' }).click();

  await addToComparison(page, SONNET);
  await expect(page.getByText('1 of 5 chosen')).toBeVisible();
  await addToComparison(page, JAMBA);
  await expect(page.getByText('2 of 5 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Show comparison' }).click();
  await page.keyboard.press('Escape');

  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison.getByRole('columnheader')).toHaveCount(3);
  await expect(comparison.getByRole('status')).toHaveText(/^2 models, \d+ of \d+ facts differ/);
  const provider = factRow(page, /^Provider/);
  await expect(provider.getByRole('rowheader')).toHaveText('Provider Differs');
  await expect(provider.getByRole('cell')).toHaveText([/^Anthropic/, /^AI21 Labs/]);
  const output = factRow(page, /^Output/);
  await expect(output.getByRole('rowheader')).toHaveText('Output');
  await expect(
    factRow(page, /^Context window/)
      .getByRole('cell')
      .last(),
  ).toHaveText(/^256K tokens/);
  await expect(factRow(page, /^End of life/).getByRole('rowheader')).toHaveText('End of life Differs');
  await expect(factRow(page, /^Days left/).getByRole('rowheader')).toHaveText('Days left Differs');

  await fillUpAndEmpty(page);

  const all = await comparison.getByRole('rowheader').count();
  await page.getByRole('switch', { name: 'Only differences' }).focus();
  await page.keyboard.press('Space');
  await expect(output).toHaveCount(0);
  await expect(provider).toBeVisible();
  expect(await comparison.getByRole('rowheader').count()).toBeLessThan(all);

  await page.reload();
  await expect(comparison.getByRole('columnheader')).toHaveCount(3);
  await expect(page.getByRole('switch', { name: 'Only differences' })).toBeChecked();
  await page.getByRole('button', { name: /^Remove Jamba/ }).click();
  await expect(comparison.getByRole('columnheader')).toHaveCount(2);
  await expect(comparison).toBeFocused();
  await page.getByRole('button', { name: /^Remove Claude Sonnet/ }).click();
  await expect(comparison.getByRole('heading', { name: 'No models to compare yet' })).toBeVisible();
  await app.close();
});
