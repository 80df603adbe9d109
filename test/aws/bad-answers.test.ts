/** Answers that cannot be used, connections that break, and silence. */
import { describe, expect, it } from 'vitest';
import type { Result } from '../../electron/discovery/ports.ts';
import type { Reply } from '../helpers/servers/protocol-server.ts';
import {
  failureIn,
  listFailure,
  localBedrock,
  noCancel,
  serverInEnvironment,
  setEnv,
  setKeys,
  unwrap,
} from './local-bedrock.ts';

const GOOD: Reply = { json: { modelSummaries: [{ modelId: 'a.one' }] } };
const HTML = '<!DOCTYPE html><html><body>Sign in</body></html>';

/** The first reply, then the last one for ever. */
const inTurn =
  (...replies: Reply[]) =>
  ({ attempt }: { attempt: number }): Reply | undefined =>
    replies[Math.min(attempt, replies.length) - 1];

describe('a 200 answer that is no list of models', () => {
  it.each<[string, Reply, RegExp]>([
    ['a web page', { body: HTML, headers: { 'content-type': 'text/html' } }, /web page/],
    ['white space', { body: ' \n' }, /empty answer/],
    ['a list of another kind', { json: { modelSummaries: {} } }, /without the list/],
    ['null', { json: null }, /without the list/],
    ['a bare list', { json: [{ modelId: 'a.one' }] }, /without the list/],
  ])('(%s) is a bad answer after a second attempt', async (_name, reply, text) => {
    const { server, gateway } = await localBedrock(() => reply);
    const failure = failureIn(await gateway.listModels('eu-west-1', noCancel));
    expect(failure.kind).toBe('bad-answer');
    expect(failure.message).toMatch(text);
    expect(failure.message).toContain('eu-west-1');
    expect(failure.nextStep).not.toBe('');
    expect(server.requests).toHaveLength(2);
  });

  it('says of a web page that it may be a login page, and what to do', async () => {
    const { gateway } = await localBedrock(() => ({ body: HTML }));
    const failure = failureIn(await gateway.listModels('eu-west-1', noCancel));
    expect(failure.message).toMatch(/twice: perhaps the login page of the network or of a proxy\.$/);
    expect(failure.nextStep).toMatch(/^Open the login page in a browser/);
  });

  it.each<[string, Reply]>([
    ['malformed JSON', { body: '{"modelSummaries":' }],
    ['a web page', { body: HTML }],
    ['nothing', { body: '' }],
  ])('(%s) is forgotten when the second attempt is good', async (_name, reply) => {
    const { gateway } = await localBedrock(inTurn(reply, GOOD));
    expect(unwrap(await gateway.listModels('eu-west-1', noCancel)).items).toEqual([{ modelId: 'a.one' }]);
  });

  it('does not mind a wrong content type or a byte order mark', async () => {
    const { gateway } = await localBedrock(() => ({
      body: '\uFEFF{"modelSummaries":[{"modelId":"a.one"}]}',
      headers: { 'content-type': 'text/plain' },
    }));
    expect(unwrap(await gateway.listModels('eu-west-1', noCancel)).items).toHaveLength(1);
  });

  it('is a bad answer for profiles and access checks, too', async () => {
    const { gateway } = await localBedrock(() => ({ json: { inferenceProfileSummaries: 'none' } }));
    expect(
      failureIn(await gateway.listProfiles('eu-west-1', 'SYSTEM_DEFINED', undefined, noCancel)).kind,
    ).toBe('bad-answer');
    expect(failureIn(await gateway.checkAccess('eu-west-1', 'a.one', noCancel)).kind).toBe('bad-answer');
  });
});

describe('an answer of many megabytes', () => {
  const ofBytes = (length: number): Reply => {
    const text = '{"modelSummaries":[{"modelId":"a.one"}]}';
    return { body: text + ' '.repeat(length - text.length) };
  };
  const EIGHT_MB = 8 * 1024 * 1024;

  it('is read up to 8 MB', async () => {
    const { gateway } = await localBedrock(() => ofBytes(EIGHT_MB));
    expect(unwrap(await gateway.listModels('eu-west-1', noCancel)).items).toEqual([{ modelId: 'a.one' }]);
  });

  it.each(['AKIAIOSFODNN7EXAMPLE', 'bearer token'])('is refused in words beyond, with %s', async (keys) => {
    const server = await serverInEnvironment(() => ofBytes(EIGHT_MB + 1));
    if (keys === 'bearer token') setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'a-token' });
    else setKeys(keys);
    expect(await listFailure({}, 'eu-west-1')).toEqual({
      kind: 'bad-answer',
      message: 'The endpoint gave an answer larger than 8 MB in eu-west-1, twice.',
      nextStep: expect.stringContaining('check HTTPS_PROXY and the endpoint settings'),
    });
    expect(server.requests).toHaveLength(2);
  });
});

describe('a gateway or proxy in between', () => {
  it('that blocks with a web page is not taken for AWS', async () => {
    const { gateway } = await localBedrock(() => ({ body: HTML, status: 403 }));
    const failure = failureIn(await gateway.listModels('eu-west-1', noCancel));
    expect(failure.kind).toBe('proxy');
    expect(failure.message).toContain('HTTP 403');
  });

  it('that redirects to a login page is not followed', async () => {
    const { server, gateway } = await localBedrock(() => ({
      body: '',
      status: 302,
      headers: { location: 'http://127.0.0.1:1/login' },
    }));
    const failure = failureIn(await gateway.listModels('eu-west-1', noCancel));
    expect(failure.kind).toBe('bad-answer');
    expect(failure.message).toContain('redirect');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a connection that breaks', () => {
  it.each<[string, Reply]>([
    ['before the answer', 'reset'],
    ['in the middle of the body', { begin: '{"modelSummaries":[', afterwards: 'reset' }],
  ])('%s is tried again by the SDK', async (_name, reply) => {
    const { server, gateway } = await localBedrock(inTurn(reply, GOOD));
    expect(unwrap(await gateway.listModels('eu-west-1', noCancel)).items).toEqual([{ modelId: 'a.one' }]);
    expect(server.requests).toHaveLength(2);
  });
});

describe('silence', () => {
  it('of one connection leaves time for a second attempt', async () => {
    const { gateway } = await localBedrock(inTurn('silence', GOOD), { regionDeadlineMs: 3_000 });
    expect(unwrap(await gateway.listModels('eu-west-1', noCancel)).items).toHaveLength(1);
  });
});

describe('a cancel', () => {
  it.each<[string, Reply]>([
    ['while waiting for an answer', 'silence'],
    ['in the middle of a body', { begin: '{', afterwards: 'drip' }],
    ['between retries', { error: 'ThrottlingException', status: 429 }],
  ])('%s settles the call at once', async (_name, reply) => {
    const { server, gateway } = await localBedrock(() => reply, {
      maxAttempts: 50,
      regionDeadlineMs: 60_000,
    });
    const controller = new AbortController();
    const call = gateway.listModels('eu-west-1', controller.signal);
    await expect.poll(() => server.requests.length).toBeGreaterThan(0);
    controller.abort();
    expect(failureIn(await call).kind).toBe('cancelled');
  });

  it('before the call sends nothing', async () => {
    const { server, gateway } = await localBedrock();
    const aborted = AbortSignal.abort();
    const calls: Promise<Result<unknown>>[] = [
      gateway.listModels('eu-west-1', aborted),
      gateway.listProfiles('eu-west-1', 'SYSTEM_DEFINED', undefined, aborted),
      gateway.checkAccess('eu-west-1', 'a.one', aborted),
      gateway.pingRegion('eu-west-1', aborted),
    ];
    for (const call of calls) expect(failureIn(await call).kind).toBe('cancelled');
    expect(server.requests).toEqual([]);
  });

  it('is what calls end with when the gateway is closed', async () => {
    const { server, gateway, opened } = await localBedrock(() => 'silence');
    const call = gateway.listModels('eu-west-1', noCancel);
    await expect.poll(() => server.requests.length).toBe(1);
    opened.close();
    expect(failureIn(await call).kind).toBe('cancelled');
    expect(failureIn(await gateway.listModels('eu-west-2', noCancel)).kind).toBe('cancelled');
  });
});
