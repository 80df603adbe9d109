/** The application menu; every item that the window also offers carries the same words and keys. */

import { basename, dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { AppEvent, MenuCommand } from '../contract/bridge/api.ts';
import { commandOf } from '../contract/bridge/commands.ts';
import { menuAccelerator } from '../contract/bridge/keys.ts';
import { FIRST_MENU, type MenuState } from '../contract/bridge/menu-state.ts';
import { SORT_ORDER_NAMES } from '../contract/bridge/sort-orders.ts';
import { SETTING_MENUS } from '../contract/settings/setting.ts';
import { type Settings, userSettings } from '../contract/settings/settings.ts';

export interface AppMenuDeps {
  publish(event: AppEvent): void;
  settings: { readonly settings: Settings };
  recent: { readonly files: readonly string[]; open(file: string): Promise<void>; clear(): void };
  showLog: () => void;
  copyDiagnostics: () => Promise<void>;
}

/** The menu over time: set again only when something that it shows has changed. */
export class AppMenu {
  readonly #deps: AppMenuDeps;
  #state = FIRST_MENU;
  #isOpen = false;
  #shown = '';

  constructor(deps: AppMenuDeps) {
    this.#deps = deps;
  }

  /** Shows what the window says of itself. */
  show(state: MenuState): void {
    this.#state = state;
    this.update();
  }

  /** There is none before: to build it takes as long as to read the cache. */
  open(): void {
    this.#isOpen = true;
    this.update();
  }

  update(): void {
    const { settings, recent } = this.#deps;
    const shown = JSON.stringify([this.#state, settings.settings, recent.files]);
    if (!this.#isOpen || shown === this.#shown) return;
    this.#shown = shown;
    Menu.setApplicationMenu(Menu.buildFromTemplate(template(this.#state, this.#deps)));
  }
}

function template(state: MenuState, deps: AppMenuDeps): MenuItemConstructorOptions[] {
  const { publish, settings, recent, showLog, copyDiagnostics } = deps;
  const command = (name: MenuCommand): MenuItemConstructorOptions => {
    const { label, keys } = commandOf(name);
    const accelerator = keys === undefined ? undefined : menuAccelerator(keys, process.platform === 'darwin');
    return {
      label,
      // The window handles the keys itself, so that they also work where it has no menu.
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
      click: () => publish({ type: 'command', command: name }),
    };
  };
  const choice = (name: MenuCommand, checked: boolean): MenuItemConstructorOptions => ({
    ...command(name),
    type: 'radio',
    checked,
  });
  const settingsIn = (menu: 'File' | 'View' | 'Help'): MenuItemConstructorOptions[] =>
    userSettings()
      .filter((setting) => SETTING_MENUS[setting.group] === menu)
      .map(({ name, label, choices }) => ({
        label,
        submenu: Object.entries(choices).map(([command, { value }]) =>
          choice(command as MenuCommand, isDeepStrictEqual(settings.settings[name as keyof Settings], value)),
        ),
      }));
  return [
    ...(process.platform === 'darwin' ? [appMenu(command)] : []),
    {
      label: '&File',
      submenu: [
        command('rescan'),
        command('cancel'),
        command('measure-latency'),
        command('prove-access'),
        ...settingsIn('File'),
        ...(process.platform === 'darwin' ? [] : [command('settings')]),
        command('test-connection'),
        { type: 'separator' },
        command('sign-in'),
        command('sign-out'),
        command('choose-role'),
        { type: 'separator' },
        command('open'),
        recentMenu(recent),
        { ...command('fetch-prices'), enabled: !state.isViewing },
        { ...command('fetch-quotas'), enabled: !state.isViewing },
        command('import-prices'),
        command('compare-with'),
        command('accounts'),
        command('endpoints'),
        { ...command('compare-live'), enabled: state.isViewing },
        command('export'),
        command('export-again'),
        { type: 'separator' },
        process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        // They stay enabled because in a text field they undo typing.
        { ...command('undo'), label: named('undo', state.undo) },
        { ...command('redo'), label: named('redo', state.redo) },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        { type: 'separator' },
        command('search'),
        { ...command('clear-filters'), enabled: state.hasFilters },
        command('palette'),
        command('copy-link'),
        command('copy-row-markdown'),
        command('copy-row-tsv'),
        command('copy-selected-markdown'),
        command('copy-selected-tsv'),
        command('copy-rows-markdown'),
        command('copy-rows-tsv'),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('view-matrix'),
        command('view-latency'),
        command('view-compare'),
        command('view-changes'),
        { type: 'separator' },
        command('filters'),
        command('regions'),
        command('views'),
        { ...command('unpin-all'), enabled: state.hasPins },
        command('hide-model'),
        command('watch-model'),
        command('noticed'),
        { ...command('show-hidden'), enabled: state.hasHiddenModels },
        { type: 'separator' },
        {
          label: 'Sort',
          submenu: SORT_ORDER_NAMES.map((by) => choice(`sort-${by}`, state.sort === by)),
        },
        command('collapse-all'),
        command('expand-all'),
        ...settingsIn('View'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        command('shortcuts'),
        {
          label: 'Amazon Bedrock user guide',
          click: () => void shell.openExternal('https://docs.aws.amazon.com/bedrock/latest/userguide/'),
        },
        { type: 'separator' },
        command('check-updates'),
        command('download-update'),
        ...settingsIn('Help'),
        { type: 'separator' },
        { label: 'Show log', click: showLog },
        { label: 'Copy diagnostics', click: () => void copyDiagnostics() },
        { type: 'separator' },
        command('licenses'),
        command('about'),
      ],
    },
  ];
}

function named(name: 'undo' | 'redo', words: string | null): string {
  const { label } = commandOf(name);
  return words === null ? label : `${label}: ${words}`;
}

function recentMenu(recent: AppMenuDeps['recent']): MenuItemConstructorOptions {
  const files = recent.files.map((file) => ({
    // A single & would underline the letter after it.
    label: `${basename(file)} (${dirname(file)})`.replaceAll('&', '&&'),
    click: () => void recent.open(file),
  }));
  return {
    label: 'Open recent',
    enabled: files.length > 0,
    submenu: [...files, { type: 'separator' }, { label: 'Clear recent files', click: () => recent.clear() }],
  };
}

function appMenu(command: (name: MenuCommand) => MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      command('about'),
      { type: 'separator' },
      command('settings'),
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}
