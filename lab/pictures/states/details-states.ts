/** The panel with a model's details. */
import type { LaunchedApp } from '../../../test/drivers/launch.ts';
import { pressEscape, search, type WindowState } from './window-state.ts';

const openCell = async (launched: LaunchedApp): Promise<void> => {
  await search(launched, 'anthropic.claude-opus-4-6');
  await launched.page.locator('[role="gridcell"][data-region="eu-central-1"]').first().click();
  await launched.page.getByRole('list', { name: 'Best regions' }).waitFor();
};
const close = async (launched: LaunchedApp): Promise<void> => {
  await pressEscape(launched);
  await search(launched, '');
};

export const DETAILS_STATES: readonly WindowState[] = [
  { name: 'details-region', open: openCell, close },
  {
    // Further down in the same panel.
    name: 'details-end',
    async open(launched) {
      await openCell(launched);
      await launched.page.locator('.details').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
    },
    close,
  },
  {
    name: 'weights',
    async open(launched) {
      await openCell(launched);
      await launched.page.getByRole('button', { name: 'Customize ranking' }).click();
    },
    async close(launched) {
      await launched.page.getByRole('button', { name: 'Customize ranking' }).click();
      await close(launched);
    },
  },
];
