/** Variables of the environment, and commands of profiles, for tests that use the real SDK. */
import { readFileSync } from 'node:fs';

/** Example keys, and the server that is asked with them. */
export const keysFor = (url: string): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_ENDPOINT_URL_BEDROCK: url,
});

/** A command of a shell that prints keys, as a credential_process does. */
export function printKeys(accessKeyId: string): string {
  return `echo '${JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: 'example' })}'`;
}

/**
 * Whether the process that wrote its number there runs; one that has ended and nobody asked about does not. Throws where
 * none has written: a command that never ran is not one that was ended.
 */
export function isRunning(pidFile: string): boolean {
  const pid = Number(readFileSync(pidFile, 'utf8'));
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

/** Changes the variables of this process; gives the way back. */
export function changeEnv(changes: Record<string, string>): () => void {
  const before = { ...process.env };
  Object.assign(process.env, changes);
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  };
}
