/** Commands without a window inside Electron, as a packaged app runs them. */
import { app } from 'electron';
import type { Arguments } from '../../cli/arguments.ts';
import { endOnFault, signalOfEnd } from '../../cli/exit.ts';
import { terminalLines } from '../../cli/terminal-lines.ts';
import { openLog } from '../../log/log-file.ts';
import { placeData } from '../../settings/fallback-folder.ts';
import { keptSettings } from '../../settings/settings-store.ts';
import { VERSION } from '../about.ts';
import { systemProxy, systemRequests } from '../reach/chromium.ts';

/** Runs the command, then ends the app with its exit code. */
export function runAndQuit(args: Arguments, dataDir: string): void {
  void runHere(args, dataDir).then((code) => app.exit(code));
}

async function runHere(args: Arguments, dataDir: string): Promise<number> {
  // What cannot be kept is said when it is saved.
  placeData(dataDir);
  const log = openLog(dataDir);
  endOnFault(log, (code) => app.exit(code));
  const signal = signalOfEnd((code) => app.exit(code));
  const lines = terminalLines(process.stderr);
  const settings = await keptSettings(dataDir, lines.say);
  // Chromium knows the network once the app is ready.
  await app.whenReady();
  const { commandSettings, runCommand } = await import('../../cli/commands.ts');
  return runCommand(
    args,
    {
      ...commandSettings(settings, { systemProxy, systemRequests }),
      ...{ userDataDir: dataDir, env: process.env, log, version: VERSION, signal },
    },
    {
      ...lines,
      print: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    },
  );
}
