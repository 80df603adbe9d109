import { describe, expect, it } from 'vitest';
import { violations } from '../../scripts/arrows/violations.ts';

describe('import arrows', () => {
  it.each([
    ['electron/contract/model.ts', "import { x } from './snapshot.ts';"],
    [
      'electron/discovery/latency.ts',
      "import type { Clock } from './ports.ts';\nimport '../contract/model.ts';",
    ],
    ['electron/aws/client-factory.ts', "import { BedrockClient } from '@aws-sdk/client-bedrock';"],
    ['electron/aws/profiles.ts', "import { readFile } from 'node:fs/promises';"],
    ['electron/cache/store-cache.ts', "import Store from 'electron-store';"],
    [
      'electron/preload.ts',
      "import { ipcRenderer } from 'electron';\ntype A = import('./contract/bridge/api.ts').AtlasApi;",
    ],
    [
      'electron/main.ts',
      "import { app } from 'electron';\nconst { scan } = await import('./aws/regions.ts');",
    ],
    ['electron/aws/scan.ts', 'await client.send(command);'],
    ['electron/ipc/ipc.ts', "import { ipcMain } from 'electron';\ncontents.send('x');"],
    ['renderer/api.ts', 'export const bridge = window.atlas;'],
    [
      'renderer/views/legend.tsx',
      "import { Button } from 'react-aria-components';\nexport const a = <Button />;",
    ],
    ['renderer/views/about.tsx', "import { x } from '../../electron/capabilities/prompt-caching.ts';"],
    ['renderer/main.tsx', "import { createRoot } from 'react-dom/client';"],
  ])('lets %s do its work', (file, text) => {
    expect(violations(file, text)).toEqual([]);
  });

  it.each([
    ['electron/contract/model.ts', "import { readFile } from 'node:fs';", 'node:fs'],
    [
      'electron/contract/model.ts',
      "export type { X } from '../discovery/ports.ts';",
      'electron/discovery/ports.ts',
    ],
    ['electron/contract/model.ts', "export * from 'zustand';", 'zustand'],
    ['electron/discovery/latency.ts', "import { app } from 'electron';", 'electron'],
    [
      'electron/discovery/latency.ts',
      "const a = await import('../aws/regions.ts');",
      'electron/aws/regions.ts',
    ],
    [
      'electron/discovery/latency.ts',
      "let a: import('@aws-sdk/client-bedrock').BedrockClient;",
      '@aws-sdk/client-bedrock',
    ],
    ['electron/capabilities/limits.ts', "import '../discovery/latency.ts';", 'electron/discovery/latency.ts'],
    ['electron/aws/regions.ts', "import '../discovery/latency.ts';", 'electron/discovery/latency.ts'],
    ['electron/aws/regions.ts', "import { app } from 'electron';", 'electron'],
    ['electron/cache/store-cache.ts', "import '@smithy/types';", '@smithy/types'],
    ['electron/sample/server.ts', "import '../aws/regions.ts';", 'electron/aws/regions.ts'],
    ['electron/preload.ts', "import { z } from 'zod';", 'zod'],
    ['electron/preload.ts', "import '../electron/contract/model.ts';", 'electron/contract/model.ts'],
    ['electron/main.ts', "import '@aws-sdk/client-bedrock';", '@aws-sdk/client-bedrock'],
    ['electron/headless-main.ts', "import 'electron/main';", 'electron/main'],
    ['electron/main.ts', "import '../renderer/state/matrix.ts';", 'renderer/state/matrix.ts'],
    ['electron/headless-main.ts', "import { app } from 'electron';", 'electron'],
    ['renderer/state/matrix.ts', "import '../views/shell.tsx';", 'renderer/views/shell.tsx'],
    [
      'renderer/state/matrix.ts',
      "import '../../electron/discovery/latency.ts';",
      'electron/discovery/latency.ts',
    ],
    ['renderer/views/shell.tsx', "import { api } from '../api.ts';", 'renderer/api.ts'],
    ['renderer/views/shell.tsx', "import { readFile } from 'node:fs';", 'node:fs'],
    ['renderer/main.tsx', "import '../electron/aws/regions.ts';", 'electron/aws/regions.ts'],
    ['renderer/main.tsx', "import { ipcRenderer } from 'electron';", 'electron'],
  ])('refuses in %s: %s', (file, text, target) => {
    const [line, ...others] = violations(file, text);
    expect(line).toMatch(new RegExp(`^${file}: .* may not see ${target.replaceAll('.', '\\.')}$`));
    expect(others).toEqual([]);
  });

  it.each([
    ['renderer/views/shell.tsx', 'window.atlas.rescan();', 'only renderer/api.ts may use window.atlas'],
    ['renderer/main.tsx', "globalThis['atlas'];", 'only renderer/api.ts may use globalThis.atlas'],
    [
      'electron/main.ts',
      "import { ipcMain as door } from 'electron';",
      'only electron/ipc/ipc.ts may use ipcMain',
    ],
    [
      'electron/main.ts',
      "window.webContents.send('x');",
      'only electron/ipc/ipc.ts may use webContents.send',
    ],
    ['electron/menu.ts', "contents.send('x');", 'only electron/ipc/ipc.ts may use contents.send'],
  ])('refuses in %s: %s', (file, text, message) => {
    expect(violations(file, text)).toEqual([`${file}: ${message}`]);
  });

  it('refuses an import whose target cannot be read', () => {
    expect(() => violations('electron/main.ts', 'await import(name);')).toThrow(/not a plain string/);
  });
});
