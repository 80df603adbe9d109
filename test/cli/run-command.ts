/** Runs a command of the command line in this process, and gives what it printed and said. */
import { parseArguments } from '../../electron/cli/arguments.ts';
import { type CommandOptions, runCommand } from '../../electron/cli/commands.ts';
import { NO_LOG } from '../../electron/log/app-log.ts';

export interface Ran {
  code: number;
  printed: string;
  said: string[];
}

/** Rejects for arguments that cannot be read. `env`: what the command sees of the environment. */
export async function ran(
  args: readonly string[],
  options: Pick<CommandOptions, 'userDataDir'> & Partial<CommandOptions>,
): Promise<Ran> {
  const parsed = parseArguments([...args]);
  if (!parsed.ok) throw new Error(parsed.message);
  let printed = '';
  const said: string[] = [];
  const signal = new AbortController().signal;
  const code = await runCommand(
    parsed.value,
    {
      ...{ regionDeadlineMs: 15_000, env: process.env, log: NO_LOG, version: '0.0.0', signal },
      ...options,
    },
    {
      say: (line) => said.push(line),
      print: async (text) => {
        printed += text;
      },
    },
  );
  return { code, printed, said };
}
