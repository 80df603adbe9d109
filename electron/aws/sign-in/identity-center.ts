/** The door to signing in, for the session: one session of IAM Identity Center at a time, its sign-in, accounts and end. */
import {
  type NewProfile,
  nameOfRoleOnce,
  type RoleOnce,
  type SignInTarget,
  type SsoAccounts,
  type SsoRole,
} from '../../contract/reach/sign-in-state.ts';
import type { Result } from '../../discovery/ports.ts';
import { takeOnce } from '../credentials/files/one-time-profiles.ts';
import { type ProfileFiles, readProfileFiles } from '../credentials/files/profile-files.ts';
import type { ReachOptions } from '../transport/reach-options.ts';
import { writeProfile } from './accounts/profile-writer.ts';
import { listAccounts, listRoles } from './accounts/sso-accounts.ts';
import { signIn } from './sign-in.ts';
import type { SignInPorts } from './sign-in-ports.ts';
import { openSsoService, type SsoService } from './sso-service.ts';
import { type SsoSession, sessionOf } from './sso-session.ts';
import { readToken, removeToken } from './token-cache.ts';

export interface IdentityCenterDeps {
  env: NodeJS.ProcessEnv;
  reach?: ReachOptions;
  nowEpochMs(): number;
}

/** A session of IAM Identity Center as it can be used. */
export interface IdentityCenter {
  /** Absent: a profile without a section of its own, on which no other profile can rest. */
  name?: string;
  region: string;
  /** The profile that rests on it names no account yet. */
  lacksAccount: boolean;
  /** In the end its token is in the cache of the AWS CLI. */
  signIn(ports: Omit<SignInPorts, 'nowEpochMs'>, signal: AbortSignal): Promise<Result<null>>;
  /** Ends the session at AWS and removes the cached token, also where AWS cannot be told. */
  signOut(signal: AbortSignal): Promise<Result<null>>;
  accounts(signal: AbortSignal): Promise<Result<SsoAccounts>>;
  roles(accountId: string, signal: AbortSignal): Promise<Result<SsoRole[]>>;
  addProfile(profile: NewProfile): Promise<Result<null>>;
  /** A profile for the role in memory alone, unless one is there; gives its name. */
  takeOnce(role: RoleOnce): Promise<Result<{ profile: string; isNew: boolean }>>;
  close(): void;
}

/** Fails on what the files lack, and on settings that can never work. Nothing is asked yet. */
export async function openIdentityCenter(
  target: SignInTarget,
  deps: IdentityCenterDeps,
): Promise<Result<IdentityCenter>> {
  const files = await readProfileFiles(deps.env);
  const session = sessionOf(target, files);
  if (!session.ok) return session;
  const service = openSsoService(session.value, files, deps);
  return service.ok ? { ok: true, value: identityCenter(session.value, service.value, deps) } : service;
}

function identityCenter(
  session: SsoSession,
  service: SsoService,
  { env, nowEpochMs }: IdentityCenterDeps,
): IdentityCenter {
  return {
    ...(session.name === undefined ? {} : { name: session.name }),
    region: session.region,
    lacksAccount: session.lacksAccount,
    signIn: (ports, signal) => signIn(session, service, { ...ports, nowEpochMs }, signal),
    async signOut(signal) {
      const token = await readToken(session.cacheId);
      const told = token === undefined ? undefined : await service.logout(token.accessToken, signal);
      const removed = await removeToken(session.cacheId);
      if (!removed.ok) return removed;
      // A session that has ended already is what was wanted.
      if (told?.ok !== false || told.name === 'UnauthorizedException') return { ok: true, value: null };
      const { kind, message, nextStep } = told.failure;
      return {
        ok: false,
        failure: {
          kind,
          message: `The session was removed from this computer, but IAM Identity Center could not be told. ${message}`,
          nextStep,
        },
      };
    },
    accounts: (signal) => listAccounts({ session, service, nowEpochMs: nowEpochMs(), signal }),
    async roles(accountId, signal) {
      const found = await listRoles(accountId, { session, service, nowEpochMs: nowEpochMs(), signal });
      if (!found.ok) return found;
      const files = await readProfileFiles(env);
      return { ok: true, value: found.value.map((name) => withProfile(name, accountId, session, files)) };
    },
    async addProfile(profile) {
      const { name } = session;
      if (name === undefined) return { ok: false, failure: WITHOUT_SECTION };
      return await writeProfile(profile, { ...session, name }, env);
    },
    async takeOnce({ accountId, accountName, roleName }) {
      const { name, startUrl, region } = session;
      if (name === undefined) return { ok: false, failure: WITHOUT_SECTION };
      const files = await readProfileFiles(env);
      const known = withProfile(roleName, accountId, session, files).profile;
      if (known !== undefined) return { ok: true, value: { profile: known, isNew: false } };
      const profile = nameOfRoleOnce(accountName, roleName, new Set(files.profiles.keys()));
      takeOnce(profile, {
        section: { sso_session: name, sso_account_id: accountId, sso_role_name: roleName },
        session: { name, settings: { sso_start_url: startUrl, sso_region: region } },
      });
      return { ok: true, value: { profile, isNew: true } };
    },
    close: () => service.close(),
  };
}

function withProfile(name: string, accountId: string, session: SsoSession, files: ProfileFiles): SsoRole {
  const known = [...files.profiles].find(
    ([, section]) =>
      section.sso_session === session.name &&
      section.sso_account_id === accountId &&
      section.sso_role_name === name &&
      section.role_arn === undefined,
  )?.[0];
  return { name, ...(known === undefined ? {} : { profile: known }) };
}

const WITHOUT_SECTION = {
  kind: 'bad-input',
  message: 'The profile has no [sso-session] section, on which another could rest.',
  nextStep: 'Sign in with the start URL instead, or set a profile up with: aws configure sso',
} as const;
