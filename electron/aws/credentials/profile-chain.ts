/** Where a profile's credentials come from, through its source profiles, as far as the files say. Pure. */
import { partitionOf } from '../../contract/cells/regions.ts';
import { shellQuoted } from '../../contract/shell-quoting.ts';
import { loginCommand } from '../errors/failure-text.ts';
import { isUsedOnce } from './files/one-time-profiles.ts';
import { namesCredentials, type ProfileFiles, type Section } from './files/profile-files.ts';

export interface ChainLink {
  name: string;
  section: Section;
}

/** The profile, its source profile and so on; ends at a profile without one, one that is missing, or a circle. */
export function chainOf(name: string, { profiles }: Pick<ProfileFiles, 'profiles'>): ChainLink[] {
  const chain: ChainLink[] = [];
  for (let next: string | undefined = name; next !== undefined; ) {
    const section = profiles.get(next);
    if (section === undefined || chain.some((link) => link.name === next)) break;
    chain.push({ name: next, section });
    next = section.role_arn === undefined ? undefined : section.source_profile;
  }
  return chain;
}

/** How the session of a profile is opened again. */
export interface Login {
  profile: string;
  command: string;
  /** Of IAM Identity Center: the app itself can sign in. */
  isIdentityCenter: boolean;
}

/** The login that the chain rests on; undefined: none, as with keys. */
export function loginOf(chain: readonly ChainLink[]): Login | undefined {
  for (const { name, section } of chain) {
    if (section.login_session !== undefined) {
      return { profile: name, command: loginCommand(name, 'aws login'), isIdentityCenter: false };
    }
    if (section.sso_session !== undefined || section.sso_start_url !== undefined) {
      const { sso_session: session } = section;
      // Other tools do not know a profile that is used once.
      const command =
        isUsedOnce(name) && session !== undefined
          ? `aws sso login --sso-session ${shellQuoted(session)}`
          : loginCommand(name);
      return { profile: name, command, isIdentityCenter: true };
    }
  }
  return undefined;
}

/** Who gives the credentials, in words. */
export function servicesOf(chain: readonly ChainLink[]): string {
  const last = chain.at(-1)?.section ?? {};
  const usesSession = last.sso_session !== undefined || last.sso_start_url !== undefined;
  const usesRole = chain.some(({ section }) => section.role_arn !== undefined);
  const names = [...(usesSession ? ['IAM Identity Center'] : []), ...(usesRole ? ['AWS STS'] : [])];
  return names.join(' or ') || 'The service that gives credentials';
}

/**
 * The partition of the credentials, and what says so. An ARN of a role, session or device decides. Else the first region
 * outside the commercial partition decides: of the environment, the chain's profiles or IAM Identity Center. Else `aws`.
 */
export function partitionFound(
  chain: readonly ChainLink[],
  { sessions }: Pick<ProfileFiles, 'sessions'>,
  env: NodeJS.ProcessEnv,
): { partition: string; from: string } {
  for (const { name, section } of chain) {
    for (const setting of ['role_arn', 'login_session', 'mfa_serial']) {
      const partition = /^arn:(aws[a-z-]*):/.exec(section[setting] ?? '')?.[1];
      if (partition !== undefined) return { partition, from: ofProfile(setting, name) };
    }
  }
  // A web identity without a profile that gives credentials.
  const ofEnvironment = chain.some(({ section }) => namesCredentials(section)) ? undefined : env.AWS_ROLE_ARN;
  const partition = /^arn:(aws[a-z-]*):/.exec(ofEnvironment ?? '')?.[1];
  if (partition !== undefined && !env.AWS_ACCESS_KEY_ID) return { partition, from: 'AWS_ROLE_ARN' };
  const regions: readonly (readonly [from: string, region: string | undefined])[] = [
    ['AWS_REGION', env.AWS_REGION],
    ...chain.map(({ name, section }) => [ofProfile('region', name), section.region] as const),
    ...chain.flatMap(({ name, section }) => [
      [ofProfile('sso_region', name), section.sso_region] as const,
      [`sso_region of the session ${section.sso_session}`, sessionRegion(sessions, section)] as const,
    ]),
    ['AWS_DEFAULT_REGION', env.AWS_DEFAULT_REGION],
  ];
  for (const [from, region] of regions) {
    const partition = plausiblePartition(region);
    if (partition !== undefined && partition !== 'aws') return { partition, from };
  }
  return { partition: 'aws', from: 'default' };
}

function ofProfile(setting: string, name: string): string {
  return `${setting} of the profile ${name}`;
}

function sessionRegion(
  sessions: ProfileFiles['sessions'],
  { sso_session: session }: Section,
): string | undefined {
  return session === undefined ? undefined : sessions.get(session)?.sso_region;
}

function plausiblePartition(region: string | undefined): string | undefined {
  return region !== undefined && isPlausibleRegion(region) ? partitionOf(region) : undefined;
}

/** Whether the text has the form of a region's code. */
function isPlausibleRegion(text: string): boolean {
  return /^[a-z]{2,}(-[a-z0-9]+)+$/.test(text);
}

/** Where STS is asked when neither the environment nor a profile names a region. */
const STS_REGIONS: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-cn': 'cn-north-1',
  'aws-eusc': 'eusc-de-east-1',
};

/** The region whose STS is asked: one that is named, if it is of the partition. */
export function stsRegion(chain: readonly ChainLink[], partition: string, env: NodeJS.ProcessEnv): string {
  const regions = [env.AWS_REGION, ...chain.map(({ section }) => section.region), env.AWS_DEFAULT_REGION];
  const named = regions.find(
    (region) => region !== undefined && isPlausibleRegion(region) && partitionOf(region) === partition,
  );
  return named ?? STS_REGIONS[partition] ?? 'us-east-1';
}
