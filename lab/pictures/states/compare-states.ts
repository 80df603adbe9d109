/** The page Compare: empty, with models, and while one is added. */
import type { LaunchedApp } from '../../../test/drivers/launch.ts';
import { pressEscape, search, type WindowState } from './window-state.ts';

const FIVE = [
  'anthropic.claude-sonnet-4-6',
  'amazon.nova-lite-v1:0',
  'amazon.nova-pro-v1:0',
  'openai.gpt-oss-120b-1:0',
  'ai21.jamba-1-5-large-v1:0',
];

const compareByLink = (launched: LaunchedApp, modelIds: readonly string[]): Promise<void> =>
  search(launched, `bedrock-atlas://view?page=compare&${modelIds.map((id) => `compare=${id}`).join('&')}`);

/** Opens the list of models to add. */
async function openPicker({ page }: LaunchedApp): Promise<void> {
  await page.getByRole('button', { name: 'Add a model' }).click();
  // After the window became lower react-aria waits for a touch keyboard, and shows the list only then.
  await page.waitForFunction(() => {
    const picker = document.querySelector('.model-picker');
    return picker !== null && getComputedStyle(picker).opacity === '1';
  });
}

async function closePicker(launched: LaunchedApp): Promise<void> {
  await pressEscape(launched);
  await launched.page.keyboard.press('Control+1');
}

export const COMPARE_STATES: readonly WindowState[] = [
  {
    name: 'compare-empty',
    async open({ page }) {
      await page.keyboard.press('Control+3');
      await page.getByText('No models to compare yet').waitFor();
    },
    close: ({ page }) => page.keyboard.press('Control+1'),
  },
  {
    name: 'compare',
    async open(launched) {
      await compareByLink(launched, FIVE.slice(0, 2));
      await launched.page.getByRole('searchbox', { name: 'Search models' }).blur();
    },
    close: ({ page }) => page.keyboard.press('Control+1'),
  },
  {
    name: 'picker',
    async open(launched) {
      await compareByLink(launched, FIVE.slice(0, 2));
      await openPicker(launched);
      await launched.page.keyboard.type('claude');
      await launched.page
        .getByRole('option', { name: /Claude/ })
        .first()
        .waitFor();
    },
    close: closePicker,
  },
  {
    name: 'picker-full',
    async open(launched) {
      await compareByLink(launched, FIVE);
      await openPicker(launched);
      await launched.page.getByText('5 chosen: remove one first.').waitFor();
    },
    close: closePicker,
  },
];
