/**
 * Runs the command of a credential_process in place of the SDK. It has no time limit, is killed on cancel and when the app
 * quits, and its output is kept.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type ChildProcess, spawn } from 'node:child_process';
import { externalDataInterceptor } from '@smithy/core/config';
import type { CommandWait } from '../../../contract/bridge/api.ts';
import { withoutSecrets } from '../../../redact/secret-patterns.ts';
import { outputProblem } from './output.ts';
import { type CommandMark, commandMark, endTree } from './process-tree.ts';

/** How a command ended without giving anything. */
export interface CommandEnd {
  profile: string;
  reason: 'failed' | 'not-found' | 'unusable';
  /** What it wrote to stderr, without secrets, or what its answer lacks; empty if nothing. */
  said: string;
}

/** What a run of credential providers knows of its commands. */
export interface CommandRun {
  /** Ends the commands. */
  signal: AbortSignal;
  /** The command line of a profile, as in the config file. */
  commandOf(profile: string): string | undefined;
  /** Hears of each command that starts and of what it says; undefined: it has ended. */
  onWait(wait: CommandWait | undefined): void;
  ended?: CommandEnd;
}

const MAX_OUTPUT_BYTES = 1024 * 1024;
const MAX_SAID = 2_000;
/** Its output comes within this time of its end; a child that it left behind, such as an agent, may hold it open for ever. */
const OUTPUT_WITHIN_MS = 1_000;
/** A shell's exit code for a command that it does not find. Source: POSIX, "Shell Command Language", 2.8.2. */
const NOT_FOUND = 127;

const runs = new AsyncLocalStorage<CommandRun>();
/** How many of them are under way. */
let entered = 0;
/** What is needed to end each of them. */
const running = new Map<ChildProcess, { isGroup: boolean } & CommandMark>();
process.once('exit', () => {
  for (const child of running.keys()) kill(child);
});

type Callback = (error: Error | null, output?: { stdout: string; stderr: string }) => void;

/** Runs `provide`; commands that the SDK runs in it belong to `run`. */
export async function withCommands<T>(run: CommandRun, provide: () => Promise<T>): Promise<T> {
  // Marked as internal: the SDK calls it in place of `exec` (@aws-sdk/credential-provider-process 3.972). Pinned, and tested.
  (externalDataInterceptor.getTokenRecord() as { exec?: unknown }).exec = (
    name: string,
    callback: Callback,
  ) => runCommand(decodeURIComponent(name), callback);
  entered += 1;
  try {
    return await runs.run(run, provide);
  } finally {
    entered -= 1;
    // While a storage is in use, Node up to 22 calls a hook for each promise: a scan took a fifth longer.
    if (entered === 0) runs.disable();
  }
}

function runCommand(profile: string, callback: Callback): void {
  const run = runs.getStore();
  const command = run?.commandOf(profile);
  if (run === undefined || command === undefined || run.signal.aborted) {
    callback(new Error('Command failed'));
    return;
  }
  const isTerminal = process.stdin.isTTY === true;
  const isGroup = !isTerminal && process.platform !== 'win32';
  const mark = commandMark();
  const child = spawn(command, {
    shell: true,
    // A command that asks for a code can read it from the terminal; without one it must not wait for an answer.
    stdio: [isTerminal ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    // A group of its own can be killed as a whole, but has no terminal.
    detached: isGroup,
    windowsHide: true,
    env: { ...process.env, ...mark.env },
  });
  running.set(child, { isGroup, ...mark });
  const wait: CommandWait = { profile, sinceEpochMs: Date.now() };
  run.onWait(wait);
  let stdout = '';
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout = (stdout + text).slice(0, MAX_OUTPUT_BYTES);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-MAX_SAID);
    const line = spoken(said.trim().split('\n').at(-1) ?? '');
    if (line !== '') run.onWait({ ...wait, said: line });
  });
  let isOver = false;
  const end = (code: number | null): void => {
    if (isOver) return;
    isOver = true;
    running.delete(child);
    run.signal.removeEventListener('abort', stop);
    run.onWait(undefined);
    // A child that it left behind holds its output open.
    child.stdout?.destroy();
    child.stderr?.destroy();
    const problem = code === 0 ? outputProblem(stdout) : undefined;
    if (code === 0 && problem === undefined) {
      callback(null, { stdout, stderr: '' });
      return;
    }
    const reason = code === NOT_FOUND ? 'not-found' : 'failed';
    run.ended =
      problem === undefined
        ? { profile, reason, said: spoken(said) }
        : { profile, reason: 'unusable', said: problem };
    callback(new Error('Command failed'));
  };
  const stop = (): void => {
    kill(child);
    end(null);
  };
  run.signal.addEventListener('abort', stop);
  child.once('error', () => end(null));
  child.once('close', end);
  child.once('exit', (code) => setTimeout(() => end(code), OUTPUT_WITHIN_MS).unref());
}

function kill(child: ChildProcess): void {
  const known = running.get(child);
  if (child.pid !== undefined && known !== undefined) endTree({ pid: child.pid, ...known });
}

/** Words such as `password: x`, `the secret is x` and `code 123456`. */
const SPOKEN_SECRET =
  /\b(secret|password|passphrase|passcode|token|key|code|otp|pin)s?\b(\s*[:=]\s*|\s+(?:is|was)\s+|\s+)(?=\S*\d|\S{16})\S+|\b(secret|password|passphrase|passcode|token|key|code|otp|pin)s?\b(\s*[:=]\s*|\s+(?:is|was)\s+)\S+/gi;

function spoken(text: string): string {
  return withoutSecrets(
    text.replace(SPOKEN_SECRET, (_all, first, _gap, second) => `${first ?? second} [removed]`),
  );
}
