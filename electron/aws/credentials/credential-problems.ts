/** What can be said of credentials before AWS is asked: a name that is not there, an address or a key that cannot work. */

import type { AwsCredentialIdentity } from '@smithy/types';
import { shellQuoted } from '../../contract/shell-quoting.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import { wrongLetters } from '../../contract/text.ts';
import type { Result } from '../../discovery/ports.ts';
import type { FileFinding, ProfileFiles } from './files/profile-files.ts';

/** The profile is in neither file: what is there instead, the nearest names first. */
export function missingProfile(name: string, files: ProfileFiles): Failure {
  const base = `There is no AWS profile "${name}" in the config and credentials files.`;
  if (files.strays.includes(name)) {
    return {
      kind: 'no-credentials',
      message: `${base} The config file has a section [${name}]: there, a profile is written [profile ${shellQuoted(name)}].`,
      nextStep: 'Correct the section in the AWS config file, then scan again.',
    };
  }
  const stray = files.strays.find((header) => wordsOf(header).includes(wordsOf(name)));
  if (stray !== undefined) {
    return {
      kind: 'no-credentials',
      message: `${base} The config file has a section [${stray}], which names no profile as it is written.`,
      nextStep: `Write [profile "${name}"] there, without blanks before it and with quotes that end, then scan again.`,
    };
  }
  if (files.profiles.has(`profile ${name}`)) {
    return {
      kind: 'no-credentials',
      message: `${base} The credentials file has a section [profile ${name}]: there, a profile is written [${name}].`,
      nextStep: 'Correct the section in the AWS credentials file, then scan again.',
    };
  }
  return {
    kind: 'no-credentials',
    message: [base, othersThan(name, [...files.profiles.keys()]), ...files.files.flatMap(fileProblem)].join(
      ' ',
    ),
    nextStep: `Choose another profile, or set this one up with: aws configure --profile ${shellQuoted(name)}`,
  };
}

const NAMES_SAID = 10;

/** Without what two names can differ in and look the same. */
function wordsOf(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff'"]+/g, ' ')
    .trim()
    .toLowerCase();
}

function othersThan(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'There are no profiles.';
  const alike = known.find((each) => wordsOf(each) === wordsOf(name));
  if (alike !== undefined) {
    return `The files name "${alike}": it differs in blanks, in letters that look the same, or in capitals.`;
  }
  const nearest = known
    .map((each) => ({ each, distance: wrongLetters(name.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [first] = nearest;
  if (first !== undefined && first.distance <= Math.max(1, name.length / 4)) {
    return `Did you mean "${first.each}"?`;
  }
  const more = known.length > NAMES_SAID ? ` and ${known.length - NAMES_SAID} more` : '';
  return `There are: ${known.slice(0, NAMES_SAID).join(', ')}${more}.`;
}

const FILE_PROBLEMS: Partial<Record<FileFinding['state'], string>> = {
  absent: 'is not there',
  empty: 'is empty',
  unreadable: 'cannot be read',
  folder: 'is a folder',
  'not-plain': 'is not a regular file',
  'too-large': 'is far too large',
  'not-text': 'cannot be read as text (UTF-16?): save it as UTF-8',
  unusable: 'holds no section that can be read',
};

function fileProblem({ name, path, state, isNamed }: FileFinding): string[] {
  const problem = FILE_PROBLEMS[state];
  // A missing credentials file is usual.
  const isUsual = name === 'credentials' && !isNamed && ['absent', 'empty'].includes(state);
  if (problem === undefined || isUsual) return [];
  return [`The ${name} file ${path} ${problem}.`];
}

/** One of two variables is set, and the other is not; undefined: neither. */
export function halfOfPair(env: NodeJS.ProcessEnv): Failure | undefined {
  for (const pair of PAIRS) {
    const [missing, ...others] = pair.filter((variable) => !env[variable]);
    if (missing === undefined || others.length > 0) continue;
    const set = pair.find((variable) => variable !== missing);
    return {
      kind: 'no-credentials',
      message: `${set} is set in the environment, and ${missing} is not.`,
      nextStep: `Set ${missing} too, or unset ${set} to use a profile, then start the app again.`,
    };
  }
  return undefined;
}

const PAIRS = [
  ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'],
] as const;

/** Keys that were copied together with what stood around them. */
function keyProblem(keys: AwsCredentialIdentity, where: string): Failure | undefined {
  const what = strangeIn([keys.accessKeyId, keys.secretAccessKey, keys.sessionToken ?? '']);
  if (what === undefined) return undefined;
  return {
    kind: 'bad-credentials',
    message: `A key in ${where} has ${what}.`,
    nextStep: 'Set the access key, the secret key and the session token again without it, then scan again.',
  };
}

/** The same of an API key. */
export function apiKeyProblem(apiKey: string, name?: string): Failure | undefined {
  const what = strangeIn([apiKey]);
  if (what === undefined) return undefined;
  return {
    kind: 'bad-credentials',
    message: `The API key ${name === undefined ? 'in AWS_BEARER_TOKEN_BEDROCK' : `"${name}"`} has ${what}.`,
    nextStep:
      name === undefined
        ? 'Set it again without it and start the app again, or unset that variable to use a profile.'
        : 'Add it again under the same name, without it (Add an API key…).',
  };
}

function strangeIn(keys: readonly string[]): string | undefined {
  const has = (pattern: RegExp): boolean => keys.some((key) => pattern.test(key));
  if (has(/[\r\n]/)) return 'a line end in it';
  if (has(/^["'].*["']$/)) return 'quotes around it';
  if (has(/\s/)) return 'a blank in it';
  return has(/[^\x21-\x7e]/) ? 'a letter in it that no key has' : undefined;
}

/** What was found, or why it cannot be used. */
export function checkedKeys(
  found: Result<AwsCredentialIdentity>,
  where: string,
): Result<AwsCredentialIdentity> {
  if (!found.ok) return found;
  const problem = keyProblem(found.value, where);
  return problem === undefined ? found : { ok: false, failure: problem };
}
