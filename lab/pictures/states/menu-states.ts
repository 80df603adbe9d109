/** What buttons open over the window: menus, lists and dialogs. */
import { byButton, type WindowState } from './window-state.ts';

const asked = byButton('own-models', 'Your own models', 'dialog', 'Your own models');
/** It asks when it is opened. */
const ownModels: WindowState = {
  ...asked,
  async open(launched) {
    await asked.open(launched);
    await launched.page.getByRole('heading', { name: 'Marketplace endpoints' }).waitFor();
  },
};

export const MENU_STATES: readonly WindowState[] = [
  byButton('legend', 'Legend', 'dialog', 'Legend'),
  byButton('problems', /failed|denied|not enabled|partial/, 'dialog', 'Incomplete regions'),
  byButton('ending', /models? (ended|reach)/, 'dialog', 'End of life'),
  ownModels,
  byButton('about', 'About Bedrock Atlas', 'dialog', /About|Bedrock Atlas/),
  byButton('menu-export', 'Export', 'menu', 'Export'),
  byButton('menu-theme', 'Theme', 'menu', 'Theme'),
  byButton('menu-providers', 'Go to provider', 'menu', 'Go to provider'),
  byButton('menu-sort', /Sort models by/, 'listbox'),
  byButton('menu-source', { combobox: 'AWS profile' }, 'listbox'),
];
