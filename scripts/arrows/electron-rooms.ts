import { floors, NODE, type Room } from './room.ts';

/** Helpers of all rooms of the contract. */
const BASE = ['bounds.ts', 'defined.ts', 'json.ts', 'outside-text.ts', 'text.ts']
  .map((file) => `electron/contract/${file}`)
  .concat('zod');

export const CONTRACT: readonly Room[] = [
  { room: 'electron/contract/', maySee: ['electron/contract/', 'd3-dsv', 'zod'] },
  ...floors('electron/contract/', BASE, [
    'snapshot',
    'scan',
    'cells',
    'reach',
    'accounts',
    'quotas',
    'pricing',
    'proofs',
    'filter',
  ]),
  {
    room: 'electron/contract/bridge/',
    maySee: [
      ...BASE,
      'electron/contract/bridge/',
      'electron/contract/diff/',
      'electron/contract/accounts/',
      'electron/contract/reach/',
      'electron/contract/snapshot/',
      'electron/contract/scan/',
      'electron/contract/cells/',
      'electron/contract/export/',
      'electron/contract/pricing/',
      'electron/contract/watch/',
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
      'electron/fallback-runtime.ts',
      'electron/contract/',
      'electron/redact/',
      'electron/disk/plain-file.ts',
      // Sessions and profiles are written where the AWS CLI has them.
      'electron/disk/whole-file.ts',
      'electron/disk/disk-reason.ts',
      'electron/discovery/ports.ts',
      'electron/discovery/concurrency/abort.ts',
      'electron/discovery/concurrency/priority-semaphore.ts',
      'electron/discovery/through.ts',
      'electron/discovery/every-page.ts',
      'electron/discovery/list-room.ts',
      'package.json',
      NODE,
      '@aws-sdk/',
      '@smithy/',
      '@aws/',
      'agent-base',
      'shlex',
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
  {
    room: 'electron/pricing/',
    maySee: [
      'electron/pricing/',
      'electron/contract/',
      'electron/capabilities/',
      'electron/aws/transport/public-files.ts',
      'electron/aws/transport/proxy/proxy-choice.ts',
      'electron/disk/',
      'electron/discovery/ports.ts',
      NODE,
    ],
  },
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
      'electron/redact/known-secrets.ts',
      NODE,
      'electron',
      'zod',
    ],
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
      'electron/pricing/',
      'electron/history/',
      'electron/sample/',
      'electron/export/',
      'electron/log/',
      NODE,
    ],
  },
  // A watched view is evaluated by the pure derivations of the matrix.
  {
    room: 'electron/watch/',
    maySee: ['electron/watch/', 'electron/contract/', 'electron/capabilities/', 'renderer/state/'],
  },
  // The command line also runs in plain Node, where there is no module `electron`.
  {
    room: 'electron/cli/',
    maySee: [
      'electron/cli/',
      'electron/contract/',
      'electron/session/',
      'electron/history/',
      'electron/disk/',
      'electron/export/',
      'electron/log/',
      'electron/redact/',
      NODE,
    ],
  },
  { room: 'electron/ipc/', maySee: ['electron/ipc/', 'electron/contract/', 'electron', 'zod'] },
  // Code that needs Electron sees all rooms except AWS.
  {
    room: 'electron/app/',
    maySee: [
      'electron/app/',
      'electron/fallback-runtime.ts',
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
      'electron/watch/',
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
