/** bedrock-mantle's model list: listed, absent or failed. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startProtocolServer } from '../../helpers/protocol-server.ts';
import {
  failureIn,
  localBedrock,
  noCancel,
  open,
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
  it('is asked with a token that carries the region, and its good ids are kept once', async () => {
    const { server, gateway } = await localBedrock(() => ({ json: LIST }), { mantle: '/mantle' });
    expect(unwrap(await gateway.listMantleModels('ap-south-2', noCancel))).toEqual({
      state: 'listed',
      modelIds: ['openai.gpt-oss-120b', 'mistral.voxtral'],
    });
    expect(server.requests.map((request) => [request.method, request.path, request.region])).toEqual([
      ['GET', '/mantle/v1/models', 'ap-south-2'],
    ]);
    expect(server.requests[0]?.headers.authorization).toMatch(/^Bearer bedrock-api-key-/);
  });

  it('is absent where its own endpoint says 404', async () => {
    const { gateway } = await localBedrock(() => ({ body: 'not found', status: 404 }), { mantle: '' });
    expect(unwrap(await gateway.listMantleModels('us-east-1', noCancel)).state).toBe('absent');
  });

  it('is absent where its host has no address, without a retry', async () => {
    const server = await startProtocolServer();
    onTestFinished(() => server.close());
    await setProfiles({});
    setKeys();
    setEnv({
      AWS_ENDPOINT_URL_BEDROCK: server.url,
      AWS_ENDPOINT_URL_BEDROCK_MANTLE: 'http://bedrock-mantle.{region}.invalid',
    });
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

  it.each([401, 403])('that denies (HTTP %i) is a failure that says what is missing', async (status) => {
    const { gateway } = await localBedrock(
      () => ({ json: { error: { message: 'arn:aws:iam::999988887777:user/me may not' } }, status }),
      { mantle: '' },
    );
    const failure = failureIn(await gateway.listMantleModels('us-east-1', noCancel));
    expect(failure.kind).toBe('denied');
    expect(failure.nextStep).toContain('everything else is complete');
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
