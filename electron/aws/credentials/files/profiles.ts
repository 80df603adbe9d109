/** The AWS profiles of this computer, and where credentials were looked for, in words; never a value. */

import type { ProfileFacts } from '../../../contract/bridge/api.ts';
import { defined } from '../../../contract/defined.ts';
import { profileInEnvironment } from '../../../contract/snapshot/account-numbers.ts';
import { counted } from '../../../contract/text.ts';
import { chainOf, loginOf, partitionFound } from '../profile-chain.ts';
import { readLoginCaches } from './login-caches.ts';
import { profileFacts } from './profile-facts.ts';
import { type FileFinding, namesCredentials, type ProfileFiles, readProfileFiles } from './profile-files.ts';

/** What is set up on this computer. */
export interface Setup {
  /** Names in order, `default` first. */
  profiles: string[];
  profileFacts: ProfileFacts[];
  /** Every place where the SDK looks, in its order, and what is there. */
  lookedFor: { place: string; found: string }[];
  /** The command that opens the session of the profile in use again; absent: it rests on none. */
  login?: string;
  /** AWS_BEARER_TOKEN_BEDROCK is set, so that no profile is used. */
  hasEnvironmentKey: boolean;
  /** The session is one of IAM Identity Center. */
  canSignIn?: true;
}

/**
 * Reads the files anew and looks at the environment, as seen from the chosen profile; absent: none is chosen in the app.
 * Never fails: what cannot be read is a finding.
 */
export async function readSetup(env: NodeJS.ProcessEnv, chosen?: string): Promise<Setup> {
  const files = await readProfileFiles(env);
  const profiles = [...files.profiles.keys()].sort(
    (a, b) => Number(b === 'default') - Number(a === 'default') || (a < b ? -1 : 1),
  );
  const login = loginOf(chainOf(inUse(env, chosen) ?? 'default', files));
  const sessionOf = await readLoginCaches(
    profiles.map((name) => chainOf(name, files)),
    env,
    Date.now(),
  );
  const facts = profiles.map((name) => profileFacts(name, files, sessionOf));
  return {
    profiles,
    profileFacts: facts,
    lookedFor: findings(env, files, chosen),
    hasEnvironmentKey: Boolean(env.AWS_BEARER_TOKEN_BEDROCK),
    ...defined({ login: login?.command }),
    ...(login?.isIdentityCenter === true ? { canSignIn: true as const } : {}),
  };
}

/** Of both files. */
export async function profileNames(env: NodeJS.ProcessEnv): Promise<string[]> {
  return [...(await readProfileFiles(env)).profiles.keys()];
}

/** The profile that is named anywhere. */
function inUse(env: NodeJS.ProcessEnv, chosen: string | undefined): string | undefined {
  return chosen || profileInEnvironment(env) || undefined;
}

/** The partition that the credentials of the profile belong to, as far as the files and the environment say. */
export async function partitionOfProfile(name: string, env: NodeJS.ProcessEnv): Promise<string> {
  const files = await readProfileFiles(env);
  return partitionFound(chainOf(name, files), files, env).partition;
}

function findings(
  env: NodeJS.ProcessEnv,
  files: ProfileFiles,
  chosen: string | undefined,
): Setup['lookedFor'] {
  const profile = inUse(env, chosen);
  const section = files.profiles.get(profile ?? 'default');
  return [
    {
      place: 'Bearer token (AWS_BEARER_TOKEN_BEDROCK)',
      found: env.AWS_BEARER_TOKEN_BEDROCK ? 'set: used instead of any profile or key' : 'not set',
    },
    {
      place: 'Keys in the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)',
      found: keysFound(env, chosen),
    },
    profileFound(env, files, chosen),
    ...files.files.map((file) => ({
      place: `${PLACES[file.name]} (${file.path})`,
      found: fileFound(file, files),
    })),
    {
      place: 'Login session (IAM Identity Center, aws login)',
      found: loginFound(profile ?? 'default', files),
    },
    {
      place: 'Container or web identity',
      found: isContainer(env) ? 'set up in the environment' : 'not set up',
    },
    { place: 'EC2 instance metadata', found: metadataFound(env, namesCredentials(section)) },
  ];
}

function profileFound(
  env: NodeJS.ProcessEnv,
  files: ProfileFiles,
  chosen: string | undefined,
): Setup['lookedFor'][number] {
  const place = chosen ? 'Chosen profile' : 'Chosen profile (AWS_PROFILE)';
  const profile = inUse(env, chosen);
  if (profile === undefined) return { place, found: 'not set' };
  const named = profileInEnvironment(env);
  const instead = chosen && named && named !== chosen ? `, instead of "${named}" in AWS_PROFILE` : '';
  const missing = files.profiles.has(profile) ? '' : ': there is no such profile';
  return { place, found: `"${profile}"${instead}${missing}` };
}

/** Of the profile itself, or of one that its role is assumed from. */
function loginFound(profile: string, files: ProfileFiles): string {
  const login = loginOf(chainOf(profile, files));
  if (login === undefined) return `not set up in the profile "${profile}"`;
  const through = login.profile === profile ? '' : `, a source of "${profile}"`;
  return `set up in the profile "${login.profile}"${through}`;
}

const PLACES: Record<FileFinding['name'], string> = {
  config: 'Config file',
  credentials: 'Credentials file',
};

const FILE_STATES: Record<Exclude<FileFinding['state'], 'read'>, string> = {
  absent: 'there is no such file',
  unreadable: 'the file cannot be read',
  folder: 'it is a folder, not a file',
  'not-plain': 'it is not a regular file',
  'too-large': 'the file is far too large',
  'not-text': 'the file cannot be read as text: save it as UTF-8, not as UTF-16',
  empty: 'the file is empty',
  unusable: 'no profile in the file could be read',
};

function fileFound(file: FileFinding, files: ProfileFiles): string {
  if (file.state !== 'read') return FILE_STATES[file.state];
  return `read; ${counted(files.profiles.size, 'profile')} in both files`;
}

function keysFound(env: NodeJS.ProcessEnv, chosen: string | undefined): string {
  const hasId = Boolean(env.AWS_ACCESS_KEY_ID);
  const hasSecret = Boolean(env.AWS_SECRET_ACCESS_KEY);
  if (hasId !== hasSecret) return hasId ? 'the secret key is missing' : 'the access key id is missing';
  if (!hasId) return 'not set';
  if (chosen) return 'set, but the chosen profile wins';
  return profileInEnvironment(env) ? 'set: used if the profile in AWS_PROFILE has no session' : 'set';
}

function isContainer(env: NodeJS.ProcessEnv): boolean {
  return Boolean(
    env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ||
      env.AWS_CONTAINER_CREDENTIALS_FULL_URI ||
      (env.AWS_WEB_IDENTITY_TOKEN_FILE && env.AWS_ROLE_ARN),
  );
}

function metadataFound(env: NodeJS.ProcessEnv, isProfileSetUp: boolean): string {
  const disabled = env.AWS_EC2_METADATA_DISABLED;
  if (disabled && disabled !== 'false') return 'switched off (AWS_EC2_METADATA_DISABLED)';
  return isProfileSetUp ? 'not asked: the profile names credentials' : 'asked last, for at most 2 seconds';
}
