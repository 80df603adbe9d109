/** The AWS profiles of this computer, and where credentials were looked for, in words; never a value. */
import { partitionOf } from '../../contract/cells/regions.ts';
import { profileInEnvironment } from '../../contract/snapshot/profile-name.ts';
import { chainOf, partitionOfChain } from './chain.ts';
import { type FileFinding, namesCredentials, type ProfileFiles, readProfileFiles } from './profile-files.ts';

export interface ProfileSummary {
  name: string;
  /** Its region setting, if it has one that could be a region. */
  region?: string;
  /** By its region; `aws` if it names none. */
  partition: string;
}

/** What is set up on this computer. */
export interface Setup {
  /** In name order, `default` first. */
  profiles: ProfileSummary[];
  /** The partition that a scan without a chosen profile belongs to. */
  defaultPartition: string;
  /** Every place where the SDK looks, in its order, and what is there. */
  lookedFor: { place: string; found: string }[];
}

/**
 * Reads the files anew and looks at the environment. `chosen` is the profile picked in the app, if one is.
 * Never fails: what cannot be read is a finding.
 */
export async function readSetup(env: NodeJS.ProcessEnv, chosen?: string): Promise<Setup> {
  const files = await readProfileFiles(env);
  const profiles = [...files.profiles].map(([name, section]) => summaryOf(name, section.region));
  profiles.sort(
    (a, b) => Number(b.name === 'default') - Number(a.name === 'default') || compare(a.name, b.name),
  );
  const active = profileInEnvironment(env) ?? 'default';
  const region = plausibleRegion(env.AWS_REGION) ?? plausibleRegion(files.profiles.get(active)?.region);
  return {
    profiles,
    defaultPartition: region === undefined ? 'aws' : partitionOf(region),
    lookedFor: findings(env, files, chosen),
  };
}

/** Whether the config or credentials file has the profile. */
export async function profileExists(name: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return (await readProfileFiles(env)).profiles.has(name);
}

/** The partition that the credentials of the profile belong to, as far as the files and the environment say. */
export async function partitionOfProfile(name: string, env: NodeJS.ProcessEnv): Promise<string> {
  const files = await readProfileFiles(env);
  return partitionOfChain(chainOf(name, files), files, env);
}

function summaryOf(name: string, setting: string | undefined): ProfileSummary {
  const region = plausibleRegion(setting);
  return region === undefined ? { name, partition: 'aws' } : { name, region, partition: partitionOf(region) };
}

function plausibleRegion(text: string | undefined): string | undefined {
  return text !== undefined && /^[a-z]{2,}(-[a-z0-9]+)+$/.test(text) ? text : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function findings(
  env: NodeJS.ProcessEnv,
  files: ProfileFiles,
  chosen: string | undefined,
): Setup['lookedFor'] {
  const active = chosen || profileInEnvironment(env);
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
      place: chosen ? 'Chosen profile' : 'Chosen profile (AWS_PROFILE)',
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
  'not-text': 'the file cannot be read as text: save it as UTF-8, not as UTF-16',
  empty: 'the file is empty',
  unusable: 'no profile in the file could be read',
};

function fileFound(file: FileFinding, files: ProfileFiles): string {
  if (file.state !== 'read') return FILE_STATES[file.state];
  const count = files.profiles.size;
  return `read; ${count} ${count === 1 ? 'profile' : 'profiles'} in both files`;
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
