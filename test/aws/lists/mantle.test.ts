/** bedrock-mantle's model list: listed, absent or failed. */
import { describe, expect, it } from 'vitest';
import {
  failureIn,
  localBedrock,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setKeys,
  setProfiles,
  unwrap,
} from '../local-bedrock.ts';

const LIST = {
  object: 'list',
  data: [
    { id: 'openai.gpt-oss-120b', object: 'model', created: 1780272000 },
    { id: 'openai.gpt-oss-120b' },
    null,
    { id: 5 },
    { id: '__proto__' },
    { id: 'mistral.voxtral' },
  ],
};

describe('bedrock-mantle', () => {
  it('is asked with a signature for bedrock-mantle in the region, and its good ids are kept once', async () => {
    const { server, gateway } = await localBedrock(() => ({ json: LIST }), { mantle: '/mantle' });
    expect(unwrap(await gateway.listMantleModels('ap-south-2', noCancel))).toEqual({
      state: 'listed',
      modelIds: ['openai.gpt-oss-120b', 'mistral.voxtral'],
    });
    expect(server.requests.map((request) => [request.method, request.path, request.region])).toEqual([
      ['GET', '/mantle/v1/models', 'ap-south-2'],
    ]);
    expect(server.requests[0]?.headers.authorization).toContain('/ap-south-2/bedrock-mantle/aws4_request');
  });

  it('is absent where its own endpoint says 404', async () => {
    const { gateway } = await localBedrock(() => ({ body: 'not found', status: 404 }), { mantle: '' });
    expect(unwrap(await gateway.listMantleModels('us-east-1', noCancel)).state).toBe('absent');
  });

  it('is absent where its host has no address, without a retry', async () => {
    const server = await serverInEnvironment();
    setKeys();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK_MANTLE: 'http://bedrock-mantle.{region}.invalid' });
    const { gateway } = await open();
    const result = await gateway.listMantleModels('us-east-1', noCancel);
    // Where DNS does not answer at all, nothing can be said.
    expect(result.ok ? result.value.state : result.failure.kind).toMatch(/^(absent|network)$/);
    expect(server.requests).toEqual([]);
  });

  it('is not asked at all where only Bedrock has an endpoint of its own', async () => {
    const { server, gateway } = await localBedrock();
    expect(unwrap(await gateway.listMantleModels('us-east-1', noCancel))).toEqual({
      state: 'absent',
      modelIds: [],
    });
    expect(server.requests).toEqual([]);
  });

  it('keeps what the list says besides ids, whatever words it uses', async () => {
    const data = [
      { id: 'acme.plain' },
      { id: 'acme.off', status: 'unavailable', status_reason: 'Not yet.', data_retention: 'none' },
      {
        id: 'acme.new',
        status: 'PAUSED',
        data_retention: { mode: 'x', source: 'account', allowed_modes: ['y', 3] },
      },
      { id: 'acme.odd', status: 5, status_reason: null },
      { id: 'acme.modes', data_retention: { mode: 'x', allowed_modes: ['y', 'z'] } },
    ];
    const { gateway } = await localBedrock(() => ({ json: { data } }), { mantle: '' });
    expect(unwrap(await gateway.listMantleModels('us-east-1', noCancel))).toEqual({
      state: 'listed',
      modelIds: ['acme.plain', 'acme.off', 'acme.new', 'acme.odd', 'acme.modes'],
      entries: {
        'acme.off': { status: 'unavailable', statusReason: 'Not yet.' },
        'acme.new': {
          status: 'PAUSED',
          // A mode that was not read may be the account's.
          dataRetention: { mode: 'x', source: 'account' },
        },
        'acme.modes': { dataRetention: { mode: 'x', allowedModes: ['y', 'z'] } },
      },
    });
  });

  it('is asked with a token made from the keys where the signature is refused', async () => {
    const { server, gateway } = await localBedrock(
      ({ attempt }) => (attempt === 1 ? { json: {}, status: 401 } : { json: LIST }),
      { mantle: '' },
    );
    expect(unwrap(await gateway.listMantleModels('us-east-1', noCancel)).state).toBe('listed');
    expect(server.requests.map(({ headers }) => headers.authorization?.split(' ')[0])).toEqual([
      'AWS4-HMAC-SHA256',
      'Bearer',
    ]);
  });

  it('is not asked with a token after a good signature or a server error', async () => {
    const { server, gateway } = await localBedrock(() => ({ json: {}, status: 500 }), { mantle: '' });
    await gateway.listMantleModels('us-east-1', noCancel);
    expect(server.requests.filter(({ headers }) => headers.authorization?.startsWith('Bearer'))).toEqual([]);
  });

  it('is asked with the API key alone where there is one, and names only the actions that were needed', async () => {
    const server = await serverInEnvironment(() => ({ json: {}, status: 403 }), 'BEDROCK_MANTLE');
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'an-example-key' });
    const { gateway } = await open();
    const failure = failureIn(await gateway.listMantleModels('us-east-1', noCancel));
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer an-example-key']);
    expect(failure.nextStep).toContain('bedrock-mantle:ListModels and bedrock-mantle:CallWithBearerToken');
  });

  it.each([
    ['the variable', { AWS_USE_FIPS_ENDPOINT: 'true' }, ''],
    ['the profile', {}, 'use_fips_endpoint = true'],
  ])('is not asked under FIPS that %s asks for', async (_who, variables, line) => {
    await setProfiles({ config: `[default]\nregion = us-east-1\n${line}\n` });
    setKeys();
    setEnv(variables);
    const { gateway } = await open();
    expect(unwrap(await gateway.listMantleModels('us-east-1', noCancel)).state).toBe('not-asked');
  });

  it('is asked under FIPS where an endpoint was set for it', async () => {
    await serverInEnvironment(() => ({ json: LIST }), 'BEDROCK_MANTLE');
    setKeys();
    setEnv({ AWS_USE_FIPS_ENDPOINT: 'true' });
    const { gateway } = await open();
    expect(unwrap(await gateway.listMantleModels('us-east-1', noCancel)).state).toBe('listed');
  });

  it.each([401, 403])('that denies (HTTP %i) is a failure that says what is missing', async (status) => {
    const { gateway } = await localBedrock(
      () => ({ json: { error: { message: 'arn:aws:iam::999988887777:user/me may not' } }, status }),
      { mantle: '' },
    );
    const failure = failureIn(await gateway.listMantleModels('us-east-1', noCancel));
    expect(failure.kind).toBe('denied');
    expect(failure.nextStep).toContain('everything else is complete');
    expect(failure.nextStep).toContain('bedrock-mantle:ListModels and bedrock-mantle:CallWithBearerToken');
    expect(JSON.stringify(failure)).not.toContain('999988887777');
  });

  it.each([
    ['a web page', { body: '<html></html>' }],
    ['another shape', { json: { data: 'none' } }],
    ['nothing', { body: '' }],
  ])('that answers with %s is a bad answer', async (_name, reply) => {
    const { gateway } = await localBedrock(() => reply, { mantle: '' });
    expect(failureIn(await gateway.listMantleModels('us-east-1', noCancel)).kind).toBe('bad-answer');
  });

  it('is asked a second time after a server error, and no more', async () => {
    const { server, gateway } = await localBedrock(
      ({ attempt, region }) =>
        region === 'us-west-2' && attempt === 2 ? { json: LIST } : { body: '{}', status: 503 },
      { mantle: '' },
    );
    expect(failureIn(await gateway.listMantleModels('us-east-1', noCancel)).kind).toBe('service');
    expect(unwrap(await gateway.listMantleModels('us-west-2', noCancel)).state).toBe('listed');
    expect(server.requests).toHaveLength(4);
  });

  it('that says nothing ends with the deadline, and at once with a cancel', async () => {
    const { server, gateway } = await localBedrock(() => 'silence', { mantle: '', regionDeadlineMs: 300 });
    expect(failureIn(await gateway.listMantleModels('us-east-1', noCancel)).kind).toBe('timeout');
    const controller = new AbortController();
    const call = gateway.listMantleModels('us-west-2', controller.signal);
    await expect.poll(() => server.requests.some((request) => request.region === 'us-west-2')).toBe(true);
    controller.abort();
    expect(failureIn(await call).kind).toBe('cancelled');
  });
});
