/** Everything that can be opened over or beside the views, each with the way to it and what is seen then. */
import type { Locator, Page } from '@playwright/test';

export interface Opened {
  name: string;
  open(page: Page): Promise<void>;
  seen(page: Page): Locator;
  /** How it is closed if not by Escape. */
  close?(page: Page): Promise<void>;
}

const byButton = (name: string | RegExp, seen: Opened['seen']): Opened => ({
  name: String(name),
  open: (page) => page.getByRole('button', { name }).first().click(),
  seen,
});
const dialog =
  (name: string | RegExp): Opened['seen'] =>
  (page) =>
    page.getByRole('dialog', { name });
const cursor = (page: Page): Promise<void> => page.locator('.matrix-scroller [data-cursor]').focus();

/** The list of models to add on the page Compare, to which a link leads. */
const picker = (name: string, chosen: string, seen: (opened: Locator) => Locator): Opened => ({
  name,
  async open(page) {
    await page
      .getByRole('searchbox', { name: 'Search models' })
      .fill(`bedrock-atlas://view?page=compare${chosen}`);
    await page.getByRole('button', { name: 'Add a model' }).click();
  },
  seen: (page) => seen(page.getByRole('dialog', { name: 'Add a model' })),
  async close(page) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+1');
  },
});

/** All of them over the still snapshot; Escape closes each. */
export const OPENED: readonly Opened[] = [
  {
    name: 'details of a model',
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
      await page.keyboard.press('ArrowRight');
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
    name: 'cheat sheet',
    async open(page) {
      await cursor(page);
      await page.keyboard.type('?');
    },
    seen: dialog('Keyboard shortcuts'),
  },
  {
    name: 'search word that is not understood',
    open: (page) => page.getByRole('searchbox', { name: 'Search models' }).fill('provder:anthropic'),
    seen: (page) =>
      page.getByRole('status', { name: 'Search problems' }).getByRole('button', { name: /^Use / }),
    close: (page) => page.getByRole('searchbox', { name: 'Search models' }).fill(''),
  },
  byButton('Choose regions', dialog(/regions/i)),
  byButton('Saved views', dialog(/views/i)),
  byButton(/failed|denied|not enabled/, dialog('Incomplete regions')),
  byButton('Your own models', dialog('Your own models')),
  byButton('Legend', dialog('Legend')),
  byButton('About Bedrock Atlas', dialog(/About|Bedrock Atlas/)),
  byButton('Export', (page) => page.getByRole('menu')),
  byButton('Theme', (page) => page.getByRole('menu')),
  byButton(/^Sort models by|Provider, then name/, (page) => page.getByRole('listbox')),
  byButton(/models? ended|EOL within/, (page) => page.getByRole('dialog')),
  picker('models to compare', '', (opened) => opened.getByRole('option', { name: /Sonnet/ }).first()),
  picker(
    'models to compare beside five',
    '&compare=a.1&compare=a.2&compare=a.3&compare=a.4&compare=a.5',
    (opened) => opened.getByText('5 chosen: remove one first.'),
  ),
];
