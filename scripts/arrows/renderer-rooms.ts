import { floors, type Room } from './room.ts';

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
export const RENDERER: readonly Room[] = [
  { room: 'renderer/state/', maySee: ['renderer/state/', ...STATE_BASE] },
  ...floors('renderer/state/', STATE_BASE, ['rows', 'query', 'words', 'scan', 'compare']),
  { room: 'renderer/views/', maySee: ['renderer/views/', ...VIEWS_BASE, '@tanstack/react-virtual'] },
  ...floors('renderer/views/', VIEWS_BASE, ['controls', 'commands', 'filters', 'latency', 'facts']),
  {
    room: 'renderer/',
    maySee: ['renderer/', 'electron/contract/', 'electron/capabilities/', ...REACT, 'zustand'],
  },
];
