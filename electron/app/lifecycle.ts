/** When the app ends, and what is finished before. */
import { app } from 'electron';

/** Opens the window again where an app without windows goes on; elsewhere the app ends with its last window. */
export function keepWindowOpen(show: () => void): void {
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

/** Holds the event up until `finish` has settled: `before-quit` with the window still open, `will-quit` without it. */
export function finishBefore(event: 'before-quit' | 'will-quit', finish: () => Promise<void>): void {
  let isFinished = false;
  app.on(event as 'will-quit', (held) => {
    if (isFinished) return;
    held.preventDefault();
    isFinished = true;
    // Not within the event that was held up: Electron takes a call made there for a part of it.
    void finish().finally(() => setImmediate(() => app.quit()));
  });
}
