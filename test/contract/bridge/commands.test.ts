import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES, commandOf } from '../../../electron/contract/bridge/commands.ts';
import {
  isPressed,
  type KeyPress,
  keyLabel,
  menuAccelerator,
} from '../../../electron/contract/bridge/keys.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the commands', () => {
  test('share no shortcut and no label', () => {
    const keys = COMMAND_NAMES.flatMap((name) => commandOf(name).keys ?? []);
    const labels = COMMAND_NAMES.map((name) => commandOf(name).label);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('have the keys that are promised', () => {
    expect(commandOf('search').keys).toBe('CmdOrCtrl+F');
    expect(commandOf('rescan').keys).toBe('CmdOrCtrl+R');
    expect(commandOf('export').keys).toBe('CmdOrCtrl+E');
    expect(commandOf('palette').keys).toBe('CmdOrCtrl+K');
    expect(commandOf('shortcuts').keys).toBe('?');
  });
});

describe('a shortcut', () => {
  test('is pressed with Ctrl or Cmd and nothing else', () => {
    expect(isPressed('CmdOrCtrl+K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(isPressed('CmdOrCtrl+K', press('K', { metaKey: true }), true)).toBe(true);
    expect(isPressed('CmdOrCtrl+K', press('k', { ctrlKey: true }), true)).toBe(false);
    expect(isPressed('CmdOrCtrl+K', press('k', { metaKey: true }), false)).toBe(false);
    expect(isPressed('CmdOrCtrl+K', press('k'), false)).toBe(false);
    expect(isPressed('CmdOrCtrl+K', press('k', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(isPressed('CmdOrCtrl+K', press('k', { ctrlKey: true, altKey: true }), false)).toBe(false);
    expect(isPressed('Shift+F6', press('F6'), false)).toBe(false);
  });

  test('that is a sign does not ask how the keyboard makes it', () => {
    expect(isPressed('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(isPressed('?', press('?'), false)).toBe(true);
    expect(isPressed('/', press('/', { shiftKey: true }), false)).toBe(true);
    expect(isPressed('?', press('?', { ctrlKey: true }), false)).toBe(false);
  });

  test('without a modifier is no key of the menu on macOS, which would take it from the page', () => {
    for (const keys of COMMAND_NAMES.map((name) => commandOf(name).keys ?? '').filter(
      (each) => each !== '',
    )) {
      expect(menuAccelerator(keys, true)).toBe(keys.includes('+') ? keys : undefined);
      expect(menuAccelerator(keys, false)).toBe(keys);
    }
  });

  test('is written as the platform does', () => {
    expect(keyLabel('CmdOrCtrl+K', false)).toBe('Ctrl+K');
    expect(keyLabel('CmdOrCtrl+K', true)).toBe('⌘K');
    expect(keyLabel('Shift+F6', true)).toBe('⇧F6');
    expect(keyLabel('?', false)).toBe('?');
  });
});
