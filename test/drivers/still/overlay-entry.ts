/** What a test or picture needs of something that opens. */
import type { ElectronApplication, Locator, Page } from '@playwright/test';

export interface Opened {
  /** Also that of its picture (lab/pictures). */
  name: string;
  /** In renderer/views, with the frame of a dialog, popover or menu; absent: there is no such frame. */
  file?: string;
  open(page: Page, app: ElectronApplication): Promise<void>;
  seen(page: Page): Locator;
  /** How it is closed if not by Escape. */
  close?(page: Page, app: ElectronApplication): Promise<void>;
}

/** The dialog of that name. */
export const dialog =
  (name: string | RegExp): Opened['seen'] =>
  (page) =>
    page.getByRole('dialog', { name });
