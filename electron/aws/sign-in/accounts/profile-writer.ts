/**
 * Writes a new profile, and the session that it rests on, to the end of the AWS config file. Everything that was in the file
 * stays, byte for byte; nothing is ever changed or removed.
 */
import { access, constants, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MAX_CONFIG_BYTES } from '../../../contract/bounds.ts';
import { isRegionCode } from '../../../contract/cells/regions.ts';
import { isProfileName, type NewProfile } from '../../../contract/reach/sign-in-state.ts';
import type { Failure } from '../../../contract/snapshot/model.ts';
import type { Result } from '../../../discovery/ports.ts';
import { replaceFile } from '../../../disk/atomic-file.ts';
import { diskCode, diskReason } from '../../../disk/disk-reason.ts';
import { readRegularFile } from '../../../disk/regular-file.ts';
import { type ProfileFiles, readProfileFiles } from '../../credentials/files/profile-files.ts';
import type { SsoSession } from '../sso-session.ts';
import { OWNER_ONLY, OWNER_ONLY_FOLDER } from '../token-cache.ts';

/** Refuses in words; the file is then as it was. */
export async function writeProfile(
  profile: NewProfile,
  session: SsoSession & { name: string },
  env: NodeJS.ProcessEnv,
): Promise<Result<null>> {
  const files = await readProfileFiles(env);
  const [config] = files.files;
  const problem = problemOf(profile, files);
  if (problem !== undefined) return { ok: false, failure: problem };
  try {
    await append(config.path, (lineEnd) => sectionsOf(profile, session, files).join(lineEnd));
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, failure: notWritten(diskReason(error)) };
  }
}

async function append(named: string, textOf: (lineEnd: string) => string): Promise<void> {
  // A file of dotfiles is often a link to elsewhere, which has to stay one.
  const file = await realpath(named).catch((error: unknown) => {
    if (diskCode(error) === 'ENOENT') return named;
    throw error;
  });
  const found = await stat(file).catch(() => undefined);
  if (found !== undefined) await access(file, constants.W_OK);
  const before = found === undefined ? Buffer.alloc(0) : await readRegularFile(file, MAX_CONFIG_BYTES);
  const lineEnd = before.includes('\r\n') ? '\r\n' : '\n';
  // The last line may lack its end; an empty one stands before the new section.
  const rest = before.length === 0 || before.at(-1) === 0x0a ? '' : lineEnd;
  const between = before.length === 0 ? '' : rest + lineEnd;
  const added = Buffer.from(between + textOf(lineEnd) + lineEnd);
  if (found === undefined) await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
  const mode = found === undefined ? OWNER_ONLY : found.mode & 0o777;
  await replaceFile(file, Buffer.concat([before, added]), { mode });
}

/** Lines; a session that the file has is not written again. */
function sectionsOf(
  { name, accountId, roleName, region }: NewProfile,
  session: SsoSession & { name: string },
  { sessions }: ProfileFiles,
): string[] {
  return [
    ...(sessions.has(session.name)
      ? []
      : [
          header('sso-session', session.name),
          `sso_start_url = ${session.startUrl}`,
          `sso_region = ${session.region}`,
          'sso_registration_scopes = sso:account:access',
          '',
        ]),
    header('profile', name),
    `sso_session = ${session.name}`,
    `sso_account_id = ${accountId}`,
    `sso_role_name = ${roleName}`,
    ...(region === undefined || region === '' ? [] : [`region = ${region}`]),
  ];
}

/** As the AWS CLI writes names with blanks. */
function header(kind: string, name: string): string {
  if (kind === 'profile' && name === 'default') return '[default]';
  return `[${kind} ${/\s/.test(name) ? `'${name}'` : name}]`;
}

function problemOf({ name, region }: NewProfile, { profiles, files }: ProfileFiles): Failure | undefined {
  if (!isProfileName(name)) return BAD_NAME;
  if (region !== undefined && region !== '' && !isRegionCode(region)) return BAD_REGION;
  if (profiles.has(name)) {
    return {
      kind: 'bad-input',
      message: `There is a profile "${name}" already.`,
      nextStep: 'Give the new one another name.',
    };
  }
  const reason = UNSAFE[files[0].state];
  return reason === undefined ? undefined : notWritten(reason);
}

/** What is not text would be spoilt by more text. */
const UNSAFE: Readonly<Record<string, string>> = {
  unreadable: 'it cannot be read',
  folder: 'it is a folder',
  'not-plain': 'it is not a regular file',
  'too-large': 'it is far too large',
  'not-text': 'it is not text in UTF-8',
};

const BAD_NAME: Failure = {
  kind: 'bad-input',
  message: 'This cannot be the name of a profile.',
  nextStep: 'Use letters, digits, blanks and . _ @ + - / alone.',
};

const BAD_REGION: Failure = {
  kind: 'bad-input',
  message: 'This is no code of a Region.',
  nextStep: 'Name one such as eu-west-1, or leave it empty.',
};

function notWritten(reason: string): Failure {
  return {
    kind: 'disk',
    message: `The AWS config file cannot be written: ${reason}.`,
    nextStep: 'It is as it was. Make it writable, or set the profile up with: aws configure sso',
  };
}
