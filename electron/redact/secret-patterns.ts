/** Text from outside without secrets, fit to be shown, logged and exported. */
import { maskAccounts } from '../contract/snapshot/account-numbers.ts';
import { withoutKnownSecrets } from './known-secrets.ts';
import { readText } from './visible-text.ts';

const MAX_LENGTH = 300;

const SECRETS: readonly [RegExp, string][] = [
  [/\b(?:bedrock-api-key-|ABSK)[A-Za-z0-9+/=_-]+/g, '[token]'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9+/=._:-]+/gi, '$1 [token]'],
  // Tokens of IAM Identity Center, and JSON Web Tokens.
  [/\baoa[A-Z][A-Za-z0-9+/=_:-]{20,}/g, '[token]'],
  [/\beyJ[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]*){1,4}/g, '[token]'],
  [/(X-Amz-(?:Security-Token|Signature|Credential)=)[^&\s]+/gi, '$1[removed]'],
  [/\b(Signature=)[0-9a-f]{16,}/gi, '$1[removed]'],
  // Settings, headers and members of JSON whose names say what they hold.
  [
    /((?:secret_?access_?key|(?:session|security|access|refresh|id|bearer)_?token|client_?secret|x-amz-security-token|password)["']?\s*[:=]\s*["']?)[^\s"',;&}]+/gi,
    '$1[removed]',
  ],
  // A digit before it may be the end of an escape such as %20.
  [/(?<![A-Za-z])A(?:KIA|SIA|ROA|IDA|GPA|NPA|NVA|BIA|CCA|PKA)[A-Z0-9]{12,}/g, '[access key id]'],
  [/(\/\/)[^/\s:@]+(?::[^/\s@]*)?@/g, '$1'],
  [/(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40,}={0,2}(?![A-Za-z0-9+/=])/g, '[removed]'],
  [/(?<!\d)\d{12}(?!\d)/g, '123456789012'],
];

/** Without account numbers, access keys, tokens and passwords in URLs; lines stay. */
export function withoutSecretMarks(text: string, env: NodeJS.ProcessEnv = process.env): string {
  let clean = maskAccounts(withoutKnownSecrets(text, env));
  for (const [pattern, replacement] of SECRETS) clean = clean.replace(pattern, replacement);
  return clean;
}

/** The same as one line of at most 300 characters. */
export function withoutSecrets(text: string): string {
  const line = readText(withoutSecretMarks(text.slice(0, 10_000)).replace(/\s+/g, ' ')) ?? '';
  return line.length <= MAX_LENGTH ? line : `${line.slice(0, MAX_LENGTH - 1)}…`;
}
