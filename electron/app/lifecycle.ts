/** How the app goes on after a fault, and what is finished before it ends. */
import { app } from 'electron';
import { APP_FAULT } from '../cli/exit.ts';
import type { AppEvent } from '../contract/bridge/api.ts';
import type { AppLog } from '../log/app-log.ts';
import { errorText } from '../redact/redact.ts';

/** Logs and publishes every uncaught error from now on; the app keeps running. Returns a reporter for caught ones. */
export function goOnAfterFaults(
  log: Pick<AppLog, 'problem'>,
  publish: (event: AppEvent) => void,
): (error: unknown) => void {
  // Electron's own handler would show a dialog with a stack.
  const onFault = (error: unknown): void => {
    log.problem(errorText(error));
    publish({ type: 'notice', notice: { kind: 'problem', failure: APP_FAULT } });
  };
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
  return onFault;
}

/**
 * A logout or a terminal ends the app as its menu does. A library of the settings' file (when-exit 2.1) listens for these signals
 * too, in place of Chromium, and would end the process at once.
 */
export function quitOnSignals(): void {
  for (const name of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(name, () => app.quit());
}

/** Delays quitting until `finish` has settled: at `before-quit` the window is still open, at `will-quit` it is closed. */
export function finishBefore(event: 'before-quit' | 'will-quit', finish: () => Promise<void>): void {
  let isFinished = false;
  app.on(event as 'will-quit', (held) => {
    if (isFinished) return;
    held.preventDefault();
    isFinished = true;
    // A call within the delayed event would count as part of it.
    void finish().finally(() => setImmediate(() => app.quit()));
  });
}
