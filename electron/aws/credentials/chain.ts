/** Where a profile's credentials come from, through its source profiles, as far as the files say. Pure. */
import { partitionOf } from '../../contract/cells/regions.ts';
import { shellQuoted } from '../../contract/shell-quoting.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import { loginCommand } from '../errors/failure-text.ts';
import type { ProfileFiles, Section } from './profile-files.ts';

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

/** What the files lack that the chain names. */
export function chainProblem(
  chain: readonly ChainLink[],
  { profiles, sessions }: Pick<ProfileFiles, 'profiles' | 'sessions'>,
): Failure | undefined {
  for (const { name, section } of chain) {
    const { sso_session: session, source_profile: source } = section;
    if (session !== undefined && !sessions.has(session)) {
      return {
        kind: 'no-credentials',
        message: `The AWS config file has no section [sso-session ${session}], which the profile "${name}" names.`,
        nextStep: `Add the section, or set the profile up again with: aws configure sso --profile ${shellQuoted(name)}`,
      };
    }
    if (section.role_arn !== undefined && source !== undefined && !profiles.has(source)) {
      return {
        kind: 'no-credentials',
        message: `There is no AWS profile "${source}", which the profile "${name}" names as its source_profile.`,
        nextStep: 'Correct source_profile in the AWS config file, or set that profile up.',
      };
    }
  }
  return undefined;
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
      return { profile: name, command: loginCommand(name), isIdentityCenter: true };
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
 * The partition of the credentials. An ARN of a role, session or device decides. Else it is that of the first region
 * outside the commercial partition in the environment, the chain's profiles or IAM Identity Center; else `aws`.
 */
export function partitionOfChain(
  chain: readonly ChainLink[],
  { sessions }: Pick<ProfileFiles, 'sessions'>,
  env: NodeJS.ProcessEnv,
): string {
  const sections = chain.map(({ section }) => section);
  for (const section of sections) {
    for (const arn of [section.role_arn, section.login_session, section.mfa_serial]) {
      const partition = /^arn:(aws[a-z-]*):/.exec(arn ?? '')?.[1];
      if (partition !== undefined) return partition;
    }
  }
  const regions = [
    env.AWS_REGION,
    ...sections.map((section) => section.region),
    ...sections.flatMap(({ sso_session: session, sso_region: region }) => [
      region,
      session === undefined ? undefined : sessions.get(session)?.sso_region,
    ]),
    env.AWS_DEFAULT_REGION,
  ];
  return regions.map(plausiblePartition).find((each) => each !== undefined && each !== 'aws') ?? 'aws';
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
