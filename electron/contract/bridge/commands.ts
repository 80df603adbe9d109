/** What can be done from anywhere in the window: one list for the menus, the palette, the keyboard and the cheat sheet. */

/** Where a command stands in the cheat sheet. */
export type CommandGroup = 'Find' | 'Data' | 'View' | 'Appearance' | 'Help';

interface CommandShape {
  label: string;
  group: CommandGroup;
  /** As Electron writes an accelerator, such as `CmdOrCtrl+K`; `?` and `/` work only while nothing is typed into. */
  keys?: string;
  /** Found in the palette by these words too. */
  also?: string;
}

const TIME_LIMIT = 'time limit deadline timeout slow';

/** How long one call to a region may take, in seconds, as the menu and the palette offer it. */
export const TIME_LIMITS_S = [15, 30, 60, 120] as const;

/** All commands, in the order of the cheat sheet; a name here is a `MenuCommand`. */
export const COMMANDS = {
  palette: { label: 'Go to model, region or command…', group: 'Find', keys: 'CmdOrCtrl+K' },
  search: { label: 'Search models', group: 'Find', keys: 'CmdOrCtrl+F', also: 'find filter' },
  'clear-filters': { label: 'Clear filters', group: 'Find', also: 'reset show all' },
  'copy-link': {
    label: 'Copy link to this view',
    group: 'Find',
    keys: 'CmdOrCtrl+Shift+L',
    also: 'share url',
  },
  rescan: { label: 'Rescan', group: 'Data', keys: 'CmdOrCtrl+R', also: 'refresh reload' },
  cancel: { label: 'Cancel scan', group: 'Data', keys: 'Escape', also: 'stop' },
  'measure-latency': { label: 'Measure latency', group: 'Data', also: 'ping' },
  'time-limit-15': { label: 'Give a region 15 seconds', group: 'Data', also: TIME_LIMIT },
  'time-limit-30': { label: 'Give a region 30 seconds', group: 'Data', also: TIME_LIMIT },
  'time-limit-60': { label: 'Give a region 60 seconds', group: 'Data', also: TIME_LIMIT },
  'time-limit-120': { label: 'Give a region 120 seconds', group: 'Data', also: TIME_LIMIT },
  export: { label: 'Export…', group: 'Data', keys: 'CmdOrCtrl+E', also: 'save json csv markdown' },
  open: { label: 'Open export…', group: 'Data', keys: 'CmdOrCtrl+O', also: 'import file json' },
  'compare-live': {
    label: 'Show what differs from live',
    group: 'Data',
    also: 'compare opened export changed file',
  },
  undo: { label: 'Undo', group: 'View', keys: 'CmdOrCtrl+Z', also: 'take back' },
  redo: { label: 'Redo', group: 'View', keys: 'CmdOrCtrl+Shift+Z', also: 'again' },
  'view-matrix': { label: 'Matrix', group: 'View', keys: 'CmdOrCtrl+1' },
  'view-latency': { label: 'Latency', group: 'View', keys: 'CmdOrCtrl+2' },
  'view-compare': { label: 'Compare', group: 'View', keys: 'CmdOrCtrl+3', also: 'side by side differences' },
  filters: { label: 'Show or hide filters', group: 'View', keys: 'CmdOrCtrl+B', also: 'sidebar rail' },
  regions: { label: 'Choose regions…', group: 'View', also: 'columns hide pin' },
  views: { label: 'Saved views…', group: 'View', also: 'save apply' },
  'sort-provider': { label: 'Sort by provider, then name', group: 'View' },
  'sort-name': { label: 'Sort by name', group: 'View' },
  'sort-released': { label: 'Sort by release date, newest first', group: 'View' },
  'sort-regions': { label: 'Sort by number of regions', group: 'View' },
  'sort-latency': { label: 'Sort by latency of the nearest callable region', group: 'View', also: 'fastest' },
  'collapse-all': { label: 'Collapse all providers', group: 'View', also: 'fold groups' },
  'expand-all': { label: 'Expand all providers', group: 'View', also: 'unfold groups' },
  'unpin-all': { label: 'Unpin all models and regions', group: 'View', also: 'pins' },
  'hide-model': { label: 'Hide the model under the cursor', group: 'View', also: 'row leave out remove' },
  'show-hidden': { label: 'Show all hidden models', group: 'View', also: 'unhide rows' },
  'theme-system': { label: 'Theme of the system', group: 'Appearance', also: 'dark light' },
  'theme-light': { label: 'Light theme', group: 'Appearance' },
  'theme-dark': { label: 'Dark theme', group: 'Appearance' },
  shortcuts: { label: 'Keyboard shortcuts', group: 'Help', keys: '?', also: 'keys cheat sheet' },
  about: { label: 'About Bedrock Atlas', group: 'Help', also: 'version' },
} as const satisfies Record<string, CommandShape>;

export type CommandName = keyof typeof COMMANDS;

/** The names in the order of the list. */
export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS) as CommandName[];

/** What is known of a command. */
export function commandOf(name: CommandName): CommandShape {
  return COMMANDS[name];
}

/** Keys that work in one part of the window only: told in the cheat sheet, handled where they work. */
export const LOCAL_KEYS: readonly { place: string; keys: string; does: string }[] = [
  { place: 'Window', keys: '/', does: 'Search models' },
  { place: 'Window', keys: 'F6', does: 'Next part of the window' },
  { place: 'Window', keys: 'Shift+F6', does: 'Part before' },
  {
    place: 'Window',
    keys: 'Escape',
    does: 'Close what was opened last, then the details, then cancel the scan',
  },
  { place: 'Matrix', keys: 'Arrows', does: 'Next cell; with Ctrl to the edge' },
  { place: 'Matrix', keys: 'Home', does: 'First region; with Ctrl the first model too' },
  { place: 'Matrix', keys: 'End', does: 'Last region; with Ctrl the last model too' },
  { place: 'Matrix', keys: 'PageDown', does: 'A page down; PageUp a page up' },
  { place: 'Matrix', keys: 'Alt+Down', does: 'First model of the next provider; Alt+Up of the one before' },
  { place: 'Matrix', keys: 'Enter', does: 'Details of the model; on a region, sort by it' },
  { place: 'Matrix', keys: 'Space', does: 'What the cell says, in words' },
  { place: 'Matrix', keys: 'Left', does: 'On a model’s name: collapse its provider; Right expands it' },
  { place: 'Matrix', keys: 'P', does: 'Pin the model, or on a header the region; again to unpin' },
  { place: 'Matrix', keys: 'Shift+P', does: 'Pin the region of the cell' },
  { place: 'Matrix', keys: 'H', does: 'Hide the model, or on a header the region' },
  { place: 'Matrix', keys: 'Shift+H', does: 'Hide the region of the cell' },
  { place: 'Matrix', keys: 'CmdOrCtrl+C', does: 'Copy the cell in words' },
];
