/** Commands without a window inside Electron, as a packaged app runs them. */
import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { app } from 'electron';
import type { Arguments } from '../cli/arguments.ts';
import { runCommand } from '../cli/commands.ts';
import { endOnFault } from '../cli/exit.ts';
import { terminalLines } from '../cli/terminal-lines.ts';
import { openLog } from '../log/log-file.ts';
import { historyLimitsOf } from '../session/kept-scans.ts';
import { placeData } from '../settings/fallback-folder.ts';
import { keptSettings } from '../settings/settings-store.ts';
import { VERSION } from './about.ts';

const PLATFORM_SWITCH = 'ozone-platform';
const HEADLESS = 'headless';
const LOOK_FOR_PARENT_EVERY_MS = 500;

/** Runs the command, then ends the app with its exit code. Has to run before the app is ready. */
export function runAndQuit(args: Arguments, dataDir: string): void {
  if (process.platform === 'linux' && !app.commandLine.hasSwitch(PLATFORM_SWITCH)) {
    process.exit(runAgainWithoutDisplay());
  }
  void runHere(args, dataDir).then((code) => app.exit(code));
}

/** Chromium chooses its platform before this script runs, and ends a process that finds no display. */
function runAgainWithoutDisplay(): number {
  const args = [`--${PLATFORM_SWITCH}=${HEADLESS}`, ...process.argv.slice(1)];
  const { status, signal, error } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (error !== undefined) throw error;
  return status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

async function runHere(args: Arguments, dataDir: string): Promise<number> {
  // What cannot be kept is said when it is saved.
  placeData(dataDir);
  const log = openLog(dataDir);
  endOnFault(log, (code) => app.exit(code));
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  if (app.commandLine.getSwitchValue(PLATFORM_SWITCH) === HEADLESS) abortWhenOrphaned(controller);
  const settings = await keptSettings(dataDir);
  return runCommand(
    args,
    {
      userDataDir: dataDir,
      regionDeadlineMs: settings.regionDeadlineMs,
      historyLimits: () => historyLimitsOf(settings),
      env: process.env,
      log,
      version: VERSION,
      signal: controller.signal,
    },
    {
      ...terminalLines(process.stderr),
      print: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    },
  );
}

/** A signal sent to the first process ends that one alone. */
function abortWhenOrphaned(controller: AbortController): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    controller.abort();
  }, LOOK_FOR_PARENT_EVERY_MS);
  timer.unref();
}
