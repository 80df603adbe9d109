/** Text made fit for the log, the diagnostics and what is printed when the app fails. */
import { withoutSecretMarks } from './aws/without-secrets.ts';

const LONGEST = 4_000;
/** Variables whose values are secret, whatever they look like. */
const SECRET_VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_BEARER_TOKEN_BEDROCK',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
];

/** Without access keys, tokens, passwords in addresses and account numbers; at most 4,000 characters. */
export function redacted(text: string, env: NodeJS.ProcessEnv = process.env): string {
  let clean = text.slice(0, 4 * LONGEST);
  for (const name of SECRET_VARIABLES) {
    const secret = env[name];
    // A very short value would take harmless letters with it.
    if (secret !== undefined && secret.length >= 6) clean = clean.replaceAll(secret, '[removed]');
  }
  return withoutSecretMarks(clean).slice(0, LONGEST);
}

/** An error with its stack, or whatever was thrown, as redacted text. */
export function errorText(error: unknown): string {
  return redacted(
    error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error),
  );
}
