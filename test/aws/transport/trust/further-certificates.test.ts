/** Certificates that variables of other tools name, in files and in folders. */
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readEffectiveSettings } from '../../../../electron/aws/reach/effective-settings.ts';
import { furtherCertificates } from '../../../../electron/aws/transport/trust/further-certificates.ts';
import { startProtocolServer } from '../../../helpers/servers/protocol-server.ts';
import { authority } from '../../../helpers/servers/self-signed-certificate.ts';
import { failureIn, noCancel, open, setEnv, setKeys, setProfiles, unwrap } from '../../local-bedrock.ts';

const CORP = authority('Corp CA', 'Example Corp');
const OTHER = authority('Other CA', 'Example');

let home: string;
let folder: string;

beforeEach(async () => {
  home = await setProfiles({});
  setKeys();
  folder = join(home, 'certs');
  await mkdir(folder);
  const { cert, key } = CORP.issue('localhost');
  const server = await startProtocolServer(undefined, { cert, key });
  onTestFinished(() => server.close());
  setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url });
});

async function trusted(): Promise<void> {
  const { gateway } = await open({ maxAttempts: 1, reach: { systemAuthorities: async () => [] } });
  unwrap(await gateway.listModels('us-east-1', noCancel));
}

async function untrusted(): Promise<void> {
  const { gateway } = await open({ maxAttempts: 1, reach: { systemAuthorities: async () => [] } });
  expect(failureIn(await gateway.listModels('us-east-1', noCancel)).kind).toBe('tls');
}

describe('SSL_CERT_DIR', () => {
  it.each(['9d66eef0.0', '9d66eef0.1', 'corp.pem', 'Corp Root.CRT', 'corp.cer'])(
    'trusts what is in the folder under the name %s',
    async (name) => {
      await writeFile(join(folder, name), CORP.cert);
      setEnv({ SSL_CERT_DIR: folder });
      await trusted();
    },
  );

  it('names several folders, some of which may not be there, and files that hold several', async () => {
    await writeFile(join(folder, 'all.pem'), `# Corp\n${OTHER.cert}\n${CORP.cert}`);
    setEnv({ SSL_CERT_DIR: ['/nowhere', '', '~/certs'].join(delimiter) });
    await trusted();
  });

  it('takes each certificate once, and passes over what is none', async () => {
    for (const name of ['9d66eef0.0', 'corp.pem']) await writeFile(join(folder, name), CORP.cert);
    await writeFile(join(folder, 'broken.pem'), 'no certificate');
    await writeFile(join(folder, 'README'), OTHER.cert);
    await mkdir(join(folder, 'deeper.pem'));
    const found = furtherCertificates({ HOME: home, SSL_CERT_DIR: folder });
    expect(found.map((pem) => pem.trim())).toEqual([CORP.cert.trim()]);
  });
});

describe('CURL_CA_BUNDLE', () => {
  it('counts where REQUESTS_CA_BUNDLE is not set', async () => {
    await writeFile(join(home, 'corp.pem'), CORP.cert);
    setEnv({ CURL_CA_BUNDLE: '~/corp.pem' });
    await trusted();
  });

  it('does not count beside REQUESTS_CA_BUNDLE', async () => {
    await writeFile(join(home, 'corp.pem'), CORP.cert);
    await writeFile(join(home, 'other.pem'), OTHER.cert);
    setEnv({ CURL_CA_BUNDLE: '~/corp.pem', REQUESTS_CA_BUNDLE: '~/other.pem' });
    await untrusted();
  });
});

it.each([
  [
    { CURL_CA_BUNDLE: '/curl.pem', SSL_CERT_DIR: '/one:/two' },
    '/curl.pem, /one:/two',
    'CURL_CA_BUNDLE, SSL_CERT_DIR',
  ],
  [{ CURL_CA_BUNDLE: '/curl.pem', REQUESTS_CA_BUNDLE: '/own.pem' }, '/own.pem', 'REQUESTS_CA_BUNDLE'],
])('the settings in effect say what %j gives, and which variable', async (env, value, from) => {
  const rows = await readEffectiveSettings({
    ...{ env: { HOME: home, ...env }, partition: 'aws', regions: ['eu-west-1'], areRegionsChosen: true },
  });
  expect(rows.find(({ label }) => label.startsWith('Certificates'))).toMatchObject({
    value: `${value}, those of the system where they are needed`,
    from: `${from}, the system`,
  });
});
