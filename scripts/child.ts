/** Runs a program to its end, passing on the signals that this process gets. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LOOK_FOR_NPM_EVERY_MS = 500;

/**
 * Gives the exit code, or 128 + signal number as a shell would. Rejects when the program cannot be started. When npm,
 * having started this process, is ended, so is the program: npm's shell does not pass signals on.
 */
export async function runChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const passOn = (signal: NodeJS.Signals): boolean => child.kill(signal);
  for (const signal of PASSED_ON) process.on(signal, passOn);
  const stopWatching = process.env.npm_lifecycle_event === undefined ? undefined : onOrphaned(passOn);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } finally {
    stopWatching?.();
    for (const signal of PASSED_ON) process.off(signal, passOn);
  }
}

function onOrphaned(end: (signal: NodeJS.Signals) => void): () => void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end('SIGTERM');
  }, LOOK_FOR_NPM_EVERY_MS);
  return () => clearInterval(timer);
}

/** The last words of a program on these streams, as far as they have come: `most` characters. */
export function lastWords(streams: readonly (Readable | null)[], most: number): () => string {
  let said = '';
  for (const stream of streams) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-most);
    });
  }
  return () => said.trim();
}

/** stdio for a helper whose words must not mix with this process' stdout. */
export const QUIET_STDOUT: SpawnOptions = { stdio: ['ignore', process.stderr, process.stderr] };
