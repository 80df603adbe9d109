/** How a run without a window ends, and what is said when a part of the app fails. */
import type { Failure } from '../contract/snapshot/model.ts';
import type { AppLog } from '../log/app-log.ts';
import { errorText, redacted } from '../redact/redact.ts';

/** Exit codes, as `--help` lists them. */
export const EXIT = { complete: 0, different: 1, partial: 2, nothing: 3, usage: 64 } as const;

export const EXIT_CODES: readonly { code: number; help: string }[] = [
  { code: EXIT.complete, help: 'with --export: every Region answered; with --diff: no difference' },
  { code: EXIT.different, help: 'with --diff: differences' },
  { code: EXIT.partial, help: 'with --export: written, but some Regions failed' },
  { code: EXIT.nothing, help: 'nothing could be had (FILE is not touched), or nothing that old is kept' },
  { code: EXIT.usage, help: 'wrong usage' },
];

/**
 * From now on whatever nobody catches ends the process by `exit`: one line in words, the stack in the log, no secret
 * in either.
 */
export function endOnFault(log: Pick<AppLog, 'problem'>, exit: (code: number) => void): void {
  const end = (error: unknown): void => {
    log.problem(errorText(error));
    const said = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${redacted(`The app failed: ${said}`)}\n`);
    exit(EXIT.nothing);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** So long has a run that was told to end for its last word. */
const LAST_WORD_MS = 800;

/**
 * Aborts at SIGINT or SIGTERM; the process then ends within a second, whatever hangs. The handler stays: a library of the
 * settings' file (when-exit 2.1) sends each signal once more, which would end the process before commands and files.
 */
export function signalOfEnd(exit: (code: number) => void): AbortSignal {
  const controller = new AbortController();
  const end = (): void => {
    if (controller.signal.aborted) return;
    controller.abort();
    const late = (): void => {
      process.stderr.write('Cancelled.\n');
      exit(EXIT.nothing);
    };
    setTimeout(late, LAST_WORD_MS).unref();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, end);
  return controller.signal;
}

/** What the window says of a fault; the stack is in the log. */
export const APP_FAULT: Failure = {
  kind: 'unknown',
  message: 'Something in the app failed. What is shown is still good.',
  nextStep: 'If something does not work, start the app again. To report it: Help, Copy diagnostics.',
};

/** Help, Show log, where nothing could be written. */
export const NO_LOG_FILE: Failure = {
  kind: 'disk',
  message: 'There is no log: it cannot be written where the app keeps its data.',
  nextStep: 'The last problems are in Help, Copy diagnostics.',
};
