import { floors, NODE, type Room } from './room.ts';

export const CONTRACT: readonly Room[] = [
  { room: 'electron/contract/', maySee: ['electron/contract/', 'd3-dsv', 'zod'] },
  ...floors('electron/contract/', ['electron/contract/defined.ts', 'zod'], ['snapshot', 'cells', 'filter']),
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

export const ELECTRON: readonly Room[] = [
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
      'zod',
    ],
  },
  { room: 'electron/redact/', maySee: ['electron/redact/', 'electron/contract/', NODE] },
  {
    room: 'electron/disk/',
    maySee: ['electron/disk/', 'electron/contract/', NODE, 'electron-store', 'conf'],
  },
  { room: 'electron/sample/', maySee: ['electron/sample/', 'electron/contract/', NODE] },
  { room: 'electron/log/', maySee: ['electron/log/', 'electron/redact/', NODE, 'electron-log'] },
  {
    room: 'electron/export/',
    maySee: ['electron/export/', 'electron/contract/', 'electron/capabilities/', 'electron/disk/', NODE],
  },
  {
    room: 'electron/settings/',
    maySee: ['electron/settings/', 'electron/contract/', 'electron/disk/', NODE, 'electron', 'zod'],
  },
  {
    room: 'electron/updates/',
    maySee: [
      'electron/updates/',
      'electron/contract/',
      'electron/app/about.ts',
      'electron/log/log.ts',
      NODE,
      'electron',
      'electron-updater',
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
  { room: 'electron/headless-main.ts', maySee: ['electron/', 'package.json', NODE] },
  { room: 'electron/', maySee: ['electron/', 'package.json', NODE, 'electron'] },
];
