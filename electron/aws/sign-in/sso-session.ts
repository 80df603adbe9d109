/** Which session of IAM Identity Center a profile or a start URL means. Pure. */
import { isRegionCode } from '../../contract/cells/regions.ts';
import { defined } from '../../contract/defined.ts';
import {
  type SignInPlace,
  type SignInTarget,
  sessionNameOf,
  startUrlOf,
} from '../../contract/reach/sign-in-state.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import type { Result } from '../../discovery/ports.ts';
import { chainProblem } from '../credentials/chain-problem.ts';
import type { ProfileFiles, Section } from '../credentials/files/profile-files.ts';
import { chainOf } from '../credentials/profile-chain.ts';

export interface SsoSession extends SignInPlace {
  /** Of its section in the config file, there already or to be; absent: a profile without a section (legacy). */
  name?: string;
  /** What the SDK and the AWS CLI name the cached token by. */
  cacheId: string;
  /** Whose settings count for the way to AWS; absent: nobody's. */
  profile?: string;
  /** The profile that rests on the session names no account yet. */
  lacksAccount: boolean;
}

type Files = Pick<ProfileFiles, 'profiles' | 'sessions'>;

/** The session that is meant; the failure says what the files lack. */
export function sessionOf(target: SignInTarget, files: Files): Result<SsoSession> {
  return 'profile' in target ? sessionOfProfile(target.profile, files) : sessionAt(target, files);
}

function sessionOfProfile(profile: string, files: Files): Result<SsoSession> {
  const chain = chainOf(profile, files);
  const problem = chainProblem(chain, files, { choosesRole: true });
  if (problem !== undefined) return { ok: false, failure: problem };
  const link = chain.find(
    ({ section }) => section.sso_session !== undefined || section.sso_start_url !== undefined,
  );
  if (link === undefined) return refused(notOfIdentityCenter(profile));
  const { sso_session: name } = link.section;
  const place = name === undefined ? link.section : (files.sessions.get(name) ?? {});
  const { sso_start_url: startUrl, sso_region: region } = place;
  if (startUrl === undefined || region === undefined || !isRegionCode(region)) {
    return refused(incomplete(link.name, name, place));
  }
  return {
    ok: true,
    value: {
      ...{ startUrl, region, cacheId: name ?? startUrl, profile },
      ...defined({ name }),
      lacksAccount: link.section.sso_account_id === undefined,
    },
  };
}

/** The section of the config file that is there already, or one with a name of its own. */
function sessionAt(typed: SignInPlace, { sessions }: Files): Result<SsoSession> {
  const startUrl = startUrlOf(typed.startUrl);
  const region = typed.region.trim();
  if (startUrl === undefined) return refused(NO_START_URL);
  if (!isRegionCode(region)) return refused(NO_REGION);
  const wanted = sessionNameOf(startUrl);
  const isSame = (section: Section | undefined): boolean =>
    section?.sso_region === region && startUrlOf(section.sso_start_url ?? '') === startUrl;
  const known = [...sessions].find(([, section]) => isSame(section))?.[0];
  const name = known ?? freeName(wanted, sessions);
  return { ok: true, value: { startUrl, region, name, cacheId: name, lacksAccount: true } };
}

function freeName(wanted: string, sessions: Files['sessions']): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!sessions.has(name)) return name;
  }
}

function refused(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

const NO_START_URL: Failure = {
  kind: 'bad-input',
  message: 'This is no start URL of IAM Identity Center.',
  nextStep: 'It looks like https://my-company.awsapps.com/start; your administrator knows it.',
};

const NO_REGION: Failure = {
  kind: 'bad-input',
  message: 'This is no code of a Region.',
  nextStep: 'Name the Region of your IAM Identity Center, for example eu-west-1.',
};

function notOfIdentityCenter(profile: string): Failure {
  return {
    kind: 'bad-input',
    message: `The profile "${profile}" does not rest on a session of IAM Identity Center.`,
    nextStep: 'Choose one that does, or sign in with a start URL.',
  };
}

function incomplete(profile: string, session: string | undefined, place: Section): Failure {
  const where = session === undefined ? `The profile "${profile}"` : `The section [sso-session ${session}]`;
  const lacks = place.sso_start_url === undefined ? 'sso_start_url' : 'a usable sso_region';
  return {
    kind: 'no-credentials',
    message: `${where} of the AWS config file lacks ${lacks}.`,
    nextStep: 'Add it there, or set the profile up again with: aws configure sso',
  };
}
