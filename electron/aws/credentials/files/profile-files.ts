/** The AWS config and credentials files. What they hold stays in aws/; only names and findings leave it. */
import { devNull, homedir } from 'node:os';
import { join } from 'node:path';
import { externalDataInterceptor } from '@smithy/core/config';
import { split } from 'shlex';
import { MAX_CONFIG_BYTES } from '../../../contract/bounds.ts';
import { type FileDefect, FileError, readRegularFile } from '../../../disk/regular-file.ts';
import { learnSections } from '../../../redact/known-secrets.ts';
import { parseIni, type Section } from './ini.ts';

export type { Section } from './ini.ts';

/** How one of the two files was found. */
export interface FileFinding {
  /** `config` or `credentials`. */
  name: 'config' | 'credentials';
  path: string;
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
  /** Headers in the config file that name no profile, because they lack the word "profile". */
  strays: readonly string[];
  files: FileFinding[];
}

/** Reads both files anew, as the AWS CLI does, and gives the SDK what was read. Never fails: see `files`. */
export async function readProfileFiles(env: NodeJS.ProcessEnv): Promise<ProfileFiles> {
  const home = homeOf(env);
  const places = {
    config: env.AWS_CONFIG_FILE || join(home, '.aws', 'config'),
    credentials: env.AWS_SHARED_CREDENTIALS_FILE || join(home, '.aws', 'credentials'),
  };
  const [config, credentials] = await Promise.all([
    readSections('config', inHome(places.config, home)),
    readSections('credentials', inHome(places.credentials, home)),
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
    else found[target.map].set(target.name, settings);
  }
  for (const { header, settings } of credentials.sections) {
    found.profiles.set(header, { ...found.profiles.get(header), ...settings });
  }
  addUsedOnce(found);
  const files = { ...found, strays, files: [config.finding, credentials.finding] };
  giveToSdk(files, places, home);
  return files;
}

interface UsedOnce {
  section: Section;
  /** The session that it rests on. */
  session: { name: string; settings: Section };
}

/** Profiles that the user wants until the app closes: in memory alone, whatever is written. */
const usedOnce = new Map<string, UsedOnce>();

export function takeOnce(name: string, profile: UsedOnce): void {
  usedOnce.set(name, profile);
}

/** Whether the profile is in no file. */
export function isUsedOnce(name: string): boolean {
  return usedOnce.has(name);
}

function addUsedOnce({
  profiles,
  sessions,
}: {
  profiles: Map<string, Section>;
  sessions: Map<string, Section>;
}): void {
  for (const [name, { section, session }] of usedOnce) {
    profiles.set(name, section);
    if (!sessions.has(session.name)) sessions.set(session.name, session.settings);
  }
}

/** The home folder, as the SDK finds it. */
export function homeOf(env: NodeJS.ProcessEnv): string {
  return env.HOME || env.USERPROFILE || homedir();
}

/** The path with a leading `~` as the home folder. */
export function inHome(path: string, home: string): string {
  return path === '~' || /^~[/\\]/.test(path) ? join(home, path.slice(2)) : path;
}

const KINDS = { profile: 'profiles', services: 'services', 'sso-session': 'sessions' } as const;

/** Names are split as a shell would, so that `[profile 'Dev Account']` is the profile Dev Account. */
function targetOf(header: string): { map: 'profiles' | 'services' | 'sessions'; name: string } | undefined {
  if (header === 'default') return { map: 'profiles', name: header };
  const kind = Object.keys(KINDS).find((each) => header.startsWith(each)) as keyof typeof KINDS | undefined;
  if (kind === undefined) return undefined;
  try {
    const [, name, ...rest] = split(header);
    return name === undefined || rest.length > 0 ? undefined : { map: KINDS[kind], name };
  } catch {
    // A quote that does not end.
    return undefined;
  }
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

/**
 * The SDK reads both files itself, at many places, and drops names that the AWS CLI takes. It is given one plain text instead,
 * in which every name is written as it writes it inside. Pinned: `interceptFile` is marked as internal.
 */
function giveToSdk(
  { profiles, services, sessions }: Omit<ProfileFiles, 'files'>,
  places: { config: string; credentials: string },
  home: string,
): void {
  const text = [
    ...[...profiles].map(([name, section]) => sdkSection(`profile.${name}`, commandByName(name, section))),
    ...[...services].map(([name, section]) => sdkSection(`services.${name}`, section)),
    ...[...sessions].map(([name, section]) => sdkSection(`sso-session.${name}`, section)),
  ].join('\n');
  for (const path of both(places.credentials, home)) externalDataInterceptor.interceptFile(path, '');
  for (const path of both(places.config, home)) externalDataInterceptor.interceptFile(path, text);
}

/** The SDK asks for a file under either path. */
function both(path: string, home: string): string[] {
  return [path, inHome(path, home)];
}

/** A command line may hold what the SDK takes for a comment; `runCommand` finds it by the profile's name. */
function commandByName(name: string, section: Section): Section {
  return section.credential_process === undefined
    ? section
    : { ...section, credential_process: encodeURIComponent(name) };
}

function sdkSection(header: string, section: Section): string {
  // The SDK would refuse the whole file, or take it for a comment.
  if (/__proto__$|[\r\n]|\s[;#]/.test(header)) return '';
  const lines = Object.entries(section).flatMap(([name, value]) => (value ? [`${name} = ${value}`] : []));
  return [`[${header}]`, ...lines].join('\n');
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
