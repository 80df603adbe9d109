/** Text made fit for the log, the diagnostics and what is printed when the app fails. */
import { withoutSecretMarks } from './secret-patterns.ts';

const MAX_LENGTH = 4_000;

/** Without access keys, tokens, passwords in addresses and account numbers; at most 4,000 characters. */
export function redacted(text: string, env: NodeJS.ProcessEnv = process.env): string {
  return withoutSecretMarks(text.slice(0, 4 * MAX_LENGTH), env).slice(0, MAX_LENGTH);
}

/** An error with its stack, or whatever was thrown, as redacted text. */
export function errorText(error: unknown): string {
  return redacted(
    error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error),
  );
}
