/** Thrown things to failures, where the real SDK is not needed to make them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainCredentialError } from '../../../electron/aws/errors/explain-credentials.ts';
import { explainError } from '../../../electron/aws/errors/explain-error.ts';
import { CancelledError, DeadlineError } from '../../../electron/aws/transport/deadline.ts';
import { shellQuoted } from '../../../electron/contract/shell-quoting.ts';
import { withoutSecrets } from '../../../electron/redact/secret-patterns.ts';

function error(name: string, message = '', more: object = {}): Error {
  return Object.assign(new Error(message), { name }, more);
}
const http = (status: number) => ({ $metadata: { httpStatusCode: status } });

describe('an error', () => {
  it.each([
    [error('ServiceUnavailableException', '', http(503)), 'service'],
    [error('TooManyRequestsException', '', http(429)), 'throttled'],
    [error('OptInRequired', '', http(403)), 'not-enabled'],
    [error('SubscriptionRequiredException', '', http(403)), 'not-enabled'],
    [error('ValidationException', '', http(400)), 'bad-input'],
    [error('SignatureDoesNotMatch', '', http(403)), 'bad-credentials'],
    [error('RequestTimeTooSkewed', '', http(403)), 'bad-credentials'],
    [error('InvalidClientTokenId', '', http(403)), 'bad-credentials'],
    [error('ExpiredToken', '', http(400)), 'expired-credentials'],
    [error('UnknownOperationException', '', http(404)), 'service'],
    [error('Unknown', '', http(404)), 'service'],
    [error('Unknown', '', http(429)), 'throttled'],
    [error('Unknown', '', http(407)), 'proxy'],
    [error('SyntaxError', 'Unexpected token', http(502)), 'service'],
    [error('SyntaxError', 'Unexpected token', http(511)), 'proxy'],
    [error('TimeoutError', '', { code: 'ECONNRESET' }), 'network'],
    [error('TimeoutError', 'socket timed out'), 'timeout'],
    [error('Error', '', { code: 'ENOTFOUND' }), 'no-endpoint'],
    [error('Error', '', { code: 'EAI_AGAIN' }), 'network'],
    [error('Error', '', { code: 'EHOSTUNREACH' }), 'network'],
    [error('AggregateError', '', { code: 'ECONNREFUSED' }), 'network'],
    [error('Error', '', { code: 'ETIMEDOUT' }), 'timeout'],
    [error('Error', '', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }), 'tls'],
    [error('Error', '', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'tls'],
    [error('Error', '', { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }), 'tls'],
    [error('Error', '', { code: 'CERT_HAS_EXPIRED' }), 'tls'],
    [error('Error', '', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'tls'],
    [error('Error', '', { code: 'EPROTO' }), 'tls'],
    [error('Error', '', { code: 'ERR_SSL_SOMETHING_NEW' }), 'tls'],
    [error('Error', '', { code: 'HPE_INVALID_CONSTANT' }), 'bad-answer'],
    [new CancelledError(), 'cancelled'],
    [error('AbortError', 'Request aborted'), 'cancelled'],
    [Object.assign(error('AbortError'), { cause: new DeadlineError(1000) }), 'timeout'],
    [new DeadlineError(15_000), 'timeout'],
    [new Error('something else'), 'unknown'],
    ['a text', 'unknown'],
    [undefined, 'unknown'],
    [null, 'unknown'],
    [{ name: 5, message: {}, $metadata: 'x' }, 'unknown'],
    [error('constructor', 'x'), 'unknown'],
  ])('%s is of kind %s', (thrown, kind) => {
    const failure = explainError(thrown, { region: 'eu-west-1' });
    expect(failure.kind).toBe(kind);
    expect(failure.message).not.toMatch(/[{}]where|undefined/);
    expect(failure.nextStep).not.toBe('');
  });

  it('of a time limit names the limit', () => {
    expect(explainError(new DeadlineError(15_000), { region: 'eu-west-1' }).message).toBe(
      'No complete answer from Bedrock within 15 seconds in eu-west-1.',
    );
  });

  it('quotes a profile name that a shell would split', () => {
    // `$'` and `$&` mean something in a replacement text too.
    for (const profile of ['my "work" $HOME', "$'(x)", '$&; x']) {
      const failure = explainError(error('ExpiredToken'), { profile });
      expect(failure.command).toBe(`aws sso login --profile ${shellQuoted(profile)}`);
      expect(failure.nextStep).toContain(failure.command);
    }
  });
});

describe('a denial', () => {
  it.each([
    ['with an explicit deny in a resource control policy', 'resource control policy'],
    [
      'because no permissions boundary allows the bedrock:ListFoundationModels action',
      'permissions boundary',
    ],
    ['because no session policy allows the bedrock:ListFoundationModels action', 'session'],
    ['because no VPC endpoint policy allows the bedrock:ListFoundationModels action', 'VPC endpoint'],
    ['with an explicit deny in an identity-based policy', 'a policy of this identity forbids it'],
  ])('%s', (reason, text) => {
    const failure = explainError(
      error(
        'AccessDeniedException',
        `User: x is not authorized to perform: bedrock:ListFoundationModels ${reason}`,
        http(403),
      ),
    );
    expect(failure.kind).toBe('denied');
    expect(failure.message).toContain(text);
  });
});

describe('a credential error', () => {
  const context = {
    profile: 'work',
    isChosen: true,
    isNothingSetUp: false,
    chain: [{ name: 'work', section: { sso_session: 'corp' } }],
    metadata: undefined,
  };
  const provider = (message: string) => error('CredentialsProviderError', message);

  it.each([
    [
      'Token is expired. To refresh this SSO session run aws sso login with the corresponding profile.',
      'expired-credentials',
    ],
    [
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login.',
      'expired-credentials',
    ],
    [
      'The SSO session token associated with profile=work was not found or is invalid.',
      'expired-credentials',
    ],
    ['Profile work credential_process returned expired credentials.', 'expired-credentials'],
    ['Could not load credentials from any providers', 'no-credentials'],
    ['Unable to connect to instance metadata service', 'no-credentials'],
    [
      'Profile work requires multi-factor authentication, but no MFA code callback was provided.',
      'no-credentials',
    ],
    [
      'Detected a cycle attempting to resolve credentials for profile work. Profiles visited: work',
      'no-credentials',
    ],
    [
      'Could not resolve credentials using profile: [base] in configuration/credentials file(s).',
      'no-credentials',
    ],
    ['Unsupported credential source in profile work. Got Nowhere', 'no-credentials'],
    ['Command failed: vault read -token=hunter2\nsecret hunter2', 'no-credentials'],
    ['No access', 'bad-credentials'],
    ['something new', 'no-credentials'],
  ])('"%s" is of kind %s', (message, kind) => {
    const failure = explainCredentialError(provider(message), context);
    expect(failure.kind).toBe(kind);
    expect(JSON.stringify(failure)).not.toContain('hunter2');
  });

  it('of the network says what it was about', () => {
    const failure = explainCredentialError(error('Error', '', { code: 'ENOTFOUND' }), context);
    expect(failure.message).toContain('While fetching credentials');
    const wrapped = explainCredentialError(
      provider('Error: getaddrinfo ENOTFOUND portal.sso.eu-west-1.amazonaws.com'),
      context,
    );
    expect(wrapped.kind).toBe('no-endpoint');
  });

  it('that took too long names the profile', () => {
    const failure = explainCredentialError(new DeadlineError(10_000), context);
    expect(failure).toMatchObject({ kind: 'no-credentials', message: expect.stringContaining('10 seconds') });
  });
});

describe('texts from outside', () => {
  it.each([
    ['account 999988887777 of', '999988887777'],
    ['arn:aws:iam::999988887777:user/me', '999988887777'],
    ['key ASIAQWERTYUIOP123456 is', 'ASIAQWERTYUIOP123456'],
    ['Bearer abcdef.ghi_jkl', 'abcdef.ghi_jkl'],
    ['bedrock-api-key-YmVkcm9jaw==', 'YmVkcm9jaw'],
    ['https://me:hunter2@proxy:3128/', 'hunter2'],
    ['?X-Amz-Security-Token=IQoJb3JpZ2lu&x=1', 'IQoJb3JpZ2lu'],
    ['secret wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'wJalrXUtnFEMI'],
  ])('%j shows no secret', (text, secret) => {
    expect(withoutSecrets(text)).not.toContain(secret);
  });

  it('are one line of bounded length, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const clean = withoutSecrets(text);
        expect(clean.length).toBeLessThanOrEqual(300);
        expect(clean).not.toMatch(/[\n\r\t\u202e]/);
      }),
    );
  });

  it('keep what is useful', () => {
    const text = 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6 is not allowed';
    expect(withoutSecrets(text)).toBe(text);
  });
});
