/** The import arrows: what each room may see. Everything not named is refused. */
export interface Room {
  /** A folder (ends with /) or a file; the longest that fits a file is its room. */
  room: string;
  /** Folders, files and package names (a name ending in / stands for the whole scope). */
  maySee: readonly string[];
}

const NODE = 'node:';
const REACT = ['react', 'react-dom'];

export const ROOMS: readonly Room[] = [
  { room: 'electron/contract/', maySee: ['electron/contract/', 'd3-dsv', 'zod'] },
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
  {
    room: 'electron/redact/',
    maySee: ['electron/redact/', 'electron/contract/', NODE],
  },
  { room: 'electron/disk/', maySee: ['electron/disk/', 'electron/contract/', NODE] },
  { room: 'electron/sample/', maySee: ['electron/sample/', 'electron/contract/', NODE] },
  { room: 'electron/preload.ts', maySee: ['electron/contract/bridge/', 'electron'] },
  // The command line also runs in plain Node, where there is no module `electron`.
  {
    room: 'electron/headless-main.ts',
    maySee: ['electron/', 'package.json', NODE, 'conf'],
  },
  { room: 'electron/cli/headless.ts', maySee: ['electron/', 'package.json', NODE, 'conf'] },
  {
    room: 'electron/',
    maySee: [
      'electron/',
      'icons/',
      'package.json',
      NODE,
      'electron',
      'electron-log',
      'electron-store',
      'conf',
      'zod',
    ],
  },
  {
    room: 'renderer/state/',
    maySee: ['renderer/state/', 'electron/contract/', 'zustand', '@leeoniya/ufuzzy'],
  },
  {
    room: 'renderer/views/',
    maySee: [
      'renderer/views/',
      'renderer/state/',
      'icons/',
      'electron/contract/',
      'electron/capabilities/',
      ...REACT,
      'react-aria-components',
      '@tanstack/react-virtual',
      'lucide-react',
      'zustand',
    ],
  },
  {
    room: 'renderer/',
    maySee: ['renderer/', 'electron/contract/', 'electron/capabilities/', ...REACT, 'zustand'],
  },
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
