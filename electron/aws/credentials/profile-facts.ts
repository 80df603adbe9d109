/** What the files say of a profile, for the choice of one: how it signs in, and whose it is. Pure; never a key. */
import type { ProfileFacts } from '../../contract/bridge/api.ts';
import { chainOf, chainProblem } from './chain.ts';
import { namesCredentials, type ProfileFiles, type Section } from './profile-files.ts';

export function profileFacts(name: string, files: ProfileFiles): ProfileFacts {
  const chain = chainOf(name, files);
  const section = chain[0]?.section ?? {};
  const roleArn = /^arn:[a-z-]+:iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(section.role_arn ?? '');
  const account = section.sso_account_id ?? roleArn?.[1];
  const role = section.sso_role_name ?? roleArn?.[2];
  const region = section.region ?? chain.find((link) => link.section.region !== undefined)?.section.region;
  const problem = namesCredentials(section) ? chainProblem(chain, files)?.message : 'names no credentials';
  return {
    name,
    kind: kindOf(section),
    ...(account === undefined ? {} : { account }),
    ...(role === undefined ? {} : { role }),
    ...(region === undefined ? {} : { region }),
    ...(problem === undefined ? {} : { problem }),
  };
}

function kindOf(section: Section): ProfileFacts['kind'] {
  if (section.role_arn !== undefined) return section.mfa_serial === undefined ? 'role' : 'role with MFA';
  if (section.sso_session !== undefined || section.sso_start_url !== undefined) return 'SSO';
  if (section.login_session !== undefined) return 'aws login';
  if (section.credential_process !== undefined) return 'command';
  return section.aws_access_key_id === undefined ? 'settings alone' : 'access key';
}
