/** Text from outside made fit to be shown, logged and exported. */
import { maskAccounts } from '../contract/arn.ts';
import { readText } from './raw-members.ts';

const LONGEST = 300;

const SECRETS: readonly [RegExp, string][] = [
  [/\b(?:bedrock-api-key-|ABSK)[A-Za-z0-9+/=_-]+/g, '[token]'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9+/=._-]+/gi, '$1 [token]'],
  [/(X-Amz-(?:Security-Token|Signature|Credential)=)[^&\s]+/gi, '$1[removed]'],
  // A digit before it may be the end of an escape such as %20.
  [/(?<![A-Za-z])A(?:KIA|SIA|ROA|IDA|GPA|NPA|NVA|BIA|CCA|PKA)[A-Z0-9]{12,}/g, '[access key id]'],
  [/(\/\/)[^/\s:@]+(?::[^/\s@]*)?@/g, '$1'],
  [/(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40,}={0,2}(?![A-Za-z0-9+/=])/g, '[removed]'],
  [/(?<!\d)\d{12}(?!\d)/g, '123456789012'],
];

/** Variables whose values are secret, whatever they look like. */
const SECRET_VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_BEARER_TOKEN_BEDROCK',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
];
/** A very short value would take harmless letters with it. */
const SHORTEST_SECRET = 6;

/** Without account numbers, access keys, tokens and passwords in URLs; lines and length stay. */
export function withoutSecretMarks(text: string, env: NodeJS.ProcessEnv = process.env): string {
  let clean = maskAccounts(text);
  for (const name of SECRET_VARIABLES) {
    const secret = env[name] ?? '';
    if (secret.length >= SHORTEST_SECRET) clean = clean.replaceAll(secret, '[removed]');
  }
  for (const [pattern, replacement] of SECRETS) clean = clean.replace(pattern, replacement);
  return clean;
}

/** The same as one line of at most 300 characters. */
export function withoutSecrets(text: string): string {
  const line = readText(withoutSecretMarks(text.slice(0, 10_000)).replace(/\s+/g, ' ')) ?? '';
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
