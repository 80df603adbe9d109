/** The AWS config and credentials files. What they hold stays in aws/; only names and findings leave it. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { loadSharedConfigFiles } from '@smithy/core/config';
import { learnSections } from '../../redact/known-secrets.ts';

/** The settings of one profile or section, as text. */
export type Section = Readonly<Record<string, string | undefined>>;

/** How one of the two files was found. */
export interface FileFinding {
  /** `config` or `credentials`. */
  name: 'config' | 'credentials';
  path: string;
  /** `unusable`: there, and not empty, but no profile in it could be read. */
  state: 'absent' | 'unreadable' | 'empty' | 'unusable' | 'read';
}

export interface ProfileFiles {
  /** Profiles of both files, merged; the credentials file wins member by member, as in the SDK. */
  profiles: ReadonlyMap<string, Section>;
  /** Sections `services NAME` of the config file, by name. */
  services: ReadonlyMap<string, Section>;
  files: FileFinding[];
}

/** Reads both files anew, past the SDK's cache for the life of the process. Never fails: see `files`. */
export async function readProfileFiles(env: NodeJS.ProcessEnv): Promise<ProfileFiles> {
  const home = env.HOME || env.USERPROFILE || homedir();
  const configPath = inHome(env.AWS_CONFIG_FILE || join(home, '.aws', 'config'), home);
  const credentialsPath = inHome(env.AWS_SHARED_CREDENTIALS_FILE || join(home, '.aws', 'credentials'), home);
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    configFilepath: configPath,
    filepath: credentialsPath,
    ignoreCache: true,
  });
  learnSections([...Object.values(configFile), ...Object.values(credentialsFile)]);
  const profiles = new Map<string, Section>();
  const services = new Map<string, Section>();
  for (const [name, section] of Object.entries(configFile)) {
    if (name.startsWith('services.')) services.set(name.slice('services.'.length), section);
    else if (!name.startsWith('sso-session.')) profiles.set(name, section);
  }
  for (const [name, section] of Object.entries(credentialsFile)) {
    profiles.set(name, { ...profiles.get(name), ...section });
  }
  return {
    profiles,
    services,
    files: [
      { name: 'config', path: configPath, state: await stateOf(configPath, Object.keys(configFile).length) },
      {
        name: 'credentials',
        path: credentialsPath,
        state: await stateOf(credentialsPath, Object.keys(credentialsFile).length),
      },
    ],
  };
}

async function stateOf(path: string, sections: number): Promise<FileFinding['state']> {
  try {
    const text = await readFile(path, 'utf8');
    if (sections > 0) return 'read';
    return text.trim() === '' ? 'empty' : 'unusable';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'unreadable';
  }
}

function inHome(path: string, home: string): string {
  return path.startsWith('~/') ? join(home, path.slice(2)) : path;
}

/** Whether the profile says where credentials come from, rather than only naming a region and the like. */
export function namesCredentials(section: Section | undefined): boolean {
  return CREDENTIAL_SETTINGS.some((setting) => section?.[setting] !== undefined);
}

const CREDENTIAL_SETTINGS = [
  'aws_access_key_id',
  'role_arn',
  'credential_process',
  'sso_session',
  'sso_start_url',
  'sso_account_id',
  'web_identity_token_file',
  'login_session',
];
