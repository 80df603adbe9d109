/** Which addresses go through a proxy, how it is signed in to, how many tunnels it carries, and what is said of its refusals. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../../../electron/aws/open-gateway.ts';
import { isExcepted } from '../../../../electron/aws/transport/proxy/no-proxy.ts';
import { builtInRegions } from '../../../../electron/contract/cells/regions.ts';
import { withoutSecrets } from '../../../../electron/redact/secret-patterns.ts';
import { closedWithTest } from '../../../helpers/closed-with-test.ts';
import type { ConnectProxy, ProxyManners } from '../../../helpers/servers/connect-proxy.ts';
import { startProtocolServer } from '../../../helpers/servers/protocol-server.ts';
import { selfSigned } from '../../../helpers/servers/self-signed-certificate.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import { failureIn, listFailure, listModels, noCancel, open, setEnv, unwrap } from '../../local-bedrock.ts';
import { hiddenBedrock, proxyInEnvironment } from './behind-proxy.ts';

describe('NO_PROXY', () => {
  // As curl 8 and Python's urllib, which the AWS CLI uses, read it.
  it.each([
    ['amazonaws.com', 'https://bedrock.us-east-1.amazonaws.com', true],
    ['AMAZONAWS.COM', 'https://bedrock.us-east-1.amazonaws.com', true],
    ['.amazonaws.com', 'https://bedrock.us-east-1.amazonaws.com', true],
    ['*.amazonaws.com', 'https://bedrock.us-east-1.amazonaws.com', true],
    ['amazonaws.com.', 'https://bedrock.us-east-1.amazonaws.com', true],
    ['azonaws.com', 'https://bedrock.us-east-1.amazonaws.com', false],
    ['aws.com', 'https://bedrock.us-east-1.amazonaws.com', false],
    ['bedrock.us-east-1.amazonaws.com', 'https://bedrock.us-east-1.amazonaws.com', true],
    ['amazonaws.com:443', 'https://bedrock.us-east-1.amazonaws.com', true],
    ['amazonaws.com:8443', 'https://bedrock.us-east-1.amazonaws.com', false],
    ['amazonaws.com:8443', 'https://bedrock.us-east-1.amazonaws.com:8443', true],
    ['localhost, amazonaws.com', 'https://sts.amazonaws.com', true],
    ['localhost amazonaws.com', 'https://sts.amazonaws.com', true],
    ['*', 'https://anything.example', true],
    ['', 'https://anything.example', false],
    ['.', 'https://anything.example', false],
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.0.0.0/8', 'https://11.1.2.3', false],
    ['10.0.0.0/99', 'https://10.1.2.3', false],
    ['10.1.2.3', 'https://10.1.2.3', true],
    ['1.2.3', 'https://10.1.2.3', false],
    ['fd00::/8', 'https://[fd00::1]', true],
    ['[fd00::1]:443', 'https://[fd00::1]', true],
    ['fd00::1', 'https://[fd00::1]', true],
  ])('"%s" and %s: direct is %s', (list, url, expected) => {
    expect(isExcepted(new URL(url), list)).toBe(expected);
  });
});

describe('a proxy', () => {
  let port: number;

  beforeEach(async () => {
    ({ port } = await hiddenBedrock(() => undefined));
  });

  const proxy = (refuseWith?: number, manners?: ProxyManners, login?: string): Promise<ConnectProxy> =>
    proxyInEnvironment(port, refuseWith, manners, login);

  it.each([
    ['me:100%sure', 'me:100%sure'],
    ['me:100%25sure', 'me:100%sure'],
    ['me:%', 'me:%'],
    ['me:a%zzb%20c', 'me:a%zzb c'],
    ['100%:secret', '100%:secret'],
    ['me:p%C3%A4ss', 'me:päss'],
    ['me:%E4%', 'me:\ufffd%'],
    ['me', 'me:'],
    ['me:p#ss/w?rd', 'me:p#ss/w?rd'],
    ['CORP\\me:pw', 'CORP\\me:pw'],
    ['me:p@ss', 'me:p@ss'],
  ])('gets the name and password of %s as its owner wrote them', async (login, sent) => {
    const { asked } = await proxy(undefined, {}, `${login}@`);
    unwrap(await listModels({}, 'eu-west-1'));
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      `Basic ${Buffer.from(sent).toString('base64')}`,
    ]);
  });

  it('with a percent sign in its password that is not there is named, and its password is no text', async () => {
    const started = await proxy(undefined, {}, 'me:hunter%two@');
    await started.close();
    const failure = await listFailure({ maxAttempts: 1 }, 'eu-west-1');
    expect(failure).toMatchObject({ kind: 'proxy', message: expect.stringContaining('ECONNREFUSED') });
    expect(withoutSecrets('login hunter%two refused')).not.toContain('hunter%two');
  });

  it('whose password holds a sign that ends a part of an address is no text either', async () => {
    await proxy(undefined, {}, 'me:hunter#two/x@');
    expect(withoutSecrets('login hunter#two/x refused')).not.toContain('hunter#two');
  });

  it.each([
    ['without a scheme', 407, {}, 'asks for a user name and password'],
    [
      'Basic beside Negotiate',
      407,
      { headers: 'Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: Basic realm="x"\r\n' },
      'asks for a user name and password',
    ],
    [
      'Negotiate and NTLM',
      407,
      { headers: 'Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n' },
      'wants the sign-in of the system (negotiate, ntlm)',
    ],
    ['a redirect', 302, { headers: 'Location: https://login.example/\r\n' }, 'sent a login page'],
    ['511', 511, {}, 'sent a login page'],
    ['403', 403, {}, 'did not let the connection through (403)'],
  ])('that refuses with %s is explained', async (_name, status, manners, text) => {
    await proxy(status, manners);
    const failure = await listFailure({ maxAttempts: 1 }, 'eu-west-1');
    expect(failure).toMatchObject({ kind: 'proxy', message: expect.stringContaining(text) });
  });

  it('that takes connections and says nothing is named, and waited for in full only once', async () => {
    await proxy(undefined, { isSilent: true });
    const { gateway } = await open({ maxAttempts: 1, regionDeadlineMs: 10_000 });
    const timed = async (region: string): Promise<number> => {
      const begunMs = performance.now();
      const { message } = failureIn(await gateway.listModels(region, noCancel));
      expect(message).toMatch(/^The proxy .* did not let the connection through \(no answer\)/);
      return performance.now() - begunMs;
    };
    const first = await timed('eu-west-1');
    expect(await timed('eu-west-2')).toBeLessThan(first * 0.75);
  }, 25_000);

  it('in quotes is told so', async () => {
    setEnv({ HTTPS_PROXY: '"http://127.0.0.1:3128"' });
    expect(failureIn(await openGateway({})).message).toContain('it has quotes around it');
  });

  it('of another kind in ALL_PROXY is named with its variable', async () => {
    setEnv({ ALL_PROXY: 'ftp://127.0.0.1:21' });
    const failure = failureIn(await openGateway({}));
    expect(failure.message).toContain('it is not an http://, https:// or socks5h:// address');
    expect(failure.nextStep).toContain('ALL_PROXY');
  });

  it('that says nothing is left as soon as the call has ended', async () => {
    const silent = await proxy(undefined, { isSilent: true });
    expect((await listFailure({ maxAttempts: 1, regionDeadlineMs: 400 }, 'eu-west-1')).kind).toBe('proxy');
    expect(silent.asked.length).toBeGreaterThan(0);
    await expect.poll(() => silent.connections).toBe(0);
  });

  it('carries 32 tunnels at most, and no answer is lost', async () => {
    const { tunnels } = await proxy(undefined, { limit: 40 });
    const { gateway } = await open();
    const regions = builtInRegions('aws');
    const answers = await Promise.all(
      regions.flatMap((region) => Array.from({ length: 10 }, () => gateway.listModels(region, noCancel))),
    );
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    expect(tunnels.most).toBeLessThanOrEqual(32);
  });

  it('keeps to 32 tunnels when each region has a host of its own', async () => {
    const hosts = builtInRegions('aws').concat(builtInRegions('aws-us-gov'), ['eu-x-1', 'eu-x-2', 'eu-x-3']);
    const certificate = selfSigned(
      hosts.map((region) => `bedrock.${region}.amazonaws.com`),
      'valid',
    );
    const { url } = await closedWithTest(startProtocolServer(undefined, certificate));
    const bundle = join(tempFolder(), 'bundle.pem');
    await writeFile(bundle, certificate.cert);
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: '', AWS_CA_BUNDLE: bundle });
    const { tunnels } = await proxyInEnvironment(Number(new URL(url).port), undefined, { limit: 40 });
    const { gateway } = await open();
    const answers = await Promise.all(
      [...hosts, ...hosts].map((region) => gateway.listModels(region, noCancel)),
    );
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    expect(tunnels.most).toBeLessThanOrEqual(33);
  });
});
