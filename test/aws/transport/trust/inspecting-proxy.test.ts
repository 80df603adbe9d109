/** A proxy that inspects traffic with an authority of its own: a scan through it, and what is said where it is not trusted. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ConnectionStep, stepLine } from '../../../../electron/contract/reach/connection-test.ts';
import type { Result } from '../../../../electron/discovery/ports.ts';
import type { ReachOptions } from '../../../../electron/session/ports.ts';
import type { SourceSession } from '../../../../electron/session/source/source-session.ts';
import { goodReply } from '../../../drivers/good-bedrock.ts';
import { closedWithTest } from '../../../helpers/closed-with-test.ts';
import { type InspectingProxy, startInspectingProxy } from '../../../helpers/servers/inspecting-proxy.ts';
import { type ProtocolServer, startProtocolServer } from '../../../helpers/servers/protocol-server.ts';
import { authority } from '../../../helpers/servers/self-signed-certificate.ts';
import { openSession } from '../../../session/open-session.ts';
import {
  credentialFailure,
  failureIn,
  listFailure,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setProfiles,
} from '../../local-bedrock.ts';

const HOST = 'bedrock.atlas.invalid';
const CORP = authority('Inspection CA 2', 'Example Corp');
const KEYS = 'aws_access_key_id = AKIDWORK\naws_secret_access_key = example\n';
/** As on a computer whose system does not know the authority. */
const noSystem: ReachOptions = { systemAuthorities: async () => [] };

let server: ProtocolServer;
let proxy: InspectingProxy;
let home: string;
let bundle: string;

beforeEach(async () => {
  server = await closedWithTest(startProtocolServer(goodReply));
  proxy = await closedWithTest(startInspectingProxy(Number(new URL(server.url).port), CORP));
  home = await setProfiles({ config: `[profile work]\n${KEYS}` });
  bundle = join(home, 'corp.pem');
  await writeFile(bundle, CORP.cert);
  setEnv({ HTTPS_PROXY: proxy.url, AWS_ENDPOINT_URL_BEDROCK: `https://${HOST}` });
});

const session = (reach: ReachOptions): Promise<SourceSession> =>
  openSession({
    choice: { kind: 'aws', profile: 'work' },
    ...{ regions: ['us-east-1', 'eu-central-1'], reach },
  });

/** A scan and a connection test; both work. */
async function works(reach: ReachOptions = noSystem): Promise<void> {
  const opened = await session(reach);
  expect((await opened.aws.connect()).status).toBe('connected');
  await opened.scan();
  expect(opened.state.scan.lastOutcome).toBe('complete');
  expect(opened.answeredRegions).toHaveLength(2);
  expect(server.requests.length).toBeGreaterThan(0);
  expect(new Set(proxy.asked)).toEqual(new Set([`${HOST}:443`]));
  const line = stepLine(await tlsStep(opened));
  expect(line).toContain(`with a trusted certificate of ${HOST}, issued by Inspection CA 2 (Example Corp).`);
}

async function tlsStep(opened: SourceSession): Promise<ConnectionStep> {
  const steps = await opened.aws.testConnection(() => undefined, noCancel);
  const found = steps.find(({ name }) => name === 'tls');
  return found ?? expect.fail('There is no such step.');
}

describe('behind a proxy that inspects traffic everything works', () => {
  it.each(['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE'])(
    'where %s names its authority',
    async (variable) => {
      setEnv({ [variable]: bundle });
      await works();
    },
  );

  it('where the file holds another certificate that cannot be read', async () => {
    const broken = '-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n';
    await writeFile(join(home, 'two.pem'), broken + CORP.cert);
    setEnv({ AWS_CA_BUNDLE: join(home, 'two.pem') });
    await works();
  });

  it('where ca_bundle of the profile names it', async () => {
    await writeFile(join(home, 'config'), `[profile work]\nca_bundle = ~/corp.pem\n${KEYS}`);
    await works();
  });

  it('where the file of Settings names it', async () => {
    await works({ ...noSystem, certificateFile: bundle });
  });

  it('where the system knows it', async () => {
    await works({ systemAuthorities: async () => [CORP.cert] });
  });
});

const UNTRUSTED = 'it was issued by “Inspection CA 2 (Example Corp)”, perhaps a proxy that inspects traffic.';

describe('behind a proxy that inspects traffic and is not trusted', () => {
  it('each call names the issuer and the next step, and nothing is sent', async () => {
    const { gateway } = await open({ profile: 'work', reach: noSystem });
    const calls = [
      gateway.listModels('us-east-1', noCancel),
      gateway.listProfiles('us-east-1', 'SYSTEM_DEFINED', undefined, noCancel),
      gateway.pingRegion('us-east-1', noCancel),
    ];
    for (const answer of await Promise.all(calls.map((call): Promise<Result<unknown>> => call))) {
      const failure = failureIn(answer);
      expect(failure.kind).toBe('tls');
      expect(failure.message).toContain(UNTRUSTED);
      expect(failure.nextStep).toMatch(/certificate file in File › Settings.*AWS_CA_BUNDLE.*ca_bundle/);
    }
    expect(server.requests).toEqual([]);
  });

  it('the connection test names it at its step', async () => {
    const { failure, state } = await tlsStep(await session(noSystem));
    expect(state).toBe('failed');
    expect(failure?.message).toContain(UNTRUSTED);
  });

  it('the service that gives credentials is named with it', async () => {
    setEnv({ AWS_ENDPOINT_URL_STS: 'https://sts.atlas.invalid' });
    await writeFile(
      join(home, 'config'),
      `[profile role]\nrole_arn = arn:aws:iam::999988887777:role/admin\nsource_profile = work\nregion = us-east-1\n[profile work]\n${KEYS}`,
    );
    expect((await credentialFailure({ profile: 'role', reach: noSystem })).message).toContain(UNTRUSTED);
  });

  it('it is told too where the connection needs no proxy', async () => {
    await serverInEnvironment(goodReply, 'BEDROCK', CORP.issue('localhost'));
    setEnv({ HTTPS_PROXY: '' });
    expect((await listFailure({ profile: 'work', reach: noSystem })).message).toContain(UNTRUSTED);
  });

  it('a name that holds an account number or a mark of another direction is shown without', async () => {
    const strange = authority('CA of 998877665544\u202e', 'Example');
    await serverInEnvironment(goodReply, 'BEDROCK', strange.issue('localhost'));
    setEnv({ HTTPS_PROXY: '' });
    const { message } = await listFailure({ profile: 'work', reach: noSystem });
    expect(message).toContain('“CA of 123456789012 (Example)”');
  });
});
