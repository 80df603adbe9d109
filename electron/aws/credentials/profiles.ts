/** The AWS profiles of this computer, and where credentials were looked for, in words; never a value. */

import { profileInEnvironment } from '../../contract/snapshot/account-numbers.ts';
import { counted } from '../../contract/text.ts';
import { chainOf, partitionOfChain } from './chain.ts';
import { type FileFinding, namesCredentials, type ProfileFiles, readProfileFiles } from './profile-files.ts';

/** What is set up on this computer. */
export interface Setup {
  /** Names in order, `default` first. */
  profiles: string[];
  /** Every place where the SDK looks, in its order, and what is there. */
  lookedFor: { place: string; found: string }[];
}

/** Reads the files anew and looks at the environment. Never fails: what cannot be read is a finding. */
export async function readSetup(env: NodeJS.ProcessEnv): Promise<Setup> {
  const files = await readProfileFiles(env);
  const profiles = [...files.profiles.keys()].sort(
    (a, b) => Number(b === 'default') - Number(a === 'default') || (a < b ? -1 : 1),
  );
  return { profiles, lookedFor: findings(env, files) };
}

/** The partition that the credentials of the profile belong to, as far as the files and the environment say. */
export async function partitionOfProfile(name: string, env: NodeJS.ProcessEnv): Promise<string> {
  const files = await readProfileFiles(env);
  return partitionOfChain(chainOf(name, files), files, env);
}

function findings(env: NodeJS.ProcessEnv, files: ProfileFiles): Setup['lookedFor'] {
  const active = profileInEnvironment(env);
  const section = files.profiles.get(active || 'default');
  const isKnown = active === undefined || active === '' || files.profiles.has(active);
  return [
    {
      place: 'Bearer token (AWS_BEARER_TOKEN_BEDROCK)',
      found: env.AWS_BEARER_TOKEN_BEDROCK ? 'set: used instead of any profile or key' : 'not set',
    },
    {
      place: 'Keys in the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)',
      found: keysFound(env, active),
    },
    {
      place: 'Chosen profile (AWS_PROFILE)',
      found: active ? `"${active}"${isKnown ? '' : ': there is no such profile'}` : 'not set',
    },
    ...files.files.map((file) => ({
      place: `${PLACES[file.name]} (${file.path})`,
      found: fileFound(file, files),
    })),
    {
      place: 'Login session (IAM Identity Center)',
      found:
        section?.sso_session || section?.sso_start_url
          ? 'set up in the profile'
          : 'not set up in the profile',
    },
    {
      place: 'Container or web identity',
      found: isContainer(env) ? 'set up in the environment' : 'not set up',
    },
    { place: 'EC2 instance metadata', found: metadataFound(env, namesCredentials(section)) },
  ];
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

function keysFound(env: NodeJS.ProcessEnv, profile: string | undefined): string {
  const hasId = Boolean(env.AWS_ACCESS_KEY_ID);
  const hasSecret = Boolean(env.AWS_SECRET_ACCESS_KEY);
  if (hasId !== hasSecret) return hasId ? 'the secret key is missing' : 'the access key id is missing';
  if (!hasId) return 'not set';
  return profile ? 'set, but the chosen profile wins' : 'set';
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
