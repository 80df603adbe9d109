/** What a profile, or one that it rests on, lacks or says wrongly: told before anything is asked. Pure. */
import { shellQuoted } from '../../contract/shell-quoting.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import { namesCredentials, type ProfileFiles, type Section } from './files/profile-files.ts';
import type { ChainLink } from './profile-chain.ts';

type Files = Pick<ProfileFiles, 'profiles' | 'sessions'> & Partial<Pick<ProfileFiles, 'strays'>>;

/**
 * What the files lack that the chain names; undefined: nothing that can be seen from here. `choosesRole`: account and role are
 * chosen after a sign-in.
 */
export function chainProblem(
  chain: readonly ChainLink[],
  files: Files,
  { choosesRole = false }: { choosesRole?: boolean } = {},
): Failure | undefined {
  for (const [index, link] of chain.entries()) {
    const problem =
      sessionProblem(link, files) ??
      (choosesRole ? undefined : accountProblem(link)) ??
      roleProblem(link, files, chain[index + 1] !== undefined) ??
      keyProblem(link, index > 0);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function sessionProblem({ name, section }: ChainLink, files: Files): Failure | undefined {
  if (!givesSession(section)) return undefined;
  const { sso_session: session } = section;
  const found = session === undefined ? section : files.sessions.get(session);
  if (session !== undefined && found === undefined) return missingSession(session, name, files);
  const needed = ['sso_start_url', 'sso_region'].filter((setting) => found?.[setting] === undefined);
  if (needed.length > 0) {
    const where = session === undefined ? `The profile "${name}"` : `The section [sso-session ${session}]`;
    return incomplete(`${where} has no ${needed.join(' and no ')}.`, name, 'aws configure sso');
  }
  return undefined;
}

/** Its credentials are those of IAM Identity Center: a role takes others. */
function givesSession({ sso_session: session, sso_start_url: startUrl, role_arn: role }: Section): boolean {
  return (session !== undefined || startUrl !== undefined) && role === undefined;
}

function accountProblem({ name, section }: ChainLink): Failure | undefined {
  if (!givesSession(section)) return undefined;
  const missing = ['sso_account_id', 'sso_role_name'].filter((setting) => section[setting] === undefined);
  if (missing.length === 0) return undefined;
  const message = `The profile "${name}" names no account and role of IAM Identity Center: it has no ${missing.join(' and no ')}.`;
  return incomplete(message, name, 'aws configure sso');
}

function missingSession(session: string, profile: string, { profiles, strays = [] }: Files): Failure {
  const header = `sso-session ${session}`;
  const message = `The AWS config file has no section [${header}], which the profile "${profile}" names.`;
  if (strays.includes(header)) {
    return fileProblem(
      `The AWS config file has a section [${header}], whose name needs quotes.`,
      `Write [sso-session '${session}'] there, then scan again.`,
    );
  }
  if (profiles.has(header)) {
    return fileProblem(
      `${message} There is one in the credentials file, where no tool looks for it.`,
      'Move the section to the AWS config file, then scan again.',
    );
  }
  const command = `aws configure sso --profile ${shellQuoted(profile)}`;
  return fileProblem(message, `Add the section, or set the profile up again with: ${command}`);
}

const SOURCES = ['Environment', 'EcsContainer', 'Ec2InstanceMetadata'];

function roleProblem({ name, section }: ChainLink, files: Files, hasNext: boolean): Failure | undefined {
  const { role_arn: role, source_profile: source, credential_source: from } = section;
  if (role === undefined) {
    return section.web_identity_token_file === undefined
      ? undefined
      : incomplete(`The profile "${name}" has a web_identity_token_file and no role_arn.`, name);
  }
  if (source !== undefined && !files.profiles.has(source)) {
    return fileProblem(
      `There is no AWS profile "${source}", which the profile "${name}" names as its source_profile.`,
      'Correct source_profile in the AWS config file, or set that profile up.',
    );
  }
  if (source !== undefined && from !== undefined) {
    return fileProblem(
      `The profile "${name}" has both a source_profile and a credential_source, and only one of them can be.`,
      'Remove one of the two from the AWS config file, then scan again.',
    );
  }
  if (from !== undefined && !SOURCES.includes(from)) {
    return fileProblem(
      `The profile "${name}" has a credential_source that no AWS tool knows.`,
      `Write ${SOURCES.join(', ')} there, as it is written here, then scan again.`,
    );
  }
  const isAlone = source === undefined && from === undefined && section.web_identity_token_file === undefined;
  if (isAlone) {
    const message = `The profile "${name}" has a role_arn, and does not say whose credentials take the role.`;
    return fileProblem(
      message,
      'Add a source_profile to it in the AWS config file (or credential_source, or web_identity_token_file), then scan again.',
    );
  }
  // A profile may be its own source, if it has keys.
  const isCircle = source !== undefined && !hasNext && !(source === name && hasKey(section));
  return isCircle
    ? fileProblem(
        `The source profiles of "${name}" lead in a circle.`,
        'Correct source_profile in the AWS config file.',
      )
    : undefined;
}

function hasKey(section: Section): boolean {
  return section.aws_access_key_id !== undefined && section.aws_secret_access_key !== undefined;
}

function keyProblem({ name, section }: ChainLink, isSource: boolean): Failure | undefined {
  const { aws_access_key_id: id, aws_secret_access_key: secret } = section;
  const isOther = ['role_arn', 'credential_process', 'sso_session', 'sso_start_url', 'login_session'].some(
    (setting) => section[setting] !== undefined,
  );
  if (isOther) return undefined;
  if (id !== undefined && secret === undefined) {
    return incomplete(`The profile "${name}" has an access key id without its secret access key.`, name);
  }
  if (secret !== undefined && id === undefined) {
    return incomplete(`The profile "${name}" has a secret access key without its access key id.`, name);
  }
  return isSource && !namesCredentials(section)
    ? incomplete(`The source profile "${name}" names no credentials.`, name)
    : undefined;
}

function incomplete(message: string, profile: string, command = 'aws configure'): Failure {
  const nextStep = `Set it up again with: ${command} --profile ${shellQuoted(profile)}`;
  return fileProblem(message, nextStep);
}

function fileProblem(message: string, nextStep: string): Failure {
  return { kind: 'no-credentials', message, nextStep };
}
