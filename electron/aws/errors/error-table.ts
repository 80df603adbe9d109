/**
 * What AWS's error names, HTTP statuses and transport codes mean to a user. Sources, read 2026-11: the service model of
 * Bedrock 2023-04-20; docs.aws.amazon.com, "Common Errors"; the codes of Node 20 (errno, OpenSSL, llhttp).
 */
import type { FailureKind } from '../../contract/snapshot/model.ts';

/** `{where}` becomes " in eu-central-1" or "", `{region}` " eu-central-1" or "", `{login}` the command that logs in again. */
export interface Explanation {
  kind: FailureKind;
  message: string;
  nextStep: string;
}

const RESCAN = 'Scan again in a minute; what was known before is kept.';

const EXPIRED: Explanation = {
  kind: 'expired-credentials',
  message: 'The AWS session has expired.',
  nextStep:
    'Log in again (for IAM Identity Center: {login}), then scan again. What was known before is kept.',
};

const BAD_SIGNATURE: Explanation = {
  kind: 'bad-credentials',
  message: 'AWS does not accept the signature{where}: the secret access key does not fit the access key id.',
  nextStep:
    'Check the secret access key (a lost or added character?), or set up the profile again, then scan again.',
};

/** The clock, as AWS's texts about signatures name it. */
export const WRONG_CLOCK: Explanation = {
  kind: 'bad-credentials',
  message: "AWS does not accept the signature{where}: this computer's clock is wrong by minutes.",
  nextStep: 'Set the clock (automatic time), then scan again.',
};

/** The same answer means a region that is not enabled, or a key that is not valid anywhere. */
export const UNKNOWN_TOKEN_OPT_IN: Explanation = {
  kind: 'not-enabled',
  message: 'The Region{region} is not enabled for this account.',
  nextStep:
    'To use it, enable the Region in the AWS console under Account, AWS Regions. Other Regions are not affected.',
};
/** See `UNKNOWN_TOKEN_OPT_IN`. */
export const UNKNOWN_TOKEN: Explanation = {
  kind: 'bad-credentials',
  message: 'AWS does not know these credentials{where}.',
  nextStep:
    'Check the access key or choose another profile, then scan again. A key that was deleted or belongs to another partition (GovCloud, China) is unknown too.',
};

export const THROTTLED: Explanation = {
  kind: 'throttled',
  message: 'AWS is throttling this account{where}: too many requests, even after retries.',
  nextStep: RESCAN,
};

export const SERVER_ERROR: Explanation = {
  kind: 'service',
  message: 'Bedrock returned an internal error{where}, after retries too.',
  nextStep: RESCAN,
};

/** Names under which AWS says that there are too many requests. */
export const THROTTLE_NAMES: readonly string[] = [
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'ServiceQuotaExceededException',
  'SlowDown',
];

/** By error name. */
export const BY_NAME: Readonly<Record<string, Explanation>> = {
  ...named(['ExpiredTokenException', 'ExpiredToken', 'TokenRefreshRequired'], EXPIRED),
  ...named(
    [
      'InvalidSignatureException',
      'SignatureDoesNotMatch',
      'IncompleteSignature',
      'IncompleteSignatureException',
    ],
    BAD_SIGNATURE,
  ),
  ...named(['RequestExpired', 'RequestTimeTooSkewed', 'RequestInTheFuture'], WRONG_CLOCK),
  ...named(['OptInRequired', 'SubscriptionRequiredException'], {
    kind: 'not-enabled',
    message: 'The account is not signed up for Bedrock or for the Region{where}.',
    nextStep:
      'Enable the Region in the AWS console under Account, AWS Regions, or finish signing up the account.',
  }),
  ...named(['MissingAuthenticationToken', 'MissingAuthenticationTokenException'], {
    kind: 'bad-credentials',
    message: 'The request arrived without credentials{where}.',
    nextStep: 'A proxy may remove the Authorization header: check it, then scan again.',
  }),
  ...named(['ValidationException', 'SerializationException'], {
    kind: 'bad-input',
    message: 'Bedrock refused the request as not valid{where}.',
    nextStep:
      'Check the Region and the endpoint settings; if they are right, report this as a fault of the app.',
  }),
  ...named(['ResourceNotFoundException'], {
    kind: 'bad-input',
    message: 'Bedrock does not know what was asked for{where}.',
    nextStep: 'The model may just have been removed: scan the Region again.',
  }),
  ...named(['UnknownOperationException'], {
    kind: 'service',
    message: 'The endpoint does not offer this operation{where}.',
    nextStep: 'Check the endpoint settings (AWS_ENDPOINT_URL, the profile), or leave this Region out.',
  }),
  ...named([...THROTTLE_NAMES, 'ThrottledError'], THROTTLED),
  ...named(
    ['InternalServerException', 'InternalFailure', 'ServiceUnavailableException', 'ServiceUnavailable'],
    SERVER_ERROR,
  ),
};

const UNREACHABLE: Explanation = {
  kind: 'network',
  message: 'The Bedrock endpoint cannot be reached{where}.',
  nextStep: 'Check the network, VPN and firewall, then scan again. What was known before is kept.',
};

/** `untrusted` knows more. */
export const UNTRUSTED: Explanation = {
  kind: 'tls',
  message: 'The certificate of the endpoint is not trusted{where}: perhaps a proxy that inspects traffic.',
  nextStep:
    "Choose your organization's certificate file in File › Settings, or name it in AWS_CA_BUNDLE or as ca_bundle in the AWS config file and start the app again.",
};

/** A certificate that is not trusted, with its issuer where that is known. Chromium reads no file of certificates. */
export function untrusted(issuer: string | undefined, isOfChromium: boolean): Explanation {
  return {
    ...UNTRUSTED,
    message:
      issuer === undefined
        ? UNTRUSTED.message
        : `The certificate of the endpoint is not trusted{where}: it was issued by “${issuer}”, perhaps a proxy that inspects traffic.`,
    nextStep: isOfChromium
      ? "Add your organization's certificate to those of the system: through this proxy Chromium makes the requests, and trusts no others."
      : UNTRUSTED.nextStep,
  };
}

export const TIMED_OUT: Explanation = {
  kind: 'timeout',
  message: 'Bedrock did not answer in time{where}.',
  nextStep: 'Scan again in a minute; what was known before is kept.',
};

export const NO_TLS: Explanation = {
  kind: 'tls',
  message: 'No secure connection could be made{where}.',
  nextStep:
    'An endpoint with https:// in its address must speak TLS: check the endpoint settings and the proxy.',
};

/** Transport codes of Node. */
export const BY_CODE: Readonly<Record<string, Explanation>> = {
  ...named(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EACCES', 'EPERM'], UNREACHABLE),
  ...named(['ECONNREFUSED'], { ...UNREACHABLE, message: 'The Bedrock endpoint refuses connections{where}.' }),
  ...named(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE'], {
    ...UNREACHABLE,
    message: 'The connection to Bedrock broke off{where}, after retries too.',
  }),
  ...named(['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'ERR_SOCKET_CONNECTION_TIMEOUT'], TIMED_OUT),
  ...named(['ENOTFOUND'], {
    kind: 'no-endpoint',
    message: 'There is no Bedrock endpoint under this name{where}: the host name is not known.',
    nextStep: 'Bedrock may not be offered there. If other Regions fail too, check the network and DNS.',
  }),
  ...named(['EAI_AGAIN', 'EAI_FAIL', 'ENODATA', 'ESERVFAIL', 'EREFUSED'], {
    ...UNREACHABLE,
    message: 'The host name of the Bedrock endpoint could not be looked up{where}: DNS does not answer.',
  }),
  ...named(
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'CERT_UNTRUSTED',
      'CERT_SIGNATURE_FAILURE',
      'INVALID_CA',
      'CERT_CHAIN_TOO_LONG',
      'CERT_REJECTED',
    ],
    UNTRUSTED,
  ),
  ...named(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_REVOKED'], {
    kind: 'tls',
    message: 'The certificate of the endpoint is not valid at this time{where}.',
    nextStep: "Check this computer's clock; if it is right, the proxy or endpoint needs a new certificate.",
  }),
  ...named(['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'], {
    kind: 'tls',
    message: 'The certificate belongs to another host{where}.',
    nextStep: 'Check the endpoint settings (AWS_ENDPOINT_URL, the profile) and the proxy.',
  }),
  ...named(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_TLS_HANDSHAKE_TIMEOUT'], NO_TLS),
  ...named(['ERR_INVALID_URL'], {
    kind: 'bad-input',
    message: 'The address of the endpoint is not valid.',
    nextStep: 'Check AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_BEDROCK and the endpoint_url of the profile.',
  }),
};

function named(names: string[], explanation: Explanation): Record<string, Explanation> {
  return Object.fromEntries(names.map((name) => [name, explanation]));
}
