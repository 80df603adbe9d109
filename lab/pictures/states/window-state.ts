/** A state of the window that is pictured, and steps that lead to several of them. */
import type { LaunchedApp } from '../../../test/drivers/launch.ts';

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

/** What a button opens and Escape closes. */
export const byButton = (
  name: string,
  button: string | RegExp | { combobox: string },
  role: 'dialog' | 'menu' | 'listbox',
  opened?: string | RegExp,
): WindowState => ({
  name,
  async open({ page }) {
    const at =
      typeof button === 'object' && 'combobox' in button
        ? page.getByRole('combobox', { name: button.combobox })
        : page.getByRole('button', { name: button }).first();
    await at.click();
    await page.getByRole(role, opened === undefined ? {} : { name: opened }).waitFor();
  },
  close: pressEscape,
});
