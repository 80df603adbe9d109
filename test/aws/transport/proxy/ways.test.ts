/** Which proxy counts: the user's choice, and the next way when one cannot be reached. */
import { beforeEach, describe, expect, it } from 'vitest';
import { closedWithTest } from '../../../helpers/closed-with-test.ts';
import { startConnectProxy } from '../../../helpers/servers/connect-proxy.ts';
import { listModels, setEnv } from '../../local-bedrock.ts';
import { hiddenBedrock, scansAll } from './behind-proxy.ts';

let server: Awaited<ReturnType<typeof hiddenBedrock>>;

beforeEach(async () => {
  server = await hiddenBedrock();
});

describe('the ways that a PAC file names', () => {
  it('are gone one after the other when a proxy cannot be reached', async () => {
    const gone = await startConnectProxy(server.port);
    await gone.close();
    const there = await closedWithTest(startConnectProxy(server.port));
    const [bad, good] = [gone, there].map(({ url }) => new URL(url).host);
    await scansAll({ systemProxy: async () => `PROXY ${bad}; PROXY ${good}` });
    expect(there.asked.length).toBeGreaterThan(0);
  });
});

describe('the choice of the user', () => {
  it.each([
    ['none', 'reaches AWS directly', { HTTPS_PROXY: 'http://127.0.0.1:9' }, false],
    ['system', 'passes over the environment', { HTTPS_PROXY: 'http://127.0.0.1:9' }, true],
    ['environment', 'does not ask the system', {}, false],
    ['auto', 'asks the system where the environment names none', {}, true],
  ])('%s %s', async (choice, _what, env, isProxied) => {
    const { url, asked } = await closedWithTest(startConnectProxy(server.port));
    setEnv(env);
    const systemProxy = async (): Promise<string> => `PROXY ${new URL(url).host}`;
    const answer = await listModels({ reach: { proxy: choice, systemProxy }, maxAttempts: 1 }, 'eu-west-1');
    expect(answer.ok).toBe(isProxied);
    expect(asked).toHaveLength(isProxied ? 1 : 0);
  });
});
