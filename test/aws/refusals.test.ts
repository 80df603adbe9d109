/** Error answers of AWS through the real SDK: retries, names and what the user is told. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../helpers/servers/protocol-server.ts';
import { failureIn, localBedrock, noCancel, unwrap } from './local-bedrock.ts';

const GOOD: Reply = { json: { modelSummaries: [] } };
const UNKNOWN_TOKEN: Reply = {
  error: 'UnrecognizedClientException',
  status: 403,
  message: 'The security token included in the request is invalid.',
};

async function refusal(reply: Reply, region = 'us-east-1', regionDeadlineMs = 15_000) {
  const { server, gateway } = await localBedrock(() => reply, { profile: 'work', regionDeadlineMs });
  const failure = failureIn(await gateway.listModels(region, noCancel));
  return { failure, attempts: server.requests.length };
}

describe('throttling', () => {
  it('is ridden out', async () => {
    const { server, gateway } = await localBedrock(({ attempt }) =>
      attempt < 3 ? { error: 'ThrottlingException', status: 429, message: 'Too many requests' } : GOOD,
    );
    unwrap(await gateway.listModels('us-east-1', noCancel));
    // The first one goes without the SDK, which counts it as its own.
    expect(server.requests.map((request) => request.headers['amz-sdk-request'])).toEqual([
      undefined,
      'attempt=2; max=3',
      'attempt=3; max=3',
    ]);
  });

  it('of an access check is not tried again here, and says how long to wait', async () => {
    const { server, gateway } = await localBedrock(() => ({
      error: 'ThrottlingException',
      status: 429,
      headers: { 'retry-after': '2' },
    }));
    expect(await gateway.checkAccess('us-east-1', 'a.one', noCancel)).toMatchObject({
      ok: false,
      failure: { kind: 'throttled' },
      retryAfterMs: 2_000,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('in one region leaves the others their attempts', async () => {
    const { gateway } = await localBedrock(({ region, attempt }) =>
      region === 'us-east-1' || attempt < 3 ? { error: 'InternalServerException', status: 500 } : GOOD,
    );
    for (let round = 0; round < 12; round += 1) {
      await gateway.checkAccess('us-east-1', `a.model-${round}`, noCancel);
    }
    unwrap(await gateway.listModels('us-west-2', noCancel));
  });
});

describe('an access check', () => {
  it('whose connection breaks every time is a network failure', async () => {
    const { gateway } = await localBedrock(() => 'reset');
    expect(failureIn(await gateway.checkAccess('us-east-1', 'a.one', noCancel)).kind).toBe('network');
  });
});

describe('an internal error', () => {
  it.each([500, 503])('HTTP %i without a body counts as well', async (status) => {
    const { failure } = await refusal({ body: '', status });
    expect(failure.kind).toBe('service');
  });
});

describe('a denial', () => {
  it('by a service control policy is told from a missing permission', async () => {
    const scp = await refusal({
      error: 'AccessDeniedException',
      status: 403,
      message:
        'User: arn:aws:sts::999988887777:assumed-role/dev/me is not authorized to perform: bedrock:ListFoundationModels with an explicit deny in a service control policy',
    });
    expect(scp.failure.kind).toBe('denied');
    expect(scp.failure.message).toContain('service control policy');
    expect(scp.failure.nextStep).toContain('administrators of the organization');
    expect(scp.attempts).toBe(1);
    const iam = await refusal({
      error: 'AccessDeniedException',
      status: 403,
      message:
        'User: arn:aws:iam::999988887777:user/me is not authorized to perform: bedrock:ListFoundationModels because no identity-based policy allows the bedrock:ListFoundationModels action',
    });
    expect(iam.failure.message).toBe(
      'bedrock:ListFoundationModels is denied in us-east-1: no policy allows it.',
    );
    expect(iam.failure.nextStep).toContain('AmazonBedrockReadOnly');
    expect(JSON.stringify([scp, iam])).not.toContain('999988887777');
  });

  it('of the whole API is the region, not the user', async () => {
    const { failure } = await refusal({
      error: 'AccessDeniedException',
      status: 403,
      message: 'Your account is not authorized to invoke this API operation.',
    });
    expect(failure.kind).toBe('denied');
    expect(failure.message).toContain('the Region does not offer this operation');
  });

  it('without a body or name is still a denial', async () => {
    expect((await refusal({ body: '', status: 403 })).failure.kind).toBe('denied');
  });
});

describe('a token that AWS does not know', () => {
  it.each(['me-south-1', 'ap-southeast-7', 'xx-future-9'])('means %s is not enabled', async (region) => {
    const { failure, attempts } = await refusal(UNKNOWN_TOKEN, region);
    expect(failure.kind).toBe('not-enabled');
    expect(failure.message).toContain(region);
    expect(attempts).toBe(1);
  });

  it.each(['us-east-1', 'eu-central-1'])('means bad keys in %s, which every account has', async (region) => {
    expect((await refusal(UNKNOWN_TOKEN, region)).failure.kind).toBe('bad-credentials');
  });
});

describe('credentials that do not hold', () => {
  it('a secret that does not fit is told from a wrong clock', async () => {
    const secret = await refusal({
      error: 'InvalidSignatureException',
      status: 403,
      message: 'The request signature we calculated does not match the signature you provided.',
    });
    expect(secret.failure).toMatchObject({
      kind: 'bad-credentials',
      message: expect.stringContaining('secret access key'),
    });
    const clock = await refusal({
      error: 'InvalidSignatureException',
      status: 403,
      message: 'Signature not yet current: 20261124T100000Z is still later than 20261124T095500Z',
    });
    expect(clock.failure.message).toContain('clock is wrong');
  });

  it('a clock that is ten minutes off is corrected', async () => {
    const skewMs = 10 * 60_000;
    const { server, gateway } = await localBedrock((request) => {
      const date = new Date(Date.now() + skewMs).toUTCString();
      const signedAt = String(request.headers['x-amz-date']).replace(
        /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
        '$1-$2-$3T$4:$5:$6Z',
      );
      const isNear = Math.abs(Date.now() + skewMs - Date.parse(signedAt)) < 5 * 60_000;
      return isNear
        ? { ...(GOOD as { json: unknown }), headers: { date } }
        : {
            error: 'InvalidSignatureException',
            status: 403,
            message: 'Signature expired',
            headers: { date },
          };
    });
    unwrap(await gateway.listModels('us-east-1', noCancel));
    expect(server.requests).toHaveLength(2);
    // The next call knows the offset already.
    await gateway.listProfiles('us-east-1', 'SYSTEM_DEFINED', undefined, noCancel);
    expect(server.requests).toHaveLength(3);
  });
});

describe('error answers that are out of shape', () => {
  it.each([
    ['a list', '[]'],
    ['null', 'null'],
    ['a message of the wrong type', '{"message":{"a":1},"__type":5,"code":403}'],
    ['cut off', '{"mess'],
  ])('(%s) keep the name in the header', async (_name, body) => {
    const { failure } = await refusal({
      body,
      status: 403,
      headers: { 'x-amzn-errortype': 'ExpiredTokenException' },
    });
    expect(failure.kind).toBe('expired-credentials');
  });

  it('carry their name in the body if need be', async () => {
    const named = { json: { __type: 'com.amazon#ThrottlingException' }, status: 400 };
    const { failure } = await refusal(named, 'us-east-1', 400);
    expect(failure.kind).toBe('throttled');
  });

  it('with secrets in their text show none', async () => {
    const { failure } = await refusal({
      error: 'ValidationException',
      status: 400,
      message:
        'bad request of 999988887777 with AKIAIOSFODNN7EXAMPLE and wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, Bearer abc.def',
    });
    expect(failure.kind).toBe('bad-input');
    expect(failure.message).not.toMatch(/999988887777|AKIA|wJalr|abc\.def/);
  });
});
