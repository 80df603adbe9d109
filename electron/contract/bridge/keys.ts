/** Shortcuts: whether a key press is one, and how it is written on each platform. */

/** What of a keyboard event matters. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Whether the press is the shortcut (`CmdOrCtrl+K`, `?`); Cmd and Ctrl both count, so that no platform has to be known. */
export function isPressed(keys: string, press: KeyPress): boolean {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const isLetter = /^[a-z]$/i.test(key);
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === parts.includes('CmdOrCtrl') &&
    press.altKey === parts.includes('Alt') &&
    // A sign such as `?` needs Shift on some keyboards and not on others.
    (press.shiftKey === parts.includes('Shift') || (!isLetter && key.length === 1))
  );
}

const MAC: Record<string, string> = { CmdOrCtrl: '⌘', Alt: '⌥', Shift: '⇧', Escape: 'Esc' };
const OTHER: Record<string, string> = { CmdOrCtrl: 'Ctrl', Escape: 'Esc' };

/** The shortcut as the platform writes it: `Ctrl+K`, `⌘K`. */
export function keyWords(keys: string, isMac: boolean): string {
  const names = isMac ? MAC : OTHER;
  return keys
    .split('+')
    .map((part) => names[part] ?? part)
    .join(isMac ? '' : '+');
}
