import { describe, expect, it } from 'vitest';
import { graphViolations, type ImportGraph } from '../../scripts/arrows/graph.ts';
import { sourceFacts } from '../../scripts/arrows/source-facts.ts';
import { violations } from '../../scripts/arrows/violations.ts';

const violationsOf = (file: string, text: string): string[] => violations(file, sourceFacts(file, text));

describe('import arrows', () => {
  it.each([
    ['electron/contract/model.ts', "import { x } from './snapshot.ts';"],
    [
      'electron/discovery/latency.ts',
      "import type { Clock } from './ports.ts';\nimport '../contract/model.ts';",
    ],
    ['electron/aws/client-factory.ts', "import { BedrockClient } from '@aws-sdk/client-bedrock';"],
    ['electron/aws/profiles.ts', "import { readFile } from 'node:fs/promises';"],
    ['electron/disk/json-store.ts', "import Store from 'electron-store';"],
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
    ['renderer/main.tsx', 'const api = window.atlas;'],
    [
      'renderer/views/legend.tsx',
      "import { Button } from 'react-aria-components';\nexport const a = <Button />;",
    ],
    ['renderer/views/about.tsx', "import { x } from '../../electron/capabilities/prompt-caching.ts';"],
    ['renderer/main.tsx', "import { createRoot } from 'react-dom/client';"],
  ])('lets %s do its work', (file, text) => {
    expect(violationsOf(file, text)).toEqual([]);
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
    ['renderer/views/shell.tsx', "import { store } from '../main.tsx';", 'renderer/main.tsx'],
    ['renderer/views/shell.tsx', "import { readFile } from 'node:fs';", 'node:fs'],
    ['renderer/main.tsx', "import '../electron/aws/regions.ts';", 'electron/aws/regions.ts'],
    ['renderer/main.tsx', "import { ipcRenderer } from 'electron';", 'electron'],
  ])('refuses in %s: %s', (file, text, target) => {
    const [line, ...others] = violationsOf(file, text);
    expect(line).toMatch(new RegExp(`^${file}: .* may not see ${target.replaceAll('.', '\\.')}$`));
    expect(others).toEqual([]);
  });

  it.each([
    ['renderer/views/shell.tsx', 'window.atlas.rescan();', 'only renderer/main.tsx may use window.atlas'],
    ['renderer/state/store.ts', "globalThis['atlas'];", 'only renderer/main.tsx may use globalThis.atlas'],
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
    expect(violationsOf(file, text)).toEqual([`${file}: ${message}`]);
  });

  it('refuses an import whose target cannot be read', () => {
    expect(() => violationsOf('electron/main.ts', 'await import(name);')).toThrow(/not a plain string/);
  });
});

/** The graph of files given as their texts. */
function graphOf(texts: Record<string, string>): ImportGraph {
  return new Map(Object.entries(texts).map(([file, text]) => [file, sourceFacts(file, text).modules]));
}

describe('import graph', () => {
  it('refuses a circle of types', () => {
    const graph = graphOf({
      'electron/a.ts': "import type { B } from './b.ts';",
      'electron/b.ts': "export const b = 1;\nexport type B = import('./a.ts').A;",
    });
    expect(graphViolations(graph)).toEqual(['circle: electron/a.ts -> electron/b.ts -> electron/a.ts']);
  });

  it('lets two files share a third', () => {
    const graph = graphOf({
      'electron/a.ts': "import './b.ts';\nimport './c.ts';",
      'electron/b.ts': "import './c.ts';",
      'electron/c.ts': 'export const c = 1;',
    });
    expect(graphViolations(graph)).toEqual([]);
  });

  it('refuses a room that is loaded when needed and imported at start', () => {
    const graph = graphOf({ 'electron/session/x.ts': "import { open } from '../aws/open-gateway.ts';" });
    expect(graphViolations(graph)).toEqual([
      'electron/session/x.ts: electron/aws/ is loaded by import() only, not electron/aws/open-gateway.ts',
    ]);
  });

  it('lets import() and types of such a room through', () => {
    const graph = graphOf({
      'electron/session/x.ts':
        "import type { A } from '../aws/open-gateway.ts';\nconst { open } = await import('../aws/open-gateway.ts');",
      'electron/aws/open-gateway.ts': "import './client-factory.ts';",
    });
    expect(graphViolations(graph)).toEqual([]);
  });

  it('refuses what the plain command line reaches by a detour', () => {
    const graph = graphOf({
      'electron/headless-main.ts': "import './cli/headless.ts';",
      'electron/cli/headless.ts': "import '../settings/place.ts';",
      'electron/settings/place.ts': "import { app } from 'electron';",
    });
    expect(graphViolations(graph)).toEqual([
      'electron/headless-main.ts -> electron/cli/headless.ts -> electron/settings/place.ts -> electron: ' +
        'electron/headless-main.ts must not load electron',
    ]);
  });

  it('lets the plain command line take types of what needs Electron', () => {
    const graph = graphOf({
      'electron/headless-main.ts': "import type { Bounds } from './settings/place.ts';",
      'electron/settings/place.ts': "import { app } from 'electron';",
    });
    expect(graphViolations(graph)).toEqual([]);
  });

  it('refuses at the start of the app what would delay its window, and takes it later', () => {
    const early = (how: string) =>
      graphViolations(
        graphOf({
          'electron/main.ts': how,
          'electron/app/open-app.ts': "import { z } from 'zod/mini';",
        }),
      );
    expect(early("import './app/open-app.ts';")).toEqual([
      'electron/main.ts -> electron/app/open-app.ts -> zod/mini: electron/main.ts must not load zod at its start',
    ]);
    expect(early("await import('./app/open-app.ts');")).toEqual([]);
  });
});
