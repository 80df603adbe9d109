/**
 * The window and its life. It is opened first; the rest of the app is loaded while the window's process starts.
 *
 * Licence: the first frame comes after 1,263 instead of 1,308 ms (measure 6, 20 starts in turn), of which a part is due to
 * what the build leaves out. Its door is `openEarly`; process.spec.ts holds that what comes before the app is loaded is
 * neither lost nor answered wrongly. It may go when the files of the main process take no time to compile, as with the
 * compile cache of Node 22 and later.
 */
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { app, type BrowserWindow } from 'electron';
import { IpcDoor } from '../../ipc/ipc.ts';
import type { OpenedApp, Start } from '../open-app.ts';
import { serveApp } from '../protocol.ts';
import { openWindow, pageUrl } from '../window.ts';
import { linkEvent, listenToSystem } from './open-requests.ts';

/** Opens the window and then the app behind it. `built`: the folder of the built app. */
export async function openEarly(start: Start, built: string): Promise<void> {
  const door = new IpcDoor();
  let window: BrowserWindow | undefined;
  const opened: Promise<OpenedApp> = app.whenReady().then(async () => {
    await nextTurn();
    const { openApp } = await import('../open-app.ts');
    return openApp(start, { door, window: () => window, bringForward });
  });
  // A rejection alone would leave a process without a window.
  opened.catch((error: unknown) =>
    process.nextTick(() => {
      throw error;
    }),
  );
  if (start.args.link !== undefined) door.publish(linkEvent(start.args.link));
  const bringForward = listenToSystem(
    app,
    {
      publish: (event) => door.publish(event),
      openFile: (file) => void opened.then(({ openFile }) => openFile(file)),
    },
    () => window,
  );
  await app.whenReady();
  serveApp(join(built, 'renderer'));
  const url = pageUrl(app.isPackaged ? undefined : process.env.VITE_DEV_SERVER_URL);
  const show = (): void => {
    if (window !== undefined) return;
    window = openWindow({ url, preload: join(built, 'preload', 'preload.cjs'), keeper: opened });
    door.open(window.webContents, url, opened);
    // Windows does not wait at logout: the answers of a running scan are written now.
    window.on('session-end', () => void opened.then(({ close }) => close()));
    window.on('closed', () => {
      window = undefined;
    });
  };
  show();
  keepWindowOpen(show);
}

/** On macOS the app goes on without a window, and a click on its icon opens one; elsewhere it ends with its last window. */
function keepWindowOpen(show: () => void): void {
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}
