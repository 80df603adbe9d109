/** Certificates that variables of other tools name, in files and in folders. */
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenGatewayOptions } from '../../../../electron/aws/open-gateway.ts';
import { readEffectiveSettings } from '../../../../electron/aws/reach/effective-settings.ts';
import { furtherCertificates } from '../../../../electron/aws/transport/trust/further-certificates.ts';
import { authority } from '../../../helpers/servers/self-signed-certificate.ts';
import {
  listFailure,
  listModels,
  serverInEnvironment,
  setEnv,
  setKeys,
  setProfiles,
  unwrap,
} from '../../local-bedrock.ts';

const CORP = authority('Corp CA', 'Example Corp');
const OTHER = authority('Other CA', 'Example');

let home: string;
let folder: string;

beforeEach(async () => {
  home = await setProfiles({});
  setKeys();
  folder = join(home, 'certs');
  await mkdir(folder);
  await serverInEnvironment(undefined, 'BEDROCK', CORP.issue('localhost'));
});

/** Where the system knows no authority. */
const ALONE: OpenGatewayOptions = { maxAttempts: 1, reach: { systemAuthorities: async () => [] } };

async function trusted(): Promise<void> {
  unwrap(await listModels(ALONE));
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
    expect((await listFailure(ALONE)).kind).toBe('tls');
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
