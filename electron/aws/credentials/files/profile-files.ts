/** The AWS config and credentials files. What they hold stays in aws/; only names and findings leave it. */
import { devNull, homedir } from 'node:os';
import { join } from 'node:path';
import { split } from 'shlex';
import { MAX_CONFIG_BYTES } from '../../../contract/bounds.ts';
import { type FileDefect, FileError, readRegularFile } from '../../../disk/regular-file.ts';
import { learnSections } from '../../../redact/known-secrets.ts';
import { parseIni, type Section } from './ini.ts';
import { addUsedOnce } from './one-time-profiles.ts';
import { giveToSdk } from './sdk-files.ts';

export type { Section } from './ini.ts';

/** How one of the two files was found. */
export interface FileFinding {
  /** `config` or `credentials`. */
  name: 'config' | 'credentials';
  path: string;
  /** A variable names it. */
  isNamed?: true;
  /** `unusable`: there, and not empty, but no profile in it could be read. */
  state: 'absent' | 'unreadable' | FileDefect | 'not-text' | 'empty' | 'unusable' | 'read';
}

export interface ProfileFiles {
  /** Profiles of both files, merged; the credentials file wins member by member, as in the SDK. */
  profiles: ReadonlyMap<string, Section>;
  /** Sections `services NAME` of the config file, by name. */
  services: ReadonlyMap<string, Section>;
  /** Sections `sso-session NAME` of the config file, by name. */
  sessions: ReadonlyMap<string, Section>;
  /** Headers in the config file that name no profile: they lack the word "profile", or quotes that end. */
  strays: readonly string[];
  files: readonly [config: FileFinding, credentials: FileFinding];
}

/** Reads both files anew, as the AWS CLI does, and gives the SDK what was read. Never fails: see `files`. */
export async function readProfileFiles(env: NodeJS.ProcessEnv): Promise<ProfileFiles> {
  const home = homeOf(env);
  const places = {
    config: env.AWS_CONFIG_FILE || join(home, '.aws', 'config'),
    credentials: env.AWS_SHARED_CREDENTIALS_FILE || join(home, '.aws', 'credentials'),
  };
  const [config, credentials] = await Promise.all([
    readSections('config', expanded(places.config, env, home)),
    readSections('credentials', expanded(places.credentials, env, home)),
  ]);
  learnSections([...config.sections, ...credentials.sections].map(({ settings }) => settings));
  const found = {
    profiles: new Map<string, Section>(),
    services: new Map<string, Section>(),
    sessions: new Map<string, Section>(),
  };
  const strays: string[] = [];
  for (const { header, settings } of config.sections) {
    const target = targetOf(header);
    if (target === undefined) strays.push(header);
    else found[target.map].set(target.name, withoutEmpty(settings));
  }
  for (const { header, settings } of credentials.sections) {
    found.profiles.set(header, { ...found.profiles.get(header), ...withoutEmpty(settings) });
  }
  addUsedOnce(found);
  const files: ProfileFiles = {
    ...found,
    strays,
    files: [
      { ...config.finding, ...(env.AWS_CONFIG_FILE ? { isNamed: true } : {}) },
      { ...credentials.finding, ...(env.AWS_SHARED_CREDENTIALS_FILE ? { isNamed: true } : {}) },
    ],
  };
  giveToSdk(files, {
    config: [places.config, inHome(places.config, home)],
    credentials: [places.credentials, inHome(places.credentials, home)],
  });
  return files;
}

/** The home folder, as the SDK finds it. */
export function homeOf(env: NodeJS.ProcessEnv): string {
  return env.HOME || env.USERPROFILE || homedir();
}

/** The path with a leading `~` as the home folder. */
export function inHome(path: string, home: string): string {
  return path === '~' || /^~[/\\]/.test(path) ? join(home, path.slice(2)) : path;
}

/** The same, and with `$NAME` and `${NAME}` as the variables that are set: a start menu expands none, and the AWS CLI does. */
function expanded(path: string, env: NodeJS.ProcessEnv, home: string): string {
  const named = path.replace(/\$(?:(\w+)|\{(\w+)\})/g, (text, plain, braced) => env[plain ?? braced] ?? text);
  return inHome(named, home);
}

const KINDS = { profile: 'profiles', services: 'services', 'sso-session': 'sessions' } as const;

/** Names are split as a shell would, so that `[profile 'Dev Account']` is the profile Dev Account. */
function targetOf(header: string): { map: 'profiles' | 'services' | 'sessions'; name: string } | undefined {
  if (header === 'default') return { map: 'profiles', name: header };
  const kind = Object.keys(KINDS).find((each) => header.startsWith(each)) as keyof typeof KINDS | undefined;
  if (kind === undefined) return undefined;
  try {
    const [, name, ...rest] = split(header);
    return !name || rest.length > 0 ? undefined : { map: KINDS[kind], name };
  } catch {
    // A quote that does not end.
    return undefined;
  }
}

/** A name without a value says nothing, or begins nested settings. */
function withoutEmpty(settings: Section): Section {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));
}

interface SectionsOfFile {
  sections: ReturnType<typeof parseIni>;
  finding: FileFinding;
}

async function readSections(name: FileFinding['name'], path: string): Promise<SectionsOfFile> {
  const without = (state: FileFinding['state']): SectionsOfFile => ({
    sections: [],
    finding: { name, path, state },
  });
  let bytes: Buffer;
  try {
    bytes = await readRegularFile(path, MAX_CONFIG_BYTES);
  } catch (error) {
    // Named to have no such file.
    if (path === devNull) return without('empty');
    if (error instanceof FileError) return without(error.defect);
    const { code } = error as NodeJS.ErrnoException;
    return without(code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable');
  }
  // Notepad's "Unicode" is UTF-16, which no AWS tool reads.
  if (bytes.includes(0)) return without('not-text');
  const text = bytes.toString('utf8');
  const sections = parseIni(text);
  if (sections.length === 0) return without(text.trim() === '' ? 'empty' : 'unusable');
  return { sections, finding: { name, path, state: 'read' } };
}

/** Whether the profile says where credentials come from, rather than only naming a region and the like. */
export function namesCredentials(section: Section | undefined): boolean {
  return CREDENTIAL_SETTINGS.some((setting) => section?.[setting] !== undefined);
}

const CREDENTIAL_SETTINGS = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'role_arn',
  'credential_process',
  'sso_session',
  'sso_start_url',
  'sso_account_id',
  'web_identity_token_file',
  'login_session',
];
