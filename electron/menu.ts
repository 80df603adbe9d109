/** The application menu; every item that the window also offers carries the same words and keys. */
import { Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { MenuCommand } from './contract/api.ts';
import { commandOf } from './contract/commands.ts';

/** Sets the menu for the platform. `send` hands a command to the window. */
export function setMenu(
  send: (command: MenuCommand) => void,
  options: { development: boolean; showLog: () => void; copyDiagnostics: () => void },
): void {
  const command = (name: MenuCommand): MenuItemConstructorOptions => {
    const { label, keys } = commandOf(name);
    return {
      label,
      // The window handles the keys itself, so that they also work where it has no menu.
      ...(keys === undefined ? {} : { accelerator: keys, registerAccelerator: false }),
      click: () => send(name),
    };
  };
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [appMenu(command)] : []),
    {
      label: '&File',
      submenu: [
        command('rescan'),
        command('cancel'),
        command('measure-latency'),
        { type: 'separator' },
        command('open'),
        command('export'),
        { type: 'separator' },
        process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        { type: 'separator' },
        command('search'),
        command('palette'),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('view-matrix'),
        command('view-latency'),
        command('view-compare'),
        { type: 'separator' },
        command('filters'),
        command('regions'),
        command('views'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(options.development ? [{ role: 'toggleDevTools' } as const] : []),
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
        { label: 'Show log', click: options.showLog },
        { label: 'Copy diagnostics', click: options.copyDiagnostics },
        { type: 'separator' },
        command('about'),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function appMenu(command: (name: MenuCommand) => MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      command('about'),
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}
