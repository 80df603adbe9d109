import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { COMMANDS, settingCommands } from '../../../electron/contract/bridge/commands.ts';
import {
  changeSchema,
  SETTINGS,
  settingChange,
  userSettings,
} from '../../../electron/contract/settings/settings.ts';
import { SettingsStore } from '../../../electron/settings/settings-store.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

describe('the table of settings', () => {
  test('has an initial value and choices that its own schemas accept', () => {
    for (const { schema, initial } of Object.values(SETTINGS)) {
      expect(schema.safeParse(initial)).toEqual({ success: true, data: initial });
    }
    for (const { schema, initial, choices } of userSettings()) {
      const values = Object.values(choices).map(({ value }) => value);
      expect(values).toContainEqual(initial);
      for (const value of values) expect(schema.safeParse(value).success).toBe(true);
    }
  });

  test('gives each command of a setting the change that it makes, and others none', () => {
    expect(settingChange('theme-dark')).toEqual({ theme: 'dark' });
    expect(settingChange('time-limit-30')).toEqual({ regionDeadlineMs: 30_000 });
    expect(settingChange('rescan')).toBeUndefined();
    expect(settingChange('constructor')).toBeUndefined();
    expect(COMMANDS['theme-dark']).toEqual({ label: 'Dark theme', group: 'Appearance' });
  });

  test('lets the window change settings of the user and nothing else', () => {
    const schema = changeSchema();
    for (const change of [{}, { theme: 'dark' }, { theme: 'light', regionDeadlineMs: 60_000 }]) {
      expect(schema.safeParse(change)).toEqual({ success: true, data: change });
    }
    for (const change of [
      { theme: 'pink' },
      { regionDeadlineMs: 1 },
      { recentFiles: ['/etc/passwd'] },
      { window: { maximized: true } },
      { lastSource: { kind: 'sample' } },
      { unknown: true },
      null,
    ]) {
      expect(schema.safeParse(change).success).toBe(false);
    }
  });
});

describe('a setting that is added to the table alone', () => {
  const density = {
    owner: 'user',
    schema: z.enum(['roomy', 'dense']),
    initial: 'roomy',
    label: 'Density',
    group: 'Appearance',
    choices: {
      'density-roomy': { value: 'roomy', label: 'Roomy rows', short: 'Roomy' },
      'density-dense': { value: 'dense', label: 'Dense rows', short: 'Dense', also: 'small' },
    },
  } as const;
  const table = { ...SETTINGS, density };

  test('has its menu, commands, change and check', () => {
    expect(userSettings(table).at(-1)).toMatchObject({
      name: 'density',
      label: 'Density',
      group: 'Appearance',
    });
    expect(settingCommands(table)).toMatchObject({
      'density-dense': { label: 'Dense rows', group: 'Appearance', also: 'small' },
    });
    expect(settingChange('density-dense', table)).toEqual({ density: 'dense' });
    expect(changeSchema(table).safeParse({ density: 'dense' }).success).toBe(true);
    expect(changeSchema(table).safeParse({ density: 'tight' }).success).toBe(false);
  });

  test('is kept in the file and known to the window', async () => {
    const folder = tempFolder();
    const onProblem = (failure: unknown): void => expect(failure).toBeNull();
    const open = async () => {
      const opened = new SettingsStore({ folder, onProblem }, table);
      await opened.load();
      return opened;
    };
    const store = await open();
    expect(store.settings).toMatchObject({ density: 'roomy' });
    store.change({ density: 'dense' });
    await store.settled();
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).density).toBe('dense');
    expect((await open()).settings).toMatchObject({ density: 'dense', theme: 'system' });
  });
});
