/** What the application menu has to know of the window. */
import { z } from 'zod/mini';
import { SORT_ORDER_NAMES } from './sort-orders.ts';

/** What Undo and Redo would do, in words; null if there is nothing. */
const deed = z.nullable(z.string().check(z.maxLength(200)));

export const menuState = z.strictObject({
  undo: deed,
  redo: deed,
  sort: z.enum([...SORT_ORDER_NAMES, 'column']),
  hasFilters: z.boolean(),
  hasPins: z.boolean(),
  hasHiddenModels: z.boolean(),
  /** An opened export is shown. */
  isViewing: z.boolean(),
});

export type MenuState = z.output<typeof menuState>;

/** Before the window has reported. */
export const FIRST_MENU: MenuState = {
  undo: null,
  redo: null,
  sort: 'provider',
  hasFilters: false,
  hasPins: false,
  hasHiddenModels: false,
  isViewing: false,
};
