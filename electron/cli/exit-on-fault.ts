/** Without a window a fault ends the run: one line in words, the stack in the log, and no secret in either. */

import type { AppLog } from '../log/log.ts';
import { errorText, redacted } from '../redact/redact.ts';
import { EXIT } from './headless.ts';

/** From now on whatever nobody catches ends the process by `exit`. */
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
