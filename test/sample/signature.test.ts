// biome-ignore-all lint/style/noRestrictedImports: the real AWS client is what the sample is made for
/** The verifier against the signatures that AWS's own client makes. */

import { GetFoundationModelCommand, ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authenticate } from '../../electron/sample/authentication.ts';
import { readAmzDate, readAuthorization, type WireRequest } from '../../electron/sample/signature.ts';
import { always, alwaysIn } from '../helpers/properties.ts';
import { signedBy } from './sdk-client.ts';

const KEY = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret/+=' };

const check = (request: WireRequest) => {
  const result = authenticate(request, KEY, readAmzDate(request.headers['x-amz-date']) ?? 0);
  return result.ok
    ? `${result.region} ${result.service}`
    : result.answer.headers['x-amzn-errortype']?.split(':')[0];
};

describe('a request of the AWS client', () => {
  it('is accepted whatever is in its path and query', () =>
    alwaysIn(
      60,
      [
        fc.string({ minLength: 1, unit: 'binary' }),
        fc.string({ minLength: 1 }),
        fc.constantFrom('eu-central-1', 'us-gov-west-1', 'xx-new-1'),
      ],
      async (identifier, token, region) => {
        const get = await signedBy(
          KEY,
          region,
          new GetFoundationModelCommand({ modelIdentifier: identifier }),
        );
        const list = await signedBy(
          KEY,
          region,
          new ListInferenceProfilesCommand({ nextToken: token, maxResults: 7 }),
        );
        expect(check(get)).toBe(`${region} bedrock`);
        expect(check(list)).toBe(`${region} bedrock`);
      },
    ));

  it('is refused once any part of it has been changed', async () => {
    const good = await signedBy(KEY, 'eu-central-1', new ListInferenceProfilesCommand({ maxResults: 7 }));
    const header = (name: string, value: string): WireRequest => ({
      ...good,
      headers: { ...good.headers, [name]: value },
    });
    const authorization = good.headers.authorization ?? '';
    const changed: Record<string, WireRequest> = {
      method: { ...good, method: 'POST' },
      path: { ...good, path: '/inference-profile' },
      query: { ...good, query: 'maxResults=8' },
      'more query': { ...good, query: `${good.query}&type=APPLICATION` },
      host: header('host', 'elsewhere.example'),
      body: { ...good, body: Buffer.from('x') },
      'body and its hash': {
        ...header('x-amz-content-sha256', '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'),
        body: Buffer.from('x'),
      },
      'scope region': header('authorization', authorization.replace('eu-central-1', 'us-east-1')),
      'scope service': header('authorization', authorization.replace('/bedrock/', '/s3/')),
      'scope date': header('authorization', authorization.replace(/\/\d{8}\//, '/20200101/')),
      'unsigned host': header('authorization', authorization.replace('host;', '')),
      signature: header(
        'authorization',
        authorization.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      ),
    };
    expect(check(good)).toBe('eu-central-1 bedrock');
    for (const [what, request] of Object.entries(changed)) {
      expect(check(request), what).toBe('InvalidSignatureException');
    }
  });

  it('is refused when it is older or newer than five minutes', async () => {
    const good = await signedBy(KEY, 'eu-central-1', new ListInferenceProfilesCommand({}));
    const signedAt = readAmzDate(good.headers['x-amz-date']) ?? 0;
    const isAccepted = (seconds: number) => authenticate(good, KEY, signedAt + seconds * 1000).ok;
    expect([-301, -299, 299, 301].map(isAccepted)).toEqual([false, true, true, false]);
  });
});

describe('readAuthorization', () => {
  it('never throws and finds nothing in arbitrary text', () =>
    always([fc.string()], (text) => readAuthorization(text) === undefined));

  it.each([
    undefined,
    'Bearer x',
    'AWS4-HMAC-SHA256 Credential=A/20260101/eu-central-1/bedrock/aws4_request',
    'AWS4-HMAC-SHA256 Credential=A/2026/eu-central-1/bedrock/aws4_request, SignedHeaders=host, Signature=00',
  ])('finds nothing in %j', (text) => {
    expect(readAuthorization(text)).toBeUndefined();
  });
});

describe('readAmzDate', () => {
  it.each([
    ['20261124T101112Z', Date.UTC(2026, 10, 24, 10, 11, 12)],
    ['20261324T101112Z', undefined],
    ['2026-11-24T10:11:12Z', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j', (text, expected) => {
    expect(readAmzDate(text)).toBe(expected);
  });
});
