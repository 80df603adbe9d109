import { floors, NODE, type Room, roomsOf } from './room.ts';

/** Helpers of all rooms of the contract. */
const BASE = ['bounds.ts', 'defined.ts', 'json.ts', 'outside-text.ts', 'text.ts']
  .map((file) => `electron/contract/${file}`)
  .concat('zod');

const FLOORS = ['snapshot', 'scan', 'cells', 'reach', 'accounts', 'quotas', 'pricing', 'proofs', 'filter'];

const electron = roomsOf('electron/');
const contract = roomsOf('electron/contract/');

export const CONTRACT: readonly Room[] = [
  electron('contract/', [], 'd3-dsv', 'zod'),
  ...floors('electron/contract/', BASE, FLOORS),
  contract('settings/', ['snapshot/', 'cells/', 'export/', 'watch/'], ...BASE),
  contract(
    'bridge/',
    [
      'settings/',
      'diff/',
      'accounts/',
      'reach/',
      'snapshot/',
      'scan/',
      'cells/',
      'export/',
      'pricing/',
      'watch/',
      'cell-modes.ts',
    ],
    ...BASE,
  ),
];

/** Sessions and profiles are written where the AWS CLI has them. */
const DISK_OF_AWS = ['disk/regular-file.ts', 'disk/atomic-file.ts', 'disk/disk-reason.ts'];
const DISCOVERY_OF_AWS = [
  'ports.ts',
  'concurrency/abort.ts',
  'concurrency/priority-semaphore.ts',
  'gateway-layers.ts',
  'every-page.ts',
  'list-budget.ts',
].map((file) => `discovery/${file}`);

export const ELECTRON: readonly Room[] = [
  electron('discovery/', ['contract/']),
  electron('capabilities/', ['contract/']),
  electron(
    'aws/',
    ['fallback-runtime.ts', 'contract/', 'redact/', ...DISK_OF_AWS, ...DISCOVERY_OF_AWS],
    ...['package.json', NODE, '@aws-sdk/', '@smithy/', '@aws/', 'agent-base', 'shlex', 'socks'],
  ),
  electron('cache/', ['contract/', 'discovery/ports.ts', 'disk/'], NODE, 'zod'),
  electron('history/', ['contract/', 'cache/', 'discovery/ports.ts', 'disk/'], NODE, 'zod'),
  electron('redact/', ['contract/'], NODE),
  electron('disk/', ['contract/'], NODE, 'electron-store', 'conf'),
  electron(
    'pricing/',
    [
      'contract/',
      'capabilities/',
      'aws/transport/public-files.ts',
      'aws/transport/reach-options.ts',
      'disk/',
      'discovery/ports.ts',
    ],
    NODE,
  ),
  electron('sample/', ['contract/'], NODE),
  electron('log/', ['redact/'], NODE, 'electron-log'),
  electron('export/', ['contract/', 'capabilities/', 'disk/'], NODE, 'fflate'),
  electron('settings/', ['contract/', 'disk/', 'redact/known-secrets.ts'], NODE, 'electron', 'zod'),
  electron('updates/', ['contract/', 'app/about.ts', 'log/app-log.ts'], NODE, 'electron', 'electron-updater'),
  electron(
    'session/',
    [
      'contract/',
      'discovery/',
      'capabilities/',
      'aws/',
      'cache/',
      'pricing/',
      'history/',
      'sample/',
      'export/',
      'log/',
    ],
    NODE,
  ),
  // A watched view is evaluated by the pure derivations of the matrix.
  electron('watch/', ['contract/', 'capabilities/'], 'renderer/state/'),
  // The command line also runs in plain Node, where there is no module `electron`.
  electron('cli/', ['contract/', 'session/', 'history/', 'disk/', 'export/', 'log/', 'redact/'], NODE),
  electron('ipc/', ['contract/'], 'electron', 'zod'),
  // Code that needs Electron sees all rooms except AWS.
  electron(
    'app/',
    [
      'fallback-runtime.ts',
      'contract/',
      'export/',
      'redact/',
      'cache/',
      'settings/',
      'session/',
      'log/',
      'cli/',
      'ipc/',
      'disk/',
      'watch/',
    ],
    ...['icons/', 'package.json', NODE, 'electron', 'zod'],
  ),
  // What puts the parts together sees them all.
  electron('app/open-app.ts', [''], NODE, 'electron'),
  electron('preload.ts', ['contract/bridge/'], 'electron'),
  electron('headless-main.ts', [''], 'package.json', NODE),
  electron('', [], 'package.json', NODE, 'electron'),
];
