/** Shortcuts: whether a key press is one, and how it is written on each platform. */

/** What of a keyboard event matters. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Whether the press is the shortcut (`CmdOrCtrl+K`, `?`). On macOS, Ctrl with a letter moves the caret and is none. */
export function isPressed(keys: string, press: KeyPress, isMac: boolean): boolean {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const isLetter = /^[a-z]$/i.test(key);
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (isMac ? press.metaKey : press.ctrlKey) === parts.includes('CmdOrCtrl') &&
    !(isMac ? press.ctrlKey : press.metaKey) &&
    press.altKey === parts.includes('Alt') &&
    // A sign such as `?` needs Shift on some keyboards and not on others.
    (press.shiftKey === parts.includes('Shift') || (!isLetter && key.length === 1))
  );
}

/**
 * The accelerator for a menu item. macOS gives keys of the menu to the menu, not to the page: a bare key such as Escape, which
 * closes one layer after the other, has to stay the page's.
 */
export function menuAccelerator(keys: string, isMac: boolean): string | undefined {
  return isMac && !keys.includes('+') ? undefined : keys;
}

const MAC: Record<string, string> = { CmdOrCtrl: '⌘', Alt: '⌥', Shift: '⇧', Escape: 'Esc' };
const OTHER: Record<string, string> = { CmdOrCtrl: 'Ctrl', Escape: 'Esc' };

/** The shortcut as the platform writes it: `Ctrl+K`, `⌘K`. */
export function keyLabel(keys: string, isMac: boolean): string {
  const names = isMac ? MAC : OTHER;
  return keys
    .split('+')
    .map((part) => names[part] ?? part)
    .join(isMac ? '' : '+');
}
