/** Everything that can be opened over or beside the views, each with the way to it and what is seen then. */
import type { Locator, Page } from '@playwright/test';
import { dialog, type Opened } from './overlay-entry.ts';
import { SCAN_OVERLAYS } from './scan-overlays.ts';
import { TOLD_OVERLAYS } from './told-overlays.ts';

const byButton = (name: string, file: string, button: string | RegExp, seen: Opened['seen']): Opened => ({
  name,
  file,
  open: (page) => page.getByRole('button', { name: button }).first().click(),
  seen,
});
const menu: Opened['seen'] = (page) => page.getByRole('menu');
const listbox: Opened['seen'] = (page) => page.getByRole('listbox');
const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search models' });
/** Waits for the matrix: what is not shown takes no focus, and the keys after it would be lost. */
async function cursor(page: Page): Promise<void> {
  const focused = page.locator('.matrix-scroller [data-cursor]');
  await focused.waitFor();
  await focused.focus();
}

/** Opens a model that can be called, one of the first rows: the matrix may be scrolled to others. */
async function openModel(page: Page): Promise<void> {
  await cursor(page);
  // What was opened before may have left the matrix scrolled: only rows in sight are rendered.
  await page.locator('.matrix-scroller').evaluate((scroller) => scroller.scrollTo({ top: 0 }));
  await page.keyboard.press('ControlOrMeta+Home');
  await page
    .getByRole('rowheader', { name: /Nova Lite/ })
    .first()
    .click();
}

/** The list of models to add on the page Compare, to which a link leads. */
const picker = (name: string, chosen: readonly string[], seen: (opened: Locator) => Locator): Opened => ({
  name,
  file: 'compare/model-picker.tsx',
  async open(page) {
    const compared = chosen.map((id) => `&compare=${id}`).join('');
    await search(page).fill(`bedrock-atlas://view?page=compare${compared}`);
    await page.getByRole('button', { name: 'Add a model' }).click();
  },
  seen: (page) => seen(page.getByRole('dialog', { name: 'Add a model' })),
  async close(page) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+1');
  },
});

/** All of them over a scanned matrix; Escape closes each. */
export const OPENED: readonly Opened[] = [
  {
    name: 'details',
    open: openModel,
    seen: (page) => page.getByRole('list', { name: 'Best regions' }),
  },
  {
    name: 'tooltip',
    file: 'matrix/tooltip/matrix-tooltip.tsx',
    async open(page) {
      await cursor(page);
      await page.keyboard.press('Home');
      await page.keyboard.press('Space');
    },
    seen: (page) => page.getByRole('tooltip'),
  },
  {
    name: 'palette',
    file: 'dialogs/command-palette.tsx',
    open: (page) => page.keyboard.press('ControlOrMeta+k'),
    seen: dialog('Go to'),
  },
  {
    name: 'shortcuts',
    file: 'dialogs/cheat-sheet.tsx',
    async open(page) {
      await cursor(page);
      await page.keyboard.type('?');
    },
    seen: dialog('Keyboard shortcuts'),
  },
  {
    name: 'query',
    open: (page) => search(page).fill('provder:anthropic'),
    seen: (page) =>
      page.getByRole('status', { name: 'Search problems' }).getByRole('button', { name: /^Use / }),
    close: (page) => search(page).fill(''),
  },
  {
    name: 'suggestions',
    async open(page) {
      await search(page).click();
      await page.keyboard.type('provider:m');
    },
    seen: (page) => page.getByRole('listbox', { name: 'Suggestions' }),
    async close(page) {
      await page.keyboard.press('Escape');
      await search(page).fill('');
    },
  },
  byButton('regions', 'matrix-bar/region-chooser.tsx', /^Regions/, dialog(/regions/i)),
  byButton('views', 'matrix-bar/saved-views-menu.tsx', 'Saved views', dialog(/views/i)),
  byButton(
    'problems',
    'status/problems-popover.tsx',
    /failed|denied|not enabled/,
    dialog('Regions with errors'),
  ),
  // It asks when it is opened.
  byButton('own-models', 'status/own-models-dialog.tsx', 'Your own models', (page) =>
    page.getByRole('heading', { name: 'Marketplace endpoints' }),
  ),
  byButton('legend', 'controls/legend.tsx', 'Legend', dialog('Legend')),
  byButton('about', 'dialogs/about-dialog.tsx', 'About Bedrock Atlas', dialog(/About|Bedrock Atlas/)),
  byButton('menu-export', 'toolbar/export-menu.tsx', 'Export', menu),
  byButton('menu-theme', 'toolbar/theme-menu.tsx', 'Theme', menu),
  byButton('menu-providers', 'matrix-bar/provider-menu.tsx', 'Providers', menu),
  byButton('menu-sort', 'controls/forms/select-box.tsx', /^Sort models by|Provider, then name/, listbox),
  byButton('ending', 'status/ending-models.tsx', /models? ended|EOL within/, (page) =>
    page.getByRole('dialog'),
  ),
  {
    name: 'menu-source',
    file: 'sources/source-chooser.tsx',
    open: (page) => page.getByRole('combobox', { name: 'AWS profile' }).click(),
    seen: listbox,
  },
  picker('picker', [], (opened) => opened.getByRole('option', { name: /Sonnet/ }).first()),
  picker('picker-full', ['a.1', 'a.2', 'a.3', 'a.4', 'a.5'], (opened) =>
    opened.getByText('5 chosen: remove one first.'),
  ),
  {
    name: 'prove',
    file: 'proofs/prove-button.tsx',
    async open(page) {
      await openModel(page);
      await page.getByRole('button', { name: 'Prove access' }).click();
    },
    seen: dialog('Prove access'),
    async close(page) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    },
  },
  ...TOLD_OVERLAYS,
  ...SCAN_OVERLAYS,
];
