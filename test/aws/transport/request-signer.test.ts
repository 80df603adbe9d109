/** Signatures against AWS's published example and against the check that the sample makes. */
import { describe, expect, it } from 'vitest';
import { RequestSigner } from '../../../electron/aws/transport/request/request-signer.ts';
import { isSignatureRight, readAuthorization } from '../../../electron/sample/signature.ts';

const AT_MS = Date.parse('2015-08-30T12:36:00Z');
const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const plain = { host: 'example.amazonaws.com', path: '/', region: 'us-east-1', service: 'service' };

function isRight(headers: Record<string, string>, path: string, json?: string): boolean {
  const claim = readAuthorization(headers.authorization);
  if (claim === undefined) return false;
  const method = json === undefined ? 'GET' : 'POST';
  const request = { method, path, query: '', headers, body: Buffer.from(json ?? '') };
  return isSignatureRight(request, claim, headers['x-amz-date'] ?? '', credentials.secretAccessKey);
}

describe('a signed GET', () => {
  // AWS Signature Version 4 test suite, case get-vanilla.
  it('has the signature of the published example', () => {
    const headers = new RequestSigner().headers({ ...plain, credentials, nowEpochMs: AT_MS });
    expect(headers.authorization).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    );
  });

  it.each(['/a/b%3A0', "/it's(1)*~_-.%2Fx", '/under/a/prefix/x%20y'])('is right for the path %s', (path) => {
    const headers = new RequestSigner().headers({ ...plain, path, credentials, nowEpochMs: AT_MS });
    expect(isRight(headers, path)).toBe(true);
    expect(isRight(headers, `${path}0`)).toBe(false);
  });

  it('covers the token of temporary credentials', () => {
    const temporary = { ...credentials, sessionToken: 'a-token' };
    const headers = new RequestSigner().headers({ ...plain, credentials: temporary, nowEpochMs: AT_MS });
    expect(headers['x-amz-security-token']).toBe('a-token');
    expect(isRight(headers, '/')).toBe(true);
    expect(isRight({ ...headers, 'x-amz-security-token': 'other' }, '/')).toBe(false);
  });

  it('is made anew for another day, region and key', () => {
    const signer = new RequestSigner();
    const inTurn = [
      { ...plain, credentials, nowEpochMs: AT_MS },
      { ...plain, credentials, nowEpochMs: AT_MS + 86_400_000 },
      { ...plain, region: 'eu-west-1', credentials, nowEpochMs: AT_MS },
      { ...plain, credentials: { accessKeyId: 'B', secretAccessKey: 'other' }, nowEpochMs: AT_MS },
      { ...plain, credentials, nowEpochMs: AT_MS },
    ].map((request) => signer.headers(request));
    expect(inTurn.map((headers) => isRight(headers, '/'))).toEqual([true, true, true, false, true]);
  });
});

describe('a signed POST', () => {
  it('covers its body and what kind of text that is', () => {
    const json = '{"MaxResults":50}';
    const headers = new RequestSigner().headers({ ...plain, credentials, nowEpochMs: AT_MS, json });
    expect(headers['content-type']).toBe('application/json');
    expect(isRight(headers, '/', json)).toBe(true);
    expect(isRight(headers, '/', '{"MaxResults":51}')).toBe(false);
    expect(isRight({ ...headers, 'content-type': 'text/plain' }, '/', json)).toBe(false);
  });
});
