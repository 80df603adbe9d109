/** SOCKS proxies: which versions, where names are looked up, sign-in, and that nothing is lost through one. */
import { beforeEach, describe, expect, it } from 'vitest';
import { builtInRegions } from '../../../../electron/contract/cells/regions.ts';
import { stepLine } from '../../../../electron/contract/reach/connection-test.ts';
import { closedWithTest } from '../../../helpers/closed-with-test.ts';
import {
  type SocksManners,
  type SocksServer,
  startSocksServer,
} from '../../../helpers/servers/socks-server.ts';
import { listFailure, listModels, noCancel, open, setEnv, unwrap } from '../../local-bedrock.ts';
import { HOST, hiddenBedrock, scansAll } from './behind-proxy.ts';

let port: number;

beforeEach(async () => {
  ({ port } = await hiddenBedrock());
});

const socks = (manners?: SocksManners): Promise<SocksServer> =>
  closedWithTest(startSocksServer(port, manners));

describe('a SOCKS proxy', () => {
  it.each([
    ['ALL_PROXY', 'socks5h', 5],
    ['HTTPS_PROXY', 'socks5h', 5],
    ['all_proxy', 'socks', 5],
    ['ALL_PROXY', 'socks4a', 4],
  ])('in %s (%s) looks the name up itself', async (variable, scheme, version) => {
    const { port: at, asked } = await socks();
    setEnv({ [variable]: `${scheme}://127.0.0.1:${at}` });
    const { gateway } = await open();
    unwrap(await gateway.listModels('eu-west-1', noCancel));
    unwrap(await gateway.listProfiles('eu-west-1', 'SYSTEM_DEFINED', undefined, noCancel));
    expect(asked).toEqual([{ version, target: `${HOST}:443` }]);
  });

  it.each(['socks5', 'socks4'])(
    'by %s gets an address, and a name that is not known here is said so',
    async (scheme) => {
      const { port: at, asked } = await socks();
      setEnv({ ALL_PROXY: `${scheme}://127.0.0.1:${at}` });
      const failure = await listFailure({ maxAttempts: 1 }, 'eu-west-1');
      expect(failure).toMatchObject({
        kind: 'proxy',
        message: expect.stringContaining('socks5h:// looks it up'),
      });
      expect(asked).toEqual([]);
    },
  );

  it.each([
    ['SOCKS5 127.0.0.1:PORT', 5],
    ['SOCKS 127.0.0.1:PORT; DIRECT', 4],
  ])('that a PAC file names ("%s") is used', async (answer, version) => {
    const { port: at, asked } = await socks();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: version === 4 ? 'https://192.0.2.7' : `https://${HOST}` });
    const systemProxy = async (): Promise<string> => answer.replace('PORT', String(at));
    await listModels({ reach: { systemProxy }, maxAttempts: 1 }, 'eu-west-1');
    expect(asked.map((each) => each.version)).toContain(version);
  });

  it('that the user named by hand is used, whatever the environment says', async () => {
    const { port: at, asked } = await socks();
    setEnv({ HTTPS_PROXY: 'http://127.0.0.1:9' });
    const { gateway, testConnection } = await open({ reach: { proxy: `socks5h://127.0.0.1:${at}` } });
    unwrap(await gateway.listModels('eu-west-1', noCancel));
    expect(asked).toHaveLength(1);
    const steps = await testConnection(['eu-west-1'], () => undefined, noCancel);
    expect(stepLine(steps[1] as (typeof steps)[number])).toMatch(
      /The proxy 127\.0\.0\.1:\d+, which Settings names, let the connection through\.$/,
    );
  });

  it('gets the user name and password of its address', async () => {
    const { port: at, asked } = await socks({ login: { user: 'me', password: 'pass word' } });
    setEnv({ ALL_PROXY: `socks5h://me:pass%20word@127.0.0.1:${at}` });
    unwrap(await listModels({}, 'eu-west-1'));
    expect(asked).toEqual([{ version: 5, target: `${HOST}:443`, user: 'me' }]);
  });

  it.each([
    ['no password', '', 'asks for a user name and password'],
    ['a wrong password', 'me:wrong@', 'does not accept the user name and password'],
  ])('that gets %s is explained', async (_what, login, text) => {
    const { port: at } = await socks({ login: { user: 'me', password: 'right' } });
    setEnv({ ALL_PROXY: `socks5h://${login}127.0.0.1:${at}` });
    const failure = await listFailure({ maxAttempts: 1 }, 'eu-west-1');
    expect(failure).toMatchObject({ kind: 'proxy', message: expect.stringContaining(text) });
    expect(failure.nextStep).toContain('into ALL_PROXY (');
  });

  it.each([
    [2, 'its rules do not allow it'],
    [4, 'it cannot reach the host'],
  ])('that refuses (%s) is explained', async (reply, text) => {
    const { port: at } = await socks({ reply });
    setEnv({ ALL_PROXY: `socks5h://127.0.0.1:${at}` });
    const failure = await listFailure({ maxAttempts: 1 }, 'eu-west-1');
    expect(failure).toMatchObject({ kind: 'proxy', message: expect.stringContaining(text) });
  });

  it('that is not there is named', async () => {
    const gone = await socks();
    await gone.close();
    setEnv({ ALL_PROXY: `socks5h://127.0.0.1:${gone.port}` });
    const failure = await listFailure({ maxAttempts: 1 }, 'eu-west-1');
    expect(failure).toMatchObject({ kind: 'proxy', message: expect.stringContaining('ECONNREFUSED') });
  });

  it('that says nothing is left as soon as the call has ended', async () => {
    const { port: at, tunnels } = await socks({ isSilent: true });
    setEnv({ ALL_PROXY: `socks5h://127.0.0.1:${at}` });
    expect((await listFailure({ maxAttempts: 1, regionDeadlineMs: 400 }, 'eu-west-1')).kind).toBe('proxy');
    await expect.poll(() => tunnels.open).toBe(0);
  });

  it('carries a scan of every Region, and loses nothing', async () => {
    const { port: at, tunnels, asked } = await socks();
    setEnv({ ALL_PROXY: `socks5h://127.0.0.1:${at}` });
    await scansAll({});
    expect(asked.length).toBeGreaterThan(0);
    expect(tunnels.most).toBeLessThanOrEqual(33);
    expect(builtInRegions('aws').length).toBeGreaterThan(30);
  });
});
