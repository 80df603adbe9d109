/** Everything that can be opened over or beside the views, each with the way to it and what is seen then. */
import type { Locator, Page } from '@playwright/test';

export interface Opened {
  /** Also that of its picture (lab/pictures). */
  name: string;
  open(page: Page): Promise<void>;
  seen(page: Page): Locator;
  /** How it is closed if not by Escape. */
  close?(page: Page): Promise<void>;
}

const byButton = (name: string, button: string | RegExp, seen: Opened['seen']): Opened => ({
  name,
  open: (page) => page.getByRole('button', { name: button }).first().click(),
  seen,
});
const dialog =
  (name: string | RegExp): Opened['seen'] =>
  (page) =>
    page.getByRole('dialog', { name });
const menu: Opened['seen'] = (page) => page.getByRole('menu');
const listbox: Opened['seen'] = (page) => page.getByRole('listbox');
const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search models' });
const cursor = (page: Page): Promise<void> => page.locator('.matrix-scroller [data-cursor]').focus();

/** The list of models to add on the page Compare, to which a link leads. */
const picker = (name: string, chosen: readonly string[], seen: (opened: Locator) => Locator): Opened => ({
  name,
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
    // A model that can be called: one that has ended has no best regions.
    open: (page) =>
      page
        .getByRole('rowheader', { name: /Nova Lite/ })
        .first()
        .click(),
    seen: (page) => page.getByRole('list', { name: 'Best regions' }),
  },
  {
    name: 'tooltip',
    async open(page) {
      await cursor(page);
      await page.keyboard.press('Home');
      await page.keyboard.press('Space');
    },
    seen: (page) => page.getByRole('tooltip'),
  },
  {
    name: 'palette',
    open: (page) => page.keyboard.press('ControlOrMeta+k'),
    seen: dialog('Go to'),
  },
  {
    name: 'shortcuts',
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
  byButton('regions', /^Regions/, dialog(/regions/i)),
  byButton('views', 'Saved views', dialog(/views/i)),
  byButton('problems', /failed|denied|not enabled/, dialog('Regions with errors')),
  // It asks when it is opened.
  byButton('own-models', 'Your own models', (page) =>
    page.getByRole('heading', { name: 'Marketplace endpoints' }),
  ),
  byButton('legend', 'Legend', dialog('Legend')),
  byButton('about', 'About Bedrock Atlas', dialog(/About|Bedrock Atlas/)),
  byButton('menu-export', 'Export', menu),
  byButton('menu-theme', 'Theme', menu),
  byButton('menu-providers', 'Providers', menu),
  byButton('menu-sort', /^Sort models by|Provider, then name/, listbox),
  byButton('ending', /models? ended|EOL within/, (page) => page.getByRole('dialog')),
  {
    name: 'menu-source',
    open: (page) => page.getByRole('combobox', { name: 'AWS profile' }).click(),
    seen: listbox,
  },
  picker('picker', [], (opened) => opened.getByRole('option', { name: /Sonnet/ }).first()),
  picker('picker-full', ['a.1', 'a.2', 'a.3', 'a.4', 'a.5'], (opened) =>
    opened.getByText('5 chosen: remove one first.'),
  ),
];
