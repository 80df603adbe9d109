#!/usr/bin/env node
/** The command line in plain Node: help, version and export need no Electron and no display. */
import { setTimeout as sleep } from 'node:timers/promises';
import packageJson from '../package.json' with { type: 'json' };
import { isCommand, parseArguments, USAGE } from './cli/arguments.ts';
import { EXIT, endOnFault, signalOfEnd } from './cli/exit.ts';
import { terminalLines } from './cli/terminal-lines.ts';
import { openLog } from './log/log-file.ts';
import { keptSettings } from './settings/settings-store.ts';
import { userDataDir } from './settings/user-data.ts';

/** A reader that does not read keeps the last word for no longer. */
const LAST_WORD_MS = 500;

const { say, progress } = terminalLines(process.stderr);
const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) =>
    process.stdout.write(text, (error) => (error ? reject(error) : resolve())),
  );

async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  if (!parsed.ok) {
    say(parsed.message);
    return EXIT.usage;
  }
  const args = parsed.value;
  if (args.help) {
    await print(`${USAGE}\n`);
    return EXIT.complete;
  }
  if (args.version) {
    await print(`${packageJson.version}\n`);
    return EXIT.complete;
  }
  if (!isCommand(args)) {
    say(
      'Without a window there is only --export, --history, --diff, --test-connection, --help and --version. See --help.',
    );
    return EXIT.usage;
  }
  const signal = signalOfEnd((code) => process.exit(code));
  const dataDir = userDataDir(args.userDataDir);
  const log = openLog(dataDir);
  logFault = (text) => log.problem(text);
  const settings = await keptSettings(dataDir, say);
  const { commandSettings, runCommand } = await import('./cli/commands.ts');
  return runCommand(
    args,
    {
      ...commandSettings(settings),
      ...{ userDataDir: dataDir, env: process.env, log, version: packageJson.version, signal },
    },
    { say, progress, print },
  );
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader went away (`| head`): nothing more to say.
  if (error.code === 'EPIPE') process.exit(EXIT.complete);
  throw error;
});
/** Ends the process once what was written has left it, whatever else is open: sockets, commands, timers. */
async function endNow(code: number): Promise<never> {
  const written = [process.stdout, process.stderr].map(
    (stream) => new Promise<void>((resolve) => stream.write('', () => resolve())),
  );
  await Promise.race([Promise.all(written), sleep(LAST_WORD_MS)]);
  process.exit(code);
}

/** Where a fault goes once there is a log. */
let logFault: (text: string) => void = () => undefined;
endOnFault({ problem: (text) => logFault(text) }, (code) => process.exit(code));
await endNow(await main());
