/** Runs a program to its end, passing on the signals that this process gets. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Gives the exit code, or 128 + signal number as a shell would. Rejects when the program cannot be started. */
export async function runChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const passOn = (signal: NodeJS.Signals): boolean => child.kill(signal);
  for (const signal of PASSED_ON) process.on(signal, passOn);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } finally {
    for (const signal of PASSED_ON) process.off(signal, passOn);
  }
}

/** stdio for a helper whose words must not mix with this process' stdout. */
export const QUIET_STDOUT: SpawnOptions = { stdio: ['ignore', process.stderr, process.stderr] };
