/** The import arrows: what each room may see. Everything not named is refused; a file belongs to its narrowest room. */
import { CONTRACT, ELECTRON } from './electron-rooms.ts';
import { floors, type Room, roomsOf } from './room.ts';
import { TOOLS } from './tool-rooms.ts';

const REACT = ['react', 'react-dom'];
const ARIA = ['react-aria-components', 'lucide-react'];
const STATE_BASE = ['electron/contract/', 'electron/capabilities/', 'zustand', 'zod', '@leeoniya/ufuzzy'];
const VIEWS_BASE = [
  'renderer/state/',
  'electron/contract/',
  'electron/capabilities/',
  'icons/',
  ...REACT,
  ...ARIA,
  'zustand',
];

const renderer = roomsOf('renderer/');

const RENDERER: readonly Room[] = [
  renderer('state/', [], ...STATE_BASE),
  ...floors('renderer/state/', STATE_BASE, ['rows', 'search', 'query', 'words', 'scan', 'compare']),
  renderer('views/', [], ...VIEWS_BASE, '@tanstack/react-virtual'),
  ...floors('renderer/views/', VIEWS_BASE, ['controls', 'commands', 'filters', 'latency', 'facts']),
  renderer('', [], 'electron/contract/', 'electron/capabilities/', ...REACT, 'zustand'),
];

export const ROOMS: readonly Room[] = [...CONTRACT, ...ELECTRON, ...RENDERER, ...TOOLS];

/** Rooms that the app loads when it needs them: outside of them only `import()` and types, so that start stays short. */
export const LAZY_ROOMS: readonly { room: string; within: string }[] = [
  { room: 'electron/aws/', within: 'electron/' },
];

/** What an entry point never loads, by whatever way; or not at its start, by `import()` alone. `module`: a package or a folder. */
export const UNREACHABLE: readonly { entry: string; module: string; atStart?: true }[] = [
  { entry: 'electron/headless-main.ts', module: 'electron' },
  { entry: 'electron/headless-main.ts', module: 'electron/app/' },
  { entry: 'electron/headless-main.ts', module: 'electron/ipc/' },
  { entry: 'electron/preload.ts', module: 'zod' },
  // Each would delay the window.
  { entry: 'electron/main.ts', module: 'zod', atStart: true },
  { entry: 'electron/main.ts', module: 'electron-store', atStart: true },
  { entry: 'electron/main.ts', module: 'electron-log', atStart: true },
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
    file: 'renderer/main.tsx',
    within: 'renderer/',
    use: { object: /^(window|globalThis|self)$/, member: 'atlas' },
  },
  { file: 'electron/ipc/ipc.ts', within: 'electron/', use: { imported: 'ipcMain', from: 'electron' } },
  { file: 'electron/ipc/ipc.ts', within: 'electron/', use: { object: /contents$/i, member: 'send' } },
];
