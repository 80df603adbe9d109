/** The application menu; every item that the window also offers carries the same words and keys. */
import { Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { MenuCommand } from './contract/api.ts';

/** Sets the menu for the platform. `send` hands a command to the window. */
export function setMenu(
  send: (command: MenuCommand) => void,
  options: { development: boolean; showLog: () => void; copyDiagnostics: () => void },
): void {
  const command = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    // The window handles the keys itself, so that they also work where it has no menu.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => send(name),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [appMenu(command)] : []),
    {
      label: '&File',
      submenu: [
        command('Rescan', 'rescan', 'CmdOrCtrl+R'),
        command('Cancel scan', 'cancel', 'Escape'),
        command('Measure latency', 'measure-latency'),
        { type: 'separator' },
        command('Export…', 'export', 'CmdOrCtrl+E'),
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
        command('Search models', 'search', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('Matrix', 'view-matrix', 'CmdOrCtrl+1'),
        command('Latency', 'view-latency', 'CmdOrCtrl+2'),
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
        {
          label: 'Amazon Bedrock user guide',
          click: () => void shell.openExternal('https://docs.aws.amazon.com/bedrock/latest/userguide/'),
        },
        { type: 'separator' },
        { label: 'Show log', click: options.showLog },
        { label: 'Copy diagnostics', click: options.copyDiagnostics },
        { type: 'separator' },
        command('About Bedrock Atlas', 'about'),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function appMenu(
  command: (label: string, name: MenuCommand) => MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      command('About Bedrock Atlas', 'about'),
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}
