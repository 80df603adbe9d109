import { describe, expect, it } from 'vitest';
import { learnSecrets, learnSections } from '../../electron/redact/known-secrets.ts';
import { withoutSecretMarks, withoutSecrets } from '../../electron/redact/secret-patterns.ts';

describe('secrets that are known', () => {
  it('go by value, plain and as they stand in an address', () => {
    learnSecrets('odd one/with+marks', undefined, 'abc');
    expect(withoutSecrets('it said odd one/with+marks twice')).toBe('it said [removed] twice');
    expect(withoutSecrets(`?t=${encodeURIComponent('odd one/with+marks')}&x=1`)).toBe('?t=[removed]&x=1');
    expect(withoutSecrets('abc is too short to be told from a word')).toContain('abc');
  });

  it('are keys, tokens and account numbers of the AWS files, and nothing else of them', () => {
    learnSections([
      {
        aws_secret_access_key: 'plain-words-only',
        sso_account_id: '000011112222',
        external_id: 'partner-7788',
        region: 'eu-central-1',
        sso_role_name: 'Reader',
      },
    ]);
    const text = withoutSecrets('plain-words-only partner-7788 Reader in eu-central-1');
    expect(text).toBe('[removed] [removed] Reader in eu-central-1');
  });

  it('are user and password of a proxy, also encoded and in its header', () => {
    const env = { HTTPS_PROXY: 'http://someone:p%40ss%20word@proxy:3128', AWS_REGION: 'eu-central-1' };
    const header = Buffer.from('someone:p@ss word').toString('base64');
    for (const form of ['p@ss word', 'p%40ss%20word', header]) {
      expect(withoutSecretMarks(`proxy said ${form} in eu-central-1`, env)).toBe(
        'proxy said [removed] in eu-central-1',
      );
    }
  });
});

describe('secrets that nobody has named', () => {
  it.each([
    [
      'JSON of a credential process',
      '{"SecretAccessKey":"s3cr.et","SessionToken": "t0k.en"}',
      ['s3cr.et', 't0k.en'],
    ],
    ['a line of a credentials file', 'aws_secret_access_key = s3cr.et', ['s3cr.et']],
    ['a header', 'x-amz-security-token: t0k.en, x-amz-date: 20261124T100000Z', ['t0k.en']],
    [
      'a signature',
      'AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0123456789abcdef0123',
      ['0123456789abcdef0123'],
    ],
    [
      'a session of IAM Identity Center',
      'token aoaAAAAAGabcdefghijklmnopqrstuv:MGUCMQD-xyz is bad',
      ['MGUCMQD'],
    ],
    ['a JSON Web Token', 'got eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.c2ln here', ['c2ln', 'eyJzdWIi']],
    ['an ARN', 'arn:aws-us-gov:sts::210987654321:assumed-role/a/b', ['210987654321']],
  ])('go by their shape or name: %s', (_what, text, secrets) => {
    const clean = withoutSecrets(text);
    for (const secret of secrets) expect(clean).not.toContain(secret);
  });

  it('leave the rest of a text as it is', () => {
    const text =
      'ListFoundationModels in eu-central-1: model anthropic.claude-sonnet-4-5-20250929-v1:0, next token: none given, 2026-11-24T10:00:00Z';
    expect(withoutSecrets(text)).toBe(text);
  });
});
