/** Quotas over a local Service Quotas: every page, at its pace, without the account number. */
import { describe, expect, it } from 'vitest';
import type { Reply, Script } from '../../helpers/servers/protocol-server.ts';
import { noCancel, open, serverInEnvironment, setKeys } from '../local-bedrock.ts';

const ACCOUNT = '999988887777';

function quota(code: string, value: number, more = {}): Record<string, unknown> {
  return {
    ServiceCode: 'bedrock',
    ServiceName: 'Amazon Bedrock',
    QuotaArn: `arn:aws:servicequotas:us-east-1:${ACCOUNT}:bedrock/${code}`,
    QuotaCode: code,
    QuotaName: `On-demand model inference requests per minute for ${code}`,
    Value: value,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
    ...more,
  };
}

const page = (quotas: unknown[], NextToken?: string): Reply => ({
  json: { Quotas: quotas, ...(NextToken === undefined ? {} : { NextToken }) },
});

async function quotasOf(script: Script, options: { withDefaults?: boolean; region?: string } = {}) {
  const server = await serverInEnvironment(script, 'SERVICE_QUOTAS');
  setKeys();
  const opened = await open({ regionDeadlineMs: 5_000 });
  const { region = 'us-east-1', withDefaults = false } = options;
  const read = await opened.readQuotas(region, { withDefaults }, noCancel);
  expect(JSON.stringify(read)).not.toContain(ACCOUNT);
  return { server, read };
}

describe('the quotas of a region', () => {
  it('come page by page to the end, an empty page among them', async () => {
    const { read, server } = await quotasOf(({ attempt }) =>
      attempt === 2
        ? page([], 'page-3')
        : page([quota(`L-${attempt}`, attempt)], attempt === 1 ? 'page-2' : undefined),
    );
    expect(read).toMatchObject({
      state: 'complete',
      applied: [
        { code: 'L-1', value: 1 },
        { code: 'L-3', value: 3 },
      ],
    });
    expect(read.failure).toBeUndefined();
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/', region: 'us-east-1' });
    expect(server.requests[0]?.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'ServiceQuotasV20190624.ListServiceQuotas',
      'user-agent': expect.stringMatching(/^bedrock-atlas\//),
    });
    expect(server.requests[0]?.headers.authorization).toMatch(
      /\/us-east-1\/servicequotas\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, /,
    );
  });

  it('stand beside the defaults where those are asked for', async () => {
    const { read, server } = await quotasOf(
      ({ headers }) => page([quota('L-1', String(headers['x-amz-target']).includes('Default') ? 4000 : 400)]),
      { withDefaults: true },
    );
    expect([read.applied[0]?.value, read.defaults?.[0]?.value]).toEqual([400, 4000]);
    expect(server.requests.map(({ headers }) => headers['x-amz-target'])).toEqual([
      'ServiceQuotasV20190624.ListServiceQuotas',
      'ServiceQuotasV20190624.ListAWSDefaultServiceQuotas',
    ]);
  });

  it('that break off on the way are partial, and the failure says why', async () => {
    const { read } = await quotasOf(({ attempt }) =>
      attempt < 3
        ? page([quota(`L-${attempt}`, 1)], `page-${attempt + 1}`)
        : { error: 'TooManyRequestsException', status: 429, message: 'Rate exceeded' },
    );
    expect(read).toMatchObject({
      state: 'partial',
      applied: [{ code: 'L-1' }, { code: 'L-2' }],
      failure: { kind: 'throttled' },
    });
  });

  it('whose pages go round are partial, not complete', async () => {
    const { read } = await quotasOf(({ attempt }) => page([quota(`L-${attempt}`, 1)], 'the same'));
    expect(read.state).toBe('partial');
  });

  it('are asked for again after one refusal for too many requests', async () => {
    const { read } = await quotasOf(({ attempt }) =>
      attempt === 1 ? { error: 'TooManyRequestsException', status: 400 } : page([quota('L-1', 1)]),
    );
    expect(read).toMatchObject({ state: 'complete', applied: [{ code: 'L-1' }] });
  });

  it('that are denied name the permission and leave models and prices alone', async () => {
    const { read } = await quotasOf(() => ({
      json: {
        __type: 'AccessDeniedException',
        Message: `User: arn:aws:iam::${ACCOUNT}:user/x is not authorized`,
      },
      status: 400,
    }));
    expect(read).toMatchObject({ state: 'denied', applied: [] });
    expect(read.failure?.message).toContain('servicequotas:ListServiceQuotas');
    expect(read.failure?.nextStep).toContain('Models and prices are not affected');
  });

  it('of a region that is not enabled say that, not 0', async () => {
    const { read } = await quotasOf(() => ({ error: 'UnrecognizedClientException', status: 403 }), {
      region: 'af-south-1',
    });
    expect(read).toMatchObject({ state: 'not-enabled', applied: [] });
  });

  it.each([
    ['a web page', { body: '<html>Sign in</html>' }],
    ['another answer', { json: { quotas: [] } }],
    ['no JSON', { body: '{' }],
  ])('from %s are none, and that is said', async (_name, reply) => {
    const { read } = await quotasOf(() => reply);
    expect(read).toMatchObject({ state: 'failed', applied: [], failure: { kind: 'bad-answer' } });
  });

  it('from a login page of the network are none, with the way to log in', async () => {
    const { read } = await quotasOf(() => ({ body: '<html>Sign in</html>' }));
    expect(read.failure).toEqual({
      kind: 'bad-answer',
      message:
        'A web page came back instead of the answer of Service Quotas in us-east-1: perhaps the login page of the network or of a proxy.',
      nextStep: expect.stringMatching(/^Open the login page in a browser .* then fetch quotas again\./),
    });
  });

  it('keep good records beside bad ones', async () => {
    const bad = [null, {}, quota('L-2', Number.NaN), quota('../x', 1), { ...quota('L-3', 1), QuotaName: 7 }];
    const { read } = await quotasOf(() => page([...bad, quota('L-1', 0.5)]));
    expect(read.applied).toEqual([
      {
        code: 'L-1',
        name: 'On-demand model inference requests per minute for L-1',
        value: 0.5,
        unit: 'None',
        adjustable: true,
      },
    ]);
  });
});
