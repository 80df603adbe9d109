/** The system's proxy, as Chromium resolves it: a PAC file decides where AWS is reached. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../../drivers/launch.ts';
import { startConnectProxy } from '../../helpers/servers/connect-proxy.ts';
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
    env: {
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLEEXAMPLE12',
      AWS_SECRET_ACCESS_KEY: 'an-example-secret',
      AWS_ENDPOINT_URL_BEDROCK: `https://${HOST}`,
      AWS_CA_BUNDLE: bundle,
    },
  });
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect.poll(() => proxy.asked.map(({ target }) => target)).toContain(`${HOST}:443`);
  await expect.poll(() => bedrock.requests.map(({ path }) => path)).toContain('/foundation-models');
  await app.close();
  await Promise.all([bedrock, proxy, pac].map((server) => server.close()));
});
