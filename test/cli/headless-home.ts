/** A home folder for each test of a file, and the command line as a process of its own that has its data there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach } from 'vitest';
import { type ChildOptions, type HeadlessBundle, startHeadless } from '../drivers/headless/headless-child.ts';
import { sharedHeadless } from '../drivers/headless/shared-headless.ts';
import { isRunning } from '../helpers/process-env.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

export const NO_KEYS = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
const NOBODY = 'http://127.0.0.1:9';

type Started = ReturnType<typeof startHeadless>;

interface HeadlessHome {
  at(...parts: string[]): string;
  start(args: string[], options?: Partial<ChildOptions>): Started;
  /** An export of one Region to the standard output. */
  startExport(args: string[], options?: Partial<ChildOptions>): Started;
  /** The profile "My Work", whose command writes its number, or that of a process it starts, to the file `pid`. */
  setCommand(command: string): void;
  isCommandRunning(): boolean;
}

export function headlessHome(): HeadlessHome {
  let bundle: HeadlessBundle;
  let home: string;
  beforeAll(async () => {
    bundle = await sharedHeadless();
  });
  beforeEach(() => {
    home = tempFolder();
  });
  const at = (...parts: string[]): string => join(home, ...parts);
  const start = (args: string[], { url = NOBODY, env, ...more }: Partial<ChildOptions> = {}): Started =>
    startHeadless(bundle, [...args, `--user-data-dir=${at('data')}`], {
      ...{ url, env: { ...env, AWS_CONFIG_FILE: at('config') } },
      ...more,
    });
  return {
    ...{ at, start },
    startExport: (args, options) => start(['--export', '-', '--regions', 'us-east-1', ...args], options),
    setCommand: (command) =>
      writeFileSync(at('config'), `[profile 'My Work']\ncredential_process = ${command}\n`),
    isCommandRunning: () => isRunning(at('pid')),
  };
}
