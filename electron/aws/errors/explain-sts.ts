/** What AWS STS says of the role or the token of a profile, or that it says nothing. Pure. */
import type { Failure } from '../../contract/snapshot/model.ts';
import { withoutSecrets } from '../../redact/secret-patterns.ts';
import type { CredentialPlace } from '../credentials/credential-place.ts';
import { type ChainLink, servicesOf } from '../credentials/profile-chain.ts';
import { factsOf } from './error-facts.ts';

/** Undefined: it says nothing of them. */
export function explainSts(
  error: unknown,
  { chain, profile }: Pick<CredentialPlace, 'chain' | 'profile'>,
): Failure | undefined {
  const { name, message, status } = factsOf(error);
  if (usesToken(chain) && TOKEN_REFUSED.test(`${name} ${message}`)) return explainToken(message);
  const said = `It said: "${withoutSecrets(message)}"`;
  if (/DurationSeconds/.test(message)) {
    return {
      kind: 'no-credentials',
      message: `AWS STS does not give the role of the profile "${profile}" for so long. ${said}`,
      nextStep: 'Lower duration_seconds in the profile, or ask for a longer session of the role.',
    };
  }
  if (status !== 400 || NOT_OF_REQUEST.test(name)) return undefined;
  return {
    kind: 'bad-input',
    message: `AWS STS refused the role of the profile "${profile}". ${said}`,
    nextStep:
      'Correct role_arn and what else the profile says of its role in the AWS config file, then scan again.',
  };
}

/** `asked`: the service that was asked last, if any is known. */
export function explainSilence(
  asked: string | undefined,
  { chain, profile }: Pick<CredentialPlace, 'chain' | 'profile'>,
  seconds: number,
): Failure {
  return {
    kind: 'no-credentials',
    message:
      asked === undefined
        ? `${servicesOf(chain)} gave no credentials for the profile "${profile}" within ${seconds} seconds.`
        : `${asked} did not answer within ${seconds} seconds, so the profile "${profile}" gave no credentials.`,
    nextStep: 'Check the network, VPN and proxy, then scan again. What was known before is kept.',
  };
}

/** Before a denial is read as one of the role. */
export function explainRegionOff(error: unknown): Failure | undefined {
  return factsOf(error).name.startsWith('RegionDisabled') ? REGION_OFF : undefined;
}

const REGION_OFF: Failure = {
  kind: 'not-enabled',
  message: 'AWS STS is not activated for this account in the Region of the profile.',
  nextStep:
    'Set another Region in the profile, or have STS activated there (IAM console, Account settings), then scan again.',
};

/** Names of AWS STS. Source: AWS STS API reference, AssumeRoleWithWebIdentity, read 2026-11. */
const TOKEN_REFUSED = /ExpiredToken|InvalidIdentityToken|IDPRejectedClaim|IDPCommunicationError/;

function explainToken(message: string): Failure {
  const isOver = /expired/i.test(message);
  const said = withoutSecrets(message);
  return {
    kind: isOver ? 'expired-credentials' : 'bad-credentials',
    message: isOver
      ? 'The token of the web identity has expired.'
      : `AWS STS does not accept the token of the web identity. It said: "${said}"`,
    nextStep:
      'Have the tool that makes the token write a new one; if it stays, check the identity provider and the trust policy of the role.',
  };
}

/** A profile names the file of a token, or the environment does. */
function usesToken(chain: readonly ChainLink[]): boolean {
  return chain.length === 0 || chain.some(({ section }) => section.web_identity_token_file !== undefined);
}

/** Names that no service gives, or that speak of keys and tokens. */
const NOT_OF_REQUEST = /^(Error|Unknown|SyntaxError|)$|Provider|Signature|Token/;
