/** What the two services of IAM Identity Center refuse with, in words. */
import type { Failure } from '../../contract/snapshot/model.ts';
import { withoutSecrets } from '../../redact/secret-patterns.ts';
import { factsOf } from '../errors/error-facts.ts';
import { explainError } from '../errors/explain-error.ts';
import { speakingOf } from '../errors/failure-text.ts';

/** By the names of the service model `sso-oidc` 2019-06-10 and `sso` 2019-06-10. */
const BY_NAME: Readonly<Record<string, Omit<Failure, 'command'>>> = {
  AccessDeniedException: {
    kind: 'denied',
    message: 'The sign-in was refused in the browser.',
    nextStep: 'Sign in again and allow the access there.',
  },
  ExpiredTokenException: {
    kind: 'timeout',
    message: 'The sign-in was not finished in time.',
    nextStep: 'Sign in again.',
  },
  InvalidGrantException: {
    kind: 'bad-credentials',
    message:
      'IAM Identity Center does not accept the answer of the browser: it is too old or was used before.',
    nextStep: 'Sign in again.',
  },
  InvalidRequestException: {
    kind: 'bad-input',
    message: 'IAM Identity Center does not take the sign-in.',
    nextStep: 'Check the start URL and the Region of IAM Identity Center.',
  },
  InvalidRequestRegionException: {
    kind: 'bad-input',
    message: 'This IAM Identity Center is in another Region.',
    nextStep: 'Correct the Region of IAM Identity Center (sso_region), then sign in again.',
  },
  UnauthorizedException: {
    kind: 'expired-credentials',
    message: 'The session of IAM Identity Center has ended.',
    nextStep: 'Sign in again.',
  },
};

/** How the refusal of the service is named; empty: it is none. */
export function refusalName(error: unknown): string {
  return factsOf(error).name;
}

/** The answer is none of the service, or lacks what was asked for. */
export class UnreadableAnswer extends Error {
  constructor() {
    super('The answer cannot be read.');
    this.name = 'UnreadableAnswer';
  }
}

const UNREADABLE: Failure = {
  kind: 'bad-answer',
  message: 'The answer of IAM Identity Center cannot be read.',
  nextStep:
    'A proxy, a gateway or a login page of the network may be in between: check the endpoint and the proxy, then sign in again.',
};

const TOO_SLOW: Failure = {
  kind: 'timeout',
  message: 'IAM Identity Center did not answer in time.',
  nextStep: 'Check the network, VPN and proxy, then sign in again.',
};

/** The failure; holds no token and no code. */
export function explainSsoError(error: unknown): Failure {
  const { name } = factsOf(error);
  if (error instanceof UnreadableAnswer || error instanceof SyntaxError) return UNREADABLE;
  const known = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  if (known !== undefined) return known.kind === 'bad-input' ? quoting(known, error) : known;
  const failure = explainError(error);
  if (failure.kind === 'timeout') return TOO_SLOW;
  const named = speakingOf('IAM Identity Center', failure.message);
  return {
    ...failure,
    message: named.charAt(0).toUpperCase() + named.slice(1),
    nextStep: failure.nextStep.startsWith('Bedrock may')
      ? 'Check the Region of IAM Identity Center, the network, VPN and DNS, then sign in again.'
      : failure.nextStep.replace(/\bscan again/gi, 'sign in again').replace(/^sign/, 'Sign'),
  };
}

/** The service says in `error_description` what it does not like. */
function quoting(failure: Failure, error: unknown): Failure {
  const said: unknown = (error as { error_description?: unknown }).error_description;
  const quote = typeof said === 'string' ? withoutSecrets(said) : '';
  return quote === '' ? failure : { ...failure, message: `${failure.message} It said: "${quote}"` };
}
