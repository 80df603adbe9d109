/** Why there are no credentials, and how to get some. */
import { shellQuoted } from '../../contract/shell-quoting.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import { withoutSecrets } from '../../redact/secret-patterns.ts';
import type { CredentialPlace } from '../credentials/credential-place.ts';
import { wantsCode } from '../credentials/mfa.ts';
import type { CommandEnd } from '../credentials/process/command.ts';
import { loginOf, servicesOf } from '../credentials/profile-chain.ts';
import { CancelledError, DeadlineError } from '../transport/deadline.ts';
import { WebPageError } from '../transport/request/web-page.ts';
import { explainCommand, slowCommand } from './explain-command.ts';
import { explainError } from './explain-error.ts';
import { isAnswered, noSession } from './explain-session.ts';
import { explainRegionOff, explainSilence, explainSts } from './explain-sts.ts';
import { speakingOf } from './failure-text.ts';
import { LOG_IN_OR_CHECK, PERHAPS_LOGIN } from './status-table.ts';

export interface CredentialContext
  extends Pick<CredentialPlace, 'profile' | 'isChosen' | 'isNothingSetUp' | 'chain' | 'metadata'> {
  /** The service that was asked last, in words. */
  asked?: string | undefined;
  /** It did not answer in time. */
  isLate?: boolean;
  /** One of them runs a command. */
  hasCommand?: boolean;
  /** The command that ended without giving anything. */
  command?: CommandEnd;
}

interface Rule {
  says: RegExp;
  failure: (context: CredentialContext, message: string) => Failure;
}

const SET_UP = 'Set up a profile with "aws configure" or "aws configure sso", or look at the sample data.';

const NONE_FOUND: Rule = {
  says: /could not load credentials|instance metadata|imds|container metadata/i,
  failure: ({ profile, isChosen }) => ({
    kind: 'no-credentials',
    message: isChosen
      ? `The profile "${profile}" names no credentials, and none were found elsewhere.`
      : 'No AWS credentials were found on this computer.',
    nextStep: SET_UP,
  }),
};

/** Ordered; the texts are those of the credential providers 3.972 and 3.973. */
const RULES: readonly Rule[] = [
  {
    says: /web page came in place of an answer/i,
    failure: ({ chain }) => ({
      kind: 'bad-answer',
      message: `A web page came back instead of the answer of ${servicesOf(chain)}: ${PERHAPS_LOGIN}.`,
      nextStep: LOG_IN_OR_CHECK,
    }),
  },
  {
    says: /multi-?factor authentication/i,
    failure: ({ profile }) => ({
      kind: 'no-credentials',
      message: `The profile "${profile}" wants a code from an MFA device, and there is nobody here to ask for it.`,
      nextStep:
        'Choose the profile in the window, which asks for the code, or run the command in a terminal.',
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
    failure: ({ profile }) => ({
      kind: 'no-credentials',
      message: `The credential_process of the profile "${profile}" did not give usable credentials.`,
      nextStep: 'Run its command in a terminal to see what it says, then scan again.',
    }),
  },
  {
    says: /TooManyRequests|HTTP 429|throttl/i,
    failure: ({ chain }) => ({
      kind: 'throttled',
      message: `${servicesOf(chain)} is throttling: too many requests at the moment.`,
      nextStep: 'Scan again in a minute; what was known before is kept.',
    }),
  },
  {
    says: /(session|token|login).*(expired|invalid|not found)|(expired|invalid).*(session|token)|aws sso login|aws login|session token not found|failed to load token/i,
    failure: (context) => noSession(context),
  },
  {
    // Also for a file that is named in AWS_WEB_IDENTITY_TOKEN_FILE.
    says: /^(ENOENT|EISDIR|EACCES|ENOTDIR|EPERM)\b/,
    failure: ({ profile, isChosen }) => ({
      kind: 'no-credentials',
      message: isChosen
        ? `The file with the token of the web identity, which the profile "${profile}" names, cannot be read.`
        : 'The file that AWS_WEB_IDENTITY_TOKEN_FILE names cannot be read.',
      nextStep: 'Correct its path, or have the tool that makes the token write it, then scan again.',
    }),
  },
  {
    says: /no access|forbidden|ResourceNotFoundException/i,
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
      nextStep: `Set it up again with: aws configure --profile ${shellQuoted(profile)} (or aws configure sso)`,
    }),
  },
  NONE_FOUND,
];

/** The failure for whatever a credential provider threw; holds no key, token, command line or account number. */
export function explainCredentialError(error: unknown, context: CredentialContext): Failure {
  if (error instanceof DeadlineError) return explainSlowness(error, context);
  if (context.command !== undefined && !(error instanceof CancelledError))
    return explainCommand(context.command);
  const message = error instanceof Error ? error.message : '';
  const isProvider = error instanceof Error && /Provider/.test(error.name);
  const rule = RULES.find(({ says }) => says.test(message));
  const isSaid = isProvider || error instanceof WebPageError || !isAnswered(error);
  if (rule !== undefined && isSaid) return rule.failure(context, message);
  if (/MultiFactorAuthentication failed|invalid MFA/i.test(message)) {
    return {
      kind: 'bad-credentials',
      message: `AWS does not accept the code of the MFA device for the profile "${context.profile}".`,
      nextStep: 'Try again with the next code that the device shows; a code is good once.',
    };
  }
  const failure = explainError(withCode(error, message), { profile: context.profile });
  const regionOff = explainRegionOff(error);
  if (regionOff !== undefined) return regionOff;
  if (failure.kind === 'denied') {
    return {
      ...failure,
      kind: 'bad-credentials',
      message: `AWS does not let the profile "${context.profile}" take its role.`,
      nextStep: 'Check the trust policy of the role and who the source profile is.',
    };
  }
  if (error instanceof TypeError || failure.kind === 'unknown')
    return explainUnknown(error, failure, message, context);
  if (failure.kind === 'cancelled') return explainCancel(failure, context);
  const refusal = explainSts(error, context);
  if (refusal !== undefined) return refusal;
  if (failure.kind === 'expired-credentials') return noSession(context);
  const named = speakingOf(servedBy(failure, context), failure.message);
  const nextStep = failure.nextStep.startsWith('Bedrock may') ? CHECK_NETWORK : failure.nextStep;
  return { ...failure, nextStep, message: `While fetching credentials: ${named}` };
}

/** Silence is that of the service that was asked last. */
function servedBy({ kind }: Failure, { asked, chain }: CredentialContext): string {
  return (kind === 'timeout' ? asked : undefined) ?? servicesOf(chain);
}

/** On the first screen, or in the midst of a scan. */
function explainCancel(failure: Failure, { hasCommand, profile, chain }: CredentialContext): Failure {
  const nextStep = 'Try again when you like, or choose another profile.';
  if (hasCommand === true) {
    return { ...failure, nextStep, message: `The command of the profile "${profile}" was cancelled.` };
  }
  return wantsCode(chain)
    ? { ...failure, nextStep, message: `No code of the MFA device was given for the profile "${profile}".` }
    : { ...failure, nextStep };
}

function explainUnknown(
  error: unknown,
  failure: Failure,
  message: string,
  context: CredentialContext,
): Failure {
  // What answers at the address of EC2's metadata service is then none of AWS.
  if (context.isNothingSetUp) return NONE_FOUND.failure(context, message);
  // The words of a programming language, or of the SDK about itself, help nobody.
  const isOfCode =
    error instanceof TypeError || /Unknown(Error)?\b|Cannot read|is not a function/.test(message);
  const said = isOfCode ? '' : `: ${withoutSecrets(message)}`;
  const service = servicesOf(context.chain);
  return {
    ...failure,
    kind: isOfCode && loginOf(context.chain) !== undefined ? 'service' : 'no-credentials',
    message: isOfCode ? `${service} gave an answer that is no credentials.` : `No credentials${said}`,
    nextStep: isOfCode ? 'Scan again in a minute; if it stays, check the settings of the profile.' : SET_UP,
  };
}

const CHECK_NETWORK = 'Check the network, VPN and DNS, and the Region of the profile, then scan again.';

function explainSlowness(error: DeadlineError, context: CredentialContext): Failure {
  if (context.isNothingSetUp) return NONE_FOUND.failure({ ...context, isChosen: false }, '');
  const seconds = Math.round(error.deadlineMs / 1000);
  const { asked, isLate = false } = context;
  if (context.hasCommand === true && !isLate) return slowCommand(context.profile, seconds);
  return explainSilence(asked, context, seconds);
}

/** Login providers wrap the errors of the network as text. */
function withCode(error: unknown, message: string): unknown {
  const code = /\b(ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|ETIMEDOUT|E(?:NET|HOST)UNREACH|[A-Z_]*CERT[A-Z_]*)\b/.exec(
    message,
  )?.[1];
  return code === undefined ? error : Object.assign(new Error(message), { code });
}
