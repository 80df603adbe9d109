/** The system's proxy, as Chromium resolves it: a PAC file decides where AWS is reached. */
import { createHash, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../../drivers/launch.ts';
import { keysFor } from '../../helpers/process-env.ts';
import { startConnectProxy } from '../../helpers/servers/connect-proxy.ts';
import { startNtlmProxy } from '../../helpers/servers/ntlm-proxy.ts';
import { startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { selfSigned } from '../../helpers/servers/self-signed-certificate.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const HOST = 'bedrock.atlas.invalid';

test('a PAC file leads the calls through its proxy', async () => {
  const certificate = selfSigned([HOST], 'valid');
  const bedrock = await startProtocolServer(undefined, certificate);
  const proxy = await startConnectProxy(Number(new URL(bedrock.url).port));
  const { host } = new URL(proxy.url);
  const pac = await startProtocolServer(() => ({
    headers: { 'content-type': 'application/x-ns-proxy-autoconfig' },
    body: `function FindProxyForURL(url, host) { return host === '${HOST}' ? 'PROXY ${host}' : 'DIRECT'; }`,
  }));
  const bundle = join(tempFolder(), 'bundle.pem');
  writeFileSync(bundle, certificate.cert);
  const { app, page } = await launchApp({
    args: [`--proxy-pac-url=${pac.url}/proxy.pac`, '--regions', 'us-east-1'],
    env: { ...keysFor(`https://${HOST}`), AWS_CA_BUNDLE: bundle },
  });
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect.poll(() => proxy.asked.map(({ target }) => target)).toContain(`${HOST}:443`);
  await expect.poll(() => bedrock.requests.map(({ path }) => path)).toContain('/foundation-models');
  await app.close();
  await Promise.all([bedrock, proxy, pac].map((server) => server.close()));
});

test('a proxy that wants NTLM is signed in to by Chromium, with what the user is asked for once', async () => {
  const certificate = selfSigned([HOST], 'valid');
  const bedrock = await startProtocolServer(undefined, certificate);
  const proxy = await startNtlmProxy(Number(new URL(bedrock.url).port), 'CORP\\me');
  const key = new X509Certificate(certificate.cert).publicKey.export({ type: 'spki', format: 'der' });
  const { app, page } = await launchApp({
    args: [
      `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`,
      '--regions',
      'us-east-1,us-west-2,eu-west-1',
    ],
    env: {
      ...keysFor(`https://${HOST}`),
      AWS_ENDPOINT_URL_BEDROCK_MANTLE: `https://${HOST}`,
      HTTPS_PROXY: proxy.url,
    },
  });
  await page.getByRole('button', { name: 'Rescan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in to the proxy' });
  await dialog.getByRole('textbox', { name: 'User name' }).fill('CORP\\me');
  await dialog.getByLabel('Password').fill('an-office-secret');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  const listed = (): string[] =>
    bedrock.requests.filter(({ path }) => path === '/foundation-models').map(({ region }) => region);
  await expect.poll(() => listed().sort()).toEqual(['eu-west-1', 'us-east-1', 'us-west-2']);
  await expect(dialog).toHaveCount(0);
  expect(new Set(proxy.names)).toEqual(new Set(['CORP\\me']));
  expect(proxy.messages).toContain(1);
  await app.close();
  await Promise.all([bedrock.close(), proxy.close()]);
});
