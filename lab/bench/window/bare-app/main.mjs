/** The smallest Electron app with a window of the same size and safety: what the bench compares with. Shows the page named last. */
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const pages = process.argv.filter((argument) => argument.endsWith('.html'));

// Not awaited: the app is ready only after this module has ended.
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(pages.at(-1) ?? join(import.meta.dirname, 'hello.html'));
});
app.on('window-all-closed', () => app.quit());
