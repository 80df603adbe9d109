/** AWS_BEARER_TOKEN_BEDROCK, and what of the environment reaches the sample: nothing. */
import { describe, expect, it } from 'vitest';
import { closedWithTest } from '../../helpers/closed-with-test.ts';
import { startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import {
  keyIds,
  listModels,
  lookForCredentials,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setKeys,
  unwrap,
} from '../local-bedrock.ts';

describe('a bearer token', () => {
  it('is honoured as the SDK does, for Bedrock and bedrock-mantle', async () => {
    const server = await serverInEnvironment();
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'my-token', AWS_ENDPOINT_URL_BEDROCK_MANTLE: server.url });
    const { gateway, checkCredentials } = await open();
    expect((await checkCredentials(noCancel)).ok).toBe(true);
    unwrap(await gateway.listModels('us-east-1', noCancel));
    unwrap(await gateway.listMantleModels('us-east-1', noCancel));
    expect(server.requests.map((request) => request.headers.authorization)).toEqual([
      'Bearer my-token',
      'Bearer my-token',
    ]);
  });

  it.each([
    ['a line end', 'my-token\r', 'a line end in it'],
    ['quotes', '"my-token"', 'quotes around it'],
    ['a blank', 'my token', 'a blank in it'],
    ['a letter of another script', 'my-tok\u00e9n', 'a letter in it that no key has'],
  ])('with %s is refused before AWS is asked', async (_what, token, text) => {
    const server = await serverInEnvironment();
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: token });
    expect(await lookForCredentials()).toMatchObject({
      ok: false,
      failure: {
        kind: 'bad-credentials',
        message: `The API key in AWS_BEARER_TOKEN_BEDROCK has ${text}.`,
      },
    });
    expect(server.requests).toEqual([]);
  });

  it('that is set but empty does not get in the way of keys', async () => {
    const server = await serverInEnvironment();
    setKeys();
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: '' });
    unwrap(await listModels());
    expect(server.requests[0]?.region).toBe('us-east-1');
  });

  it('and the rest of the environment do not reach the sample', async () => {
    const sample = await closedWithTest(startProtocolServer());
    const other = await serverInEnvironment();
    setEnv({
      AWS_BEARER_TOKEN_BEDROCK: 'my-token',
      AWS_ENDPOINT_URL: other.url,
      AWS_ENDPOINT_URL_BEDROCK_MANTLE: other.url,
      AWS_PROFILE: 'no-such-profile',
      AWS_USE_FIPS_ENDPOINT: 'true',
      AWS_MAX_ATTEMPTS: 'many',
      AWS_CA_BUNDLE: '/no/such/file',
      HTTPS_PROXY: 'socks5://127.0.0.1:1',
    });
    const { gateway, checkCredentials } = await open({
      sample: { credentials: { accessKeyId: 'AKIDSAMPLE', secretAccessKey: 'sample' }, endpoint: sample.url },
    });
    unwrap(await checkCredentials(noCancel));
    unwrap(await gateway.listModels('us-east-1', noCancel));
    expect(unwrap(await gateway.listMantleModels('us-east-1', noCancel)).state).toBe('absent');
    expect(sample.requests.map((request) => request.region)).toEqual(['us-east-1']);
    expect(keyIds(sample)).toEqual(['AKIDSAMPLE']);
    expect(other.requests).toEqual([]);
  });
});
