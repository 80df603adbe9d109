/** A state of the window that is pictured, and steps that lead to several of them. */
import type { LaunchedApp } from '../../../test/drivers/launch.ts';
import { OPENED } from '../../../test/drivers/still/opened.ts';
import type { Opened } from '../../../test/drivers/still/overlay-entry.ts';

export interface WindowState {
  /** Begins the picture's file name. */
  name: string;
  open(launched: LaunchedApp): Promise<unknown>;
  close(launched: LaunchedApp): Promise<unknown>;
  /** What is done once the window is small. */
  whenSmall?(launched: LaunchedApp): Promise<unknown>;
  /** What the page is made to believe of the user's settings. */
  media?: { forcedColors: 'active' };
}

export const pressEscape = ({ page }: LaunchedApp): Promise<void> => page.keyboard.press('Escape');
export const nothing = (): Promise<void> => Promise.resolve();

/** Moves the focus to the cursor of the matrix. */
export const cursor = ({ page }: LaunchedApp): Promise<void> =>
  page.locator('.matrix-scroller [data-cursor]').focus();

export const search = ({ page }: LaunchedApp, text: string): Promise<void> =>
  page.getByRole('searchbox', { name: 'Search models' }).fill(text);

/** One of what can be opened over the views. */
const asState = ({ name, open, seen, close }: Opened): WindowState => ({
  name,
  async open({ app, page }) {
    await open(page, app);
    await seen(page).waitFor();
  },
  close: ({ app, page }) => close?.(page, app) ?? page.keyboard.press('Escape'),
});

export const OPENED_STATES: readonly WindowState[] = OPENED.map(asState);
