/** What the files say of a profile, for the choice of one: how it signs in, and whose it is. Pure; never a key. */
import type { ProfileFacts, ProfileKind } from '../../../contract/bridge/api.ts';
import { defined } from '../../../contract/defined.ts';
import { chainProblem } from '../chain-problem.ts';
import { type ChainLink, chainOf, loginOf } from '../profile-chain.ts';
import type { SessionOf } from './login-caches.ts';
import { isUsedOnce } from './one-time-profiles.ts';
import { namesCredentials, type ProfileFiles, type Section } from './profile-files.ts';

export function profileFacts(name: string, files: ProfileFiles, sessionOf: SessionOf): ProfileFacts {
  const chain = chainOf(name, files);
  const section = chain[0]?.section ?? {};
  const login = loginOf(chain);
  const canSignIn = login?.isIdentityCenter === true;
  const roleArn = ROLE_ARN.exec(section.role_arn ?? '');
  return {
    name,
    kind: kindOf(section),
    ...(canSignIn ? { canSignIn: true as const } : {}),
    ...(isUsedOnce(name) ? { isOnce: true as const } : {}),
    ...defined({
      account: section.sso_account_id ?? roleArn?.[1] ?? LOGIN_ARN.exec(section.login_session ?? '')?.[1],
      role: section.sso_role_name ?? roleArn?.[2],
      region: regionOf(chain),
      session: sessionOf(chain),
      login: canSignIn ? undefined : login?.command,
      problem: namesCredentials(section) ? problemOf(chain, files) : 'names no credentials',
    }),
  };
}

const ROLE_ARN = /^arn:[a-z-]+:iam::(\d+):role\/(?:.*\/)?([^/]+)$/;
const LOGIN_ARN = /^arn:[a-z-]+:[a-z]+::(\d+):/;

function regionOf(chain: readonly ChainLink[]): string | undefined {
  return chain.find(({ section }) => section.region !== undefined)?.section.region;
}

function problemOf(chain: readonly ChainLink[], files: ProfileFiles): string | undefined {
  return chainProblem(chain, files)?.message;
}

/** Where the credentials of a role come from when no profile gives them. */
const SOURCES: Readonly<Record<string, ProfileKind>> = {
  Ec2InstanceMetadata: 'instance role',
  EcsContainer: 'instance role',
};

function kindOf(section: Section): ProfileKind {
  if (section.role_arn !== undefined) {
    if (section.web_identity_token_file !== undefined) return 'web identity';
    if (section.mfa_serial !== undefined) return 'role with MFA';
    return SOURCES[section.credential_source ?? ''] ?? 'role';
  }
  if (section.sso_session !== undefined || section.sso_start_url !== undefined) return 'IAM Identity Center';
  if (section.login_session !== undefined) return 'aws login';
  if (section.credential_process !== undefined) return 'credential process';
  return section.aws_access_key_id === undefined ? 'settings alone' : 'access key';
}
