/** Why there are no credentials, and how to get some. */
import type { Failure } from '../../contract/snapshot/model.ts';
import { withoutSecrets } from '../../redact/secret-patterns.ts';
import { DeadlineError } from '../transport/deadline.ts';
import { explainError } from './explain-error.ts';
import { loginCommand } from './failure-text.ts';

export interface CredentialContext {
  profile: string;
  /** The profile was named by the user, not the default. */
  isChosen: boolean;
  /** No keys, no profile with credentials and no container: there was nowhere to look but EC2. */
  isNothingSetUp: boolean;
}

interface Rule {
  says: RegExp;
  failure: (context: CredentialContext, message: string) => Failure;
}

const SET_UP = 'Set up a profile with `aws configure` or `aws configure sso`, or look at the sample data.';

/** Ordered; the texts are those of the credential providers 3.972 and 3.973. */
const RULES: readonly Rule[] = [
  {
    says: /multi-?factor authentication/i,
    failure: ({ profile }) => ({
      kind: 'no-credentials',
      message: `The profile "${profile}" asks for a code from an MFA device, which this app does not ask for.`,
      nextStep:
        'Use a profile whose session is open already: IAM Identity Center (aws sso login), aws sts get-session-token, or a credential_process.',
    }),
  },
  {
    says: /credential_process returned expired/i,
    failure: ({ profile }) => ({
      kind: 'expired-credentials',
      message: `The credential_process of the profile "${profile}" gave credentials that have expired.`,
      nextStep: 'Log in with the tool that it runs, then scan again.',
    }),
  },
  {
    // The text goes on with the command line and what it printed: both may hold secrets.
    says: /^Command failed|credential_process/i,
    failure: ({ profile }, message) => ({
      kind: 'no-credentials',
      message: `The credential_process of the profile "${profile}" ${
        /^Command failed/i.test(message) ? 'failed' : 'did not give usable credentials'
      }.`,
      nextStep: 'Run its command in a terminal to see what it says, then scan again.',
    }),
  },
  {
    says: /(session|token|login).*(expired|invalid|not found)|(expired|invalid).*(session|token)|aws sso login|aws login|session token not found/i,
    failure: ({ profile, isChosen }) => {
      const command = loginCommand(isChosen ? profile : undefined);
      return {
        kind: 'expired-credentials',
        message: `The login session of the profile "${profile}" has expired, or there is none yet.`,
        nextStep: `Run: ${command} — then scan again. What was known before is kept.`,
        command,
      };
    },
  },
  {
    says: /no access|forbidden/i,
    failure: ({ profile }) => ({
      kind: 'bad-credentials',
      message: `IAM Identity Center does not give you the role of the profile "${profile}".`,
      nextStep: 'Ask who manages access for the account and role in this profile, or choose another profile.',
    }),
  },
  {
    says: /cycle attempting/i,
    failure: ({ profile }) => ({
      kind: 'no-credentials',
      message: `The source profiles of "${profile}" lead in a circle.`,
      nextStep: 'Correct source_profile in the AWS config file.',
    }),
  },
  {
    says: /could not resolve credentials using profile|not configured|missing required property|could not be found|was not found|unsupported credential source|conflicting sso|incomplete configuration|not valid sso/i,
    failure: ({ profile }, message) => ({
      kind: 'no-credentials',
      message: `The profile "${profile}" is not complete: ${withoutSecrets(message)}`,
      nextStep: `Set it up again with: aws configure --profile ${profile} (or aws configure sso)`,
    }),
  },
  {
    says: /could not load credentials|instance metadata|imds|container metadata/i,
    failure: ({ profile, isChosen }) => ({
      kind: 'no-credentials',
      message: isChosen
        ? `The profile "${profile}" names no credentials, and none were found elsewhere.`
        : 'No AWS credentials were found on this computer.',
      nextStep: SET_UP,
    }),
  },
];

/** The failure for whatever a credential provider threw; holds no key, token, command line or account number. */
export function explainCredentialError(error: unknown, context: CredentialContext): Failure {
  if (error instanceof DeadlineError) return explainSlowness(error, context);
  const message = error instanceof Error ? error.message : '';
  const isProvider = error instanceof Error && /Provider/.test(error.name);
  const rule = RULES.find(({ says }) => says.test(message));
  if (rule !== undefined && (isProvider || !hasStatus(error))) return rule.failure(context, message);
  const failure = explainError(withCode(error, message), { profile: context.profile });
  if (failure.kind === 'denied') {
    return {
      ...failure,
      kind: 'bad-credentials',
      message: `AWS does not let the profile "${context.profile}" take its role.`,
      nextStep: 'Check the trust policy of the role and who the source profile is.',
    };
  }
  if (failure.kind === 'unknown') {
    return {
      ...failure,
      kind: 'no-credentials',
      message: `No credentials: ${withoutSecrets(message)}`,
      nextStep: SET_UP,
    };
  }
  return { ...failure, message: `While fetching credentials: ${failure.message}` };
}

function explainSlowness(error: DeadlineError, context: CredentialContext): Failure {
  if (context.isNothingSetUp) {
    return {
      kind: 'no-credentials',
      message: 'No AWS credentials were found on this computer.',
      nextStep: SET_UP,
    };
  }
  return {
    kind: 'no-credentials',
    message: `The profile "${context.profile}" gave no credentials within ${error.deadlineMs / 1000} seconds.`,
    nextStep:
      'If it runs a credential_process or asks for a login, do that in a terminal first, then scan again.',
  };
}

/** Login providers wrap the errors of the network as text. */
function withCode(error: unknown, message: string): unknown {
  const code = /\b(ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|ETIMEDOUT|E(?:NET|HOST)UNREACH|[A-Z_]*CERT[A-Z_]*)\b/.exec(
    message,
  )?.[1];
  return code === undefined ? error : Object.assign(new Error(message), { code });
}

function hasStatus(error: unknown): boolean {
  const metadata = (error as { $metadata?: { httpStatusCode?: unknown } } | null)?.$metadata;
  return typeof metadata?.httpStatusCode === 'number';
}
