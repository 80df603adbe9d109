/** The import arrows: what each room may see. Everything not named is refused; a file belongs to its narrowest room. */
export interface Room {
  /** A folder (ends with /) or a file; the longest that fits a file is its room. */
  room: string;
  /** Folders, files and package names (a name ending in / stands for the whole scope, `*` for every package). */
  maySee: readonly string[];
}

const NODE = 'node:';
const ANY_PACKAGE = '*';
const REACT = ['react', 'react-dom'];
const ARIA = ['react-aria-components', 'lucide-react'];

/** Rooms of one house, lowest first: each may see itself, `base`, and the rooms below it. */
function floors(house: string, base: readonly string[], rooms: readonly string[]): Room[] {
  return rooms.map((name, index) => ({
    room: `${house}${name}/`,
    maySee: [...rooms.slice(0, index + 1).map((below) => `${house}${below}/`), ...base],
  }));
}

const CONTRACT: readonly Room[] = [
  { room: 'electron/contract/', maySee: ['electron/contract/', 'd3-dsv', 'zod'] },
  ...floors('electron/contract/', [], ['snapshot', 'cells', 'filter']),
  {
    room: 'electron/contract/bridge/',
    maySee: [
      'electron/contract/bridge/',
      'electron/contract/snapshot/',
      'electron/contract/cells/',
      'electron/contract/export/',
      'zod',
    ],
  },
];

const ELECTRON: readonly Room[] = [
  { room: 'electron/discovery/', maySee: ['electron/discovery/', 'electron/contract/'] },
  { room: 'electron/capabilities/', maySee: ['electron/capabilities/', 'electron/contract/'] },
  {
    room: 'electron/aws/',
    maySee: [
      'electron/aws/',
      'electron/contract/',
      'electron/redact/',
      'electron/discovery/ports.ts',
      'electron/discovery/concurrency/abort.ts',
      'electron/discovery/every-page.ts',
      'package.json',
      NODE,
      '@aws-sdk/',
      '@smithy/',
      '@aws/',
      'https-proxy-agent',
      'proxy-from-env',
    ],
  },
  {
    room: 'electron/cache/',
    maySee: [
      'electron/cache/',
      'electron/contract/',
      'electron/discovery/ports.ts',
      'electron/disk/',
      NODE,
      'electron-store',
      'conf',
      'zod',
    ],
  },
  {
    room: 'electron/history/',
    maySee: [
      'electron/history/',
      'electron/contract/',
      'electron/cache/',
      'electron/discovery/ports.ts',
      'electron/disk/',
      NODE,
    ],
  },
  { room: 'electron/redact/', maySee: ['electron/redact/', 'electron/contract/', NODE] },
  { room: 'electron/disk/', maySee: ['electron/disk/', 'electron/contract/', NODE] },
  { room: 'electron/sample/', maySee: ['electron/sample/', 'electron/contract/', NODE] },
  { room: 'electron/log/', maySee: ['electron/log/', 'electron/redact/', NODE, 'electron-log'] },
  {
    room: 'electron/export/',
    maySee: ['electron/export/', 'electron/contract/', 'electron/capabilities/', 'electron/disk/', NODE],
  },
  {
    room: 'electron/settings/',
    maySee: [
      'electron/settings/',
      'electron/contract/',
      'electron/disk/',
      NODE,
      'electron',
      'electron-store',
      'conf',
      'zod',
    ],
  },
  {
    room: 'electron/session/',
    maySee: [
      'electron/session/',
      'electron/contract/',
      'electron/discovery/',
      'electron/capabilities/',
      'electron/aws/',
      'electron/cache/',
      'electron/sample/',
      'electron/export/',
      'electron/log/',
      NODE,
    ],
  },
  // The command line also runs in plain Node, where there is no module `electron`.
  {
    room: 'electron/cli/',
    maySee: [
      'electron/cli/',
      'electron/contract/',
      'electron/session/',
      'electron/export/',
      'electron/log/',
      'electron/redact/',
      NODE,
    ],
  },
  { room: 'electron/ipc/', maySee: ['electron/ipc/', 'electron/contract/', 'electron', 'zod'] },
  // The top of the house: what only Electron has, over everything below but AWS.
  {
    room: 'electron/app/',
    maySee: [
      'electron/app/',
      'electron/contract/',
      'electron/export/',
      'electron/redact/',
      'electron/cache/',
      'electron/settings/',
      'electron/session/',
      'electron/log/',
      'electron/cli/',
      'electron/ipc/',
      'electron/disk/',
      'icons/',
      'package.json',
      NODE,
      'electron',
      'zod',
    ],
  },
  { room: 'electron/preload.ts', maySee: ['electron/contract/bridge/', 'electron'] },
  { room: 'electron/headless-main.ts', maySee: ['electron/', 'package.json', NODE, 'conf'] },
  { room: 'electron/', maySee: ['electron/', 'package.json', NODE, 'electron', 'conf'] },
];

const STATE_BASE = ['electron/contract/', 'electron/capabilities/', 'zustand', '@leeoniya/ufuzzy'];
const VIEWS_BASE = [
  'renderer/state/',
  'electron/contract/',
  'electron/capabilities/',
  'icons/',
  ...REACT,
  ...ARIA,
  'zustand',
];
const RENDERER: readonly Room[] = [
  { room: 'renderer/state/', maySee: ['renderer/state/', ...STATE_BASE] },
  ...floors('renderer/state/', STATE_BASE, ['rows', 'query', 'words', 'scan', 'compare']),
  { room: 'renderer/views/', maySee: ['renderer/views/', ...VIEWS_BASE, '@tanstack/react-virtual'] },
  ...floors('renderer/views/', VIEWS_BASE, ['controls', 'commands', 'filters', 'latency', 'facts']),
  {
    room: 'renderer/',
    maySee: ['renderer/', 'electron/contract/', 'electron/capabilities/', ...REACT, 'zustand'],
  },
];

/** Tools know nothing of tests; tests know nothing of the lab, which may see everything. */
const TOOLS: readonly Room[] = [
  {
    room: 'scripts/',
    maySee: [
      'scripts/',
      'electron/contract/',
      'electron/capabilities/',
      'electron/discovery/',
      'electron/aws/',
      'package.json',
      NODE,
      ANY_PACKAGE,
    ],
  },
  { room: 'scripts/arrows/', maySee: ['scripts/arrows/', NODE, 'oxc-parser'] },
  {
    room: 'test/',
    maySee: ['test/', 'scripts/', 'electron/', 'renderer/', 'docs/', 'package.json', NODE, ANY_PACKAGE],
  },
  { room: 'test/helpers/', maySee: ['test/helpers/', 'electron/', NODE, ANY_PACKAGE] },
  {
    room: 'test/drivers/',
    maySee: ['test/drivers/', 'test/helpers/', 'scripts/', 'electron/', NODE, ANY_PACKAGE],
  },
  {
    room: 'test/e2e/',
    maySee: [
      'test/e2e/',
      'test/drivers/',
      'test/helpers/',
      'scripts/',
      'electron/contract/',
      'docs/',
      'package.json',
      NODE,
      ANY_PACKAGE,
    ],
  },
  { room: 'test/lab/', maySee: ['test/', 'lab/', 'scripts/', NODE, ANY_PACKAGE] },
  {
    room: 'lab/',
    maySee: [
      'lab/',
      'test/drivers/',
      'test/helpers/',
      'scripts/',
      'electron/',
      'renderer/',
      NODE,
      ANY_PACKAGE,
    ],
  },
];

export const ROOMS: readonly Room[] = [...CONTRACT, ...ELECTRON, ...RENDERER, ...TOOLS];

/** Rooms that the app loads when it needs them: outside of them only `import()` and types, so that start stays short. */
export const LAZY_ROOMS: readonly { room: string; within: string }[] = [
  { room: 'electron/aws/', within: 'electron/' },
];

/** What an entry point never loads, by whatever way: `module` is a package or a folder. */
export const UNREACHABLE: readonly { entry: string; module: string }[] = [
  { entry: 'electron/headless-main.ts', module: 'electron' },
  { entry: 'electron/headless-main.ts', module: 'electron/app/' },
  { entry: 'electron/headless-main.ts', module: 'electron/ipc/' },
  { entry: 'electron/preload.ts', module: 'zod' },
];

/** Names that only one file may use, and how a use looks. */
export interface Monopoly {
  file: string;
  /** Where the rule holds. */
  within: string;
  /** An object's member, `object.member`; or a name imported from a module. */
  use: { object: RegExp; member: string } | { imported: string; from: string };
}

export const MONOPOLIES: readonly Monopoly[] = [
  {
    file: 'renderer/api.ts',
    within: 'renderer/',
    use: { object: /^(window|globalThis|self)$/, member: 'atlas' },
  },
  { file: 'electron/ipc/ipc.ts', within: 'electron/', use: { imported: 'ipcMain', from: 'electron' } },
  { file: 'electron/ipc/ipc.ts', within: 'electron/', use: { object: /contents$/i, member: 'send' } },
];
