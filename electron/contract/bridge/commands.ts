/** What can be done from anywhere in the window: one list for the menus, the palette, the keyboard and the cheat sheet. */

import { CELL_MODE_NAMES, type CellModeName, cellMode } from '../cell-modes.ts';
import { defined } from '../defined.ts';
import type { SettingsTable } from '../settings/setting.ts';
import { type SettingCommand, userSettings } from '../settings/settings.ts';
import { SORT_ORDER_NAMES, SORT_ORDERS, type SortOrder } from './sort-orders.ts';

/** Where a command stands in the cheat sheet. */
export type CommandGroup = 'Find' | 'Data' | 'AWS' | 'View' | 'Appearance' | 'Help';

interface CommandShape {
  label: string;
  group: CommandGroup;
  /** As Electron writes an accelerator, such as `CmdOrCtrl+K`; `?` and `/` work only while nothing is typed into. */
  keys?: string;
  /** A second shortcut, which works but is shown nowhere. */
  otherKeys?: string;
  /** Found in the palette by these words too. */
  also?: string;
}

/** In the order of the palette and of the cheat sheet. */
const GROUPS: readonly CommandGroup[] = ['Find', 'Data', 'AWS', 'View', 'Appearance', 'Help'];

/** One command for each value of each setting of the user. */
export function settingCommands(table?: SettingsTable): Record<SettingCommand, CommandShape> {
  return Object.fromEntries(
    userSettings(table).flatMap((setting) =>
      Object.entries(setting.choices).map(([name, choice]) => {
        const label = choice.label ?? `${setting.label}: ${uncapitalized(choice.short)}`;
        const also = choice.also === undefined ? {} : { also: choice.also };
        return [name, { label, group: setting.group, ...also }];
      }),
    ),
  ) as Record<SettingCommand, CommandShape>;
}

function uncapitalized(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A command that chooses what the cells show. */
export type CellsCommand = `cells-${CellModeName}`;

/** One command for each mode of the cells. */
function cellsCommands(): Record<CellsCommand, CommandShape> {
  return Object.fromEntries(
    CELL_MODE_NAMES.map((name) => {
      const { label, also } = cellMode(name);
      return [`cells-${name}`, { label: `Cells show: ${label}`, group: 'View', also }];
    }),
  ) as Record<CellsCommand, CommandShape>;
}

/** The mode that the command chooses; undefined if it is no such command. */
export function cellsOf(command: string): CellModeName | undefined {
  return CELL_MODE_NAMES.find((name) => command === `cells-${name}`);
}

/** A command that sorts the rows. */
export type SortCommand = `sort-${SortOrder}`;

function sortCommands(): Record<SortCommand, CommandShape> {
  return Object.fromEntries(
    SORT_ORDER_NAMES.map((name) => {
      const { command, also }: { command: string; also?: string } = SORT_ORDERS[name];
      return [`sort-${name}`, { label: `Sort by ${command}`, group: 'View', ...defined({ also }) }];
    }),
  ) as Record<SortCommand, CommandShape>;
}

/** The order that the command chooses; undefined if it is no such command. */
export function sortOf(command: string): SortOrder | undefined {
  return SORT_ORDER_NAMES.find((name) => command === `sort-${name}`);
}

/** What can be copied as a table, and how. */
const COPIED = {
  row: 'Copy this row',
  selected: 'Copy selected rows',
  rows: 'Copy shown rows',
} as const;
const COPIED_AS = { markdown: 'as Markdown', tsv: 'for a spreadsheet' } as const;

export type CopyFormat = keyof typeof COPIED_AS;

/** A command that copies rows of the matrix. */
export type CopyCommand = `copy-${keyof typeof COPIED}-${CopyFormat}`;

function copyCommands(): Record<CopyCommand, CommandShape> {
  return Object.fromEntries(
    Object.entries(COPIED).flatMap(([what, label]) =>
      Object.entries(COPIED_AS).map(([format, as]) => {
        const shape: CommandShape = {
          label: `${label} ${as}`,
          group: 'Data',
          also: 'clipboard table tsv excel',
        };
        return [`copy-${what}-${format}`, shape];
      }),
    ),
  ) as Record<CopyCommand, CommandShape>;
}

/** All commands; a name here is a `MenuCommand`. */
export const COMMANDS = {
  palette: { label: 'Go to model, Region or command…', group: 'Find', keys: 'CmdOrCtrl+K' },
  search: { label: 'Search models', group: 'Find', keys: 'CmdOrCtrl+F', also: 'find filter' },
  'clear-filters': { label: 'Clear filters', group: 'Find', also: 'reset show all' },
  'copy-link': {
    label: 'Copy link to this view',
    group: 'Find',
    keys: 'CmdOrCtrl+Shift+L',
    also: 'share url',
  },
  ...copyCommands(),
  rescan: { label: 'Rescan', group: 'Data', keys: 'CmdOrCtrl+R', also: 'refresh reload' },
  cancel: { label: 'Cancel scan', group: 'Data', keys: 'CmdOrCtrl+.', also: 'stop' },
  'measure-latency': { label: 'Measure latency', group: 'Data', also: 'ping' },
  'prove-access': {
    label: 'Prove access…',
    group: 'Data',
    also: 'test call invoke works refused count tokens speed',
  },
  export: { label: 'Export…', group: 'Data', keys: 'CmdOrCtrl+E', also: 'save json csv markdown' },
  'export-again': {
    label: 'Export again',
    group: 'Data',
    keys: 'CmdOrCtrl+Shift+E',
    also: 'save same format last',
  },
  open: { label: 'Open export…', group: 'Data', keys: 'CmdOrCtrl+O', also: 'import file json' },
  'fetch-prices': { label: 'Fetch prices now', group: 'Data', also: 'price list cost usd tokens read' },
  'fetch-quotas': { label: 'Fetch quotas now', group: 'Data', also: 'limits tpm rpm tokens per minute read' },
  'import-prices': {
    label: 'Import price list…',
    group: 'Data',
    also: 'offer file prices offline air-gapped open',
  },
  'compare-with': {
    label: 'Compare with…',
    group: 'Data',
    also: 'differences earlier scan history another profile account file export',
  },
  accounts: {
    label: 'Several accounts…',
    group: 'Data',
    also: 'profiles together fleet matrix organization',
  },
  'api-key': {
    label: 'Add an API key…',
    group: 'Data',
    also: 'bedrock bearer token paste keychain credentials forget replace',
  },
  endpoints: {
    label: 'Endpoints of Regions…',
    group: 'Data',
    also: 'settings connection address url vpc interface endpoint privatelink proxy',
  },
  'compare-live': {
    label: 'Compare with live',
    group: 'Data',
    also: 'differences opened export changed file',
  },
  'sign-in': {
    label: 'Sign in to IAM Identity Center',
    group: 'Data',
    also: 'sso login log session browser code start url',
  },
  'sign-out': {
    label: 'Sign out of IAM Identity Center',
    group: 'Data',
    also: 'sso logout log session end',
  },
  'choose-role': {
    label: 'Choose account and role…',
    group: 'Data',
    also: 'sso iam identity center new profile permission set',
  },
  'test-connection': {
    label: 'Test connection…',
    group: 'Data',
    also: 'network proxy certificate dns sts identity diagnose reach',
  },
  settings: {
    label: 'Settings…',
    group: 'Data',
    keys: 'CmdOrCtrl+,',
    also: 'preferences options proxy endpoint certificates fips in effect',
  },
  undo: { label: 'Undo', group: 'View', keys: 'CmdOrCtrl+Z', also: 'take back' },
  redo: {
    label: 'Redo',
    group: 'View',
    keys: 'CmdOrCtrl+Shift+Z',
    otherKeys: 'CmdOrCtrl+Y',
    also: 'again',
  },
  'view-matrix': { label: 'Matrix', group: 'View', keys: 'CmdOrCtrl+1' },
  'view-latency': { label: 'Latency', group: 'View', keys: 'CmdOrCtrl+2' },
  'view-compare': { label: 'Compare', group: 'View', keys: 'CmdOrCtrl+3', also: 'side by side differences' },
  'view-changes': { label: 'Changes', group: 'View', keys: 'CmdOrCtrl+4', also: 'history scans news diff' },
  filters: { label: 'Show or hide filters', group: 'View', keys: 'CmdOrCtrl+B', also: 'sidebar rail' },
  regions: { label: 'Choose Regions…', group: 'View', also: 'columns hide pin' },
  views: { label: 'Saved views…', group: 'View', also: 'save apply' },
  ...sortCommands(),
  ...cellsCommands(),
  'collapse-all': { label: 'Collapse all providers', group: 'View', also: 'fold groups' },
  'expand-all': { label: 'Expand all providers', group: 'View', also: 'unfold groups' },
  'unpin-all': { label: 'Unpin all models and Regions', group: 'View', also: 'pins' },
  'hide-model': { label: 'Hide the model under the cursor', group: 'View', also: 'row leave out remove' },
  'show-hidden': { label: 'Show all hidden models', group: 'View', also: 'unhide rows' },
  'watch-model': { label: 'Watch the model under the cursor', group: 'Data', also: 'notify tell news' },
  noticed: { label: 'Watched and noticed', group: 'View', also: 'watch notifications news list' },
  shortcuts: { label: 'Keyboard shortcuts', group: 'Help', keys: '?', also: 'keys cheat sheet' },
  licenses: { label: 'Third-party licenses', group: 'Help', also: 'notices open source' },
  'check-updates': { label: 'Check for updates now', group: 'Help', also: 'version newer' },
  'download-update': { label: 'Download update', group: 'Help', also: 'version newer install' },
  about: { label: 'About Bedrock Atlas', group: 'Help', also: 'version' },
  ...settingCommands(),
} as const satisfies Record<string, CommandShape>;

export type CommandName = keyof typeof COMMANDS;

/** The names by group. */
export const COMMAND_NAMES: readonly CommandName[] = GROUPS.flatMap((group) =>
  (Object.keys(COMMANDS) as CommandName[]).filter((name) => commandOf(name).group === group),
);

/** What is known of a command. */
export function commandOf(name: CommandName): CommandShape {
  return COMMANDS[name];
}
