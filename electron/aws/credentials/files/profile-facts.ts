/** What the files say of a profile, for the choice of one: how it signs in, and whose it is. Pure; never a key. */
import type { ProfileFacts, ProfileKind } from '../../../contract/bridge/api.ts';
import { defined } from '../../../contract/defined.ts';
import { type ChainLink, chainOf, chainProblem } from '../chain.ts';
import type { SessionOf } from './login-caches.ts';
import { isUsedOnce, namesCredentials, type ProfileFiles, type Section } from './profile-files.ts';

export function profileFacts(name: string, files: ProfileFiles, sessionOf: SessionOf): ProfileFacts {
  const chain = chainOf(name, files);
  const section = chain[0]?.section ?? {};
  const roleArn = ROLE_ARN.exec(section.role_arn ?? '');
  return {
    name,
    kind: kindOf(section),
    ...(isUsedOnce(name) ? { isOnce: true as const } : {}),
    ...defined({
      account: section.sso_account_id ?? roleArn?.[1] ?? LOGIN_ARN.exec(section.login_session ?? '')?.[1],
      role: section.sso_role_name ?? roleArn?.[2],
      region: regionOf(chain),
      session: sessionOf(chain),
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
  const told = chainProblem(chain, files)?.message;
  if (told !== undefined) return told;
  for (const { name, section } of chain) {
    if (section.aws_access_key_id !== undefined && section.aws_secret_access_key === undefined) {
      return `The profile "${name}" has an access key id without its secret access key.`;
    }
    const isOfSso = section.sso_session !== undefined || section.sso_start_url !== undefined;
    if (isOfSso && (section.sso_account_id === undefined || section.sso_role_name === undefined)) {
      return `The profile "${name}" names no account and role of IAM Identity Center.`;
    }
  }
  return undefined;
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
