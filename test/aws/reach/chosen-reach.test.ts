/** What the user chose of how AWS is reached counts before the environment and the profile; scans go where it says. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { builtInRegions } from '../../../electron/contract/cells/regions.ts';
import type { ReachOptions } from '../../../electron/session/ports.ts';
import type { SessionOptions } from '../../../electron/session/source/source-choice.ts';
import type { SourceSession } from '../../../electron/session/source/source-session.ts';
import { goodReply } from '../../drivers/good-bedrock.ts';
import { closedWithTest } from '../../helpers/closed-with-test.ts';
import { type ProtocolServer, startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { openSession } from '../../session/open-session.ts';
import { setEnv, setProfiles } from '../local-bedrock.ts';
import { proxyInEnvironment } from '../transport/proxy/behind-proxy.ts';

const KEYS = 'aws_access_key_id = AKIDWORK\naws_secret_access_key = example\n';
let home: string;

beforeEach(async () => {
  home = await setProfiles({ config: `[profile work]\n${KEYS}` });
});

const served = (): Promise<ProtocolServer> => closedWithTest(startProtocolServer(goodReply));

const opened = (reach: ReachOptions, more: Partial<SessionOptions> = {}): Promise<SourceSession> =>
  openSession({ choice: { kind: 'aws', profile: 'work' }, reach, ...more });

async function scanned(reach: ReachOptions, more?: Partial<SessionOptions>): Promise<SourceSession> {
  const session = await opened(reach, more);
  expect((await session.aws.connect()).status).toBe('connected');
  await session.scan();
  return session;
}

async function rowsOf(session: SourceSession): Promise<Record<string, string>> {
  const rows = await session.aws.effectiveSettings();
  return Object.fromEntries(rows.map(({ label, value, from }) => [label, `${value} | ${from}`]));
}

/** Hosts that a scan of one Region wants to reach, behind a proxy that lets nothing through. */
async function hostsOf(reach: ReachOptions, region: string): Promise<Set<string>> {
  const proxy = await proxyInEnvironment(9, 403);
  await scanned(reach, { regions: [region] });
  return new Set(proxy.asked.map(({ target }) => target.replace(/:443$/, '')));
}

describe('an endpoint that was chosen', () => {
  it('is where a scan goes, before the environment and the profile', async () => {
    const [chosen, other] = [await served(), await served()];
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: other.url });
    await writeFile(join(home, 'config'), `[profile work]\nendpoint_url = ${other.url}\n${KEYS}`);
    const session = await scanned({ endpoint: chosen.url, scannedRegions: 'us-east-1 eu-central-1' });
    expect(session.state.scan.lastOutcome).toBe('complete');
    expect(session.answeredRegions).toEqual(['us-east-1', 'eu-central-1']);
    expect(new Set(chosen.requests.map(({ region }) => region))).toEqual(
      new Set(['us-east-1', 'eu-central-1']),
    );
    expect(other.requests).toEqual([]);
    expect((await rowsOf(session))['Endpoint of Bedrock']).toBe(`${chosen.url} | chosen`);
  });

  it('gives way to the address of a single Region', async () => {
    const [chosen, own] = [await served(), await served()];
    await scanned(
      { endpoint: chosen.url },
      { regions: ['us-east-1', 'eu-central-1'], regionEndpoints: { 'eu-central-1': own.url } },
    );
    expect(new Set(own.requests.map(({ region }) => region))).toEqual(new Set(['eu-central-1']));
    expect(new Set(chosen.requests.map(({ region }) => region))).toEqual(new Set(['us-east-1']));
  });
});

describe('FIPS and dual stack that were chosen', () => {
  it('lead to those hosts, and to no other', async () => {
    expect(await hostsOf({ fips: 'on' }, 'us-east-1')).toEqual(
      new Set(['bedrock-fips.us-east-1.amazonaws.com']),
    );
  });

  it('count before the environment and the profile', async () => {
    setEnv({ AWS_USE_FIPS_ENDPOINT: 'true' });
    await writeFile(join(home, 'config'), `[profile work]\nuse_dualstack_endpoint = true\n${KEYS}`);
    const reach: ReachOptions = { fips: 'off', dualStack: 'off' };
    expect(await hostsOf(reach, 'us-east-1')).toContain('bedrock.us-east-1.amazonaws.com');
    const rows = await rowsOf(await opened(reach));
    expect(rows['FIPS endpoints']).toBe('no | chosen');
    expect(rows['Dual-stack endpoints']).toBe('no | chosen');
    expect((await rowsOf(await opened({})))['FIPS endpoints']).toBe('yes | AWS_USE_FIPS_ENDPOINT');
  });

  it('hold for AWS STS too', async () => {
    await writeFile(
      join(home, 'config'),
      `[profile work]\nrole_arn = arn:aws:iam::999988887777:role/admin\nsource_profile = base\nregion = us-east-1\n[profile base]\n${KEYS}`,
    );
    const proxy = await proxyInEnvironment(9, 403);
    expect((await (await opened({ fips: 'on' })).aws.connect()).status).toBe('no-credentials');
    expect(new Set(proxy.asked.map(({ target }) => target))).toEqual(
      new Set(['sts-fips.us-east-1.amazonaws.com:443']),
    );
  });
});

describe('Regions and a partition that were chosen', () => {
  it('say what is scanned, and that is said', async () => {
    const session = await opened({ partition: 'aws-us-gov' });
    expect(session.regions).toEqual(builtInRegions('aws-us-gov'));
    expect(session.aws.firstConnection()).not.toHaveProperty('chosenRegions');
    const rows = await rowsOf(session);
    expect(rows.Partition).toBe('aws-us-gov | chosen');
    expect(rows.Regions).toContain('all of the partition');
  });

  it('give way to --regions', async () => {
    const session = await opened(
      { partition: 'aws-us-gov', scannedRegions: 'us-gov-west-1' },
      { regions: ['eu-west-1'] },
    );
    expect(session.regions).toEqual(['eu-west-1']);
    expect(session.aws.firstConnection().chosenRegions).toBe(1);
    const rows = await rowsOf(session);
    expect(rows.Partition).toBe('aws | the Regions');
    expect(rows.Regions).toBe('eu-west-1 | --regions');
  });

  it('of another partition leave a profile all of its own', async () => {
    const scannedRegions = 'us-east-1, eu-central-1';
    const here = await opened({ scannedRegions });
    expect(here.regions).toEqual(['us-east-1', 'eu-central-1']);
    expect((await rowsOf(here)).Regions).toBe('us-east-1, eu-central-1 | chosen');
    await writeFile(join(home, 'config'), `[profile work]\nregion = us-gov-west-1\n${KEYS}`);
    const gov = await opened({ scannedRegions });
    expect(gov.regions).toEqual(builtInRegions('aws-us-gov'));
    expect((await rowsOf(gov)).Regions).toContain('it has none of those chosen');
  });
});

describe('endpoints of other services', () => {
  it('name AWS Account Management and IAM too', async () => {
    setEnv({ AWS_ENDPOINT_URL_ACCOUNT: 'https://account.corp.invalid' });
    setEnv({ AWS_ENDPOINT_URL_IAM: 'https://iam.corp.invalid' });
    expect((await rowsOf(await opened({})))['Endpoints of other services']).toBe(
      'https://account.corp.invalid, https://iam.corp.invalid | AWS_ENDPOINT_URL_ACCOUNT, AWS_ENDPOINT_URL_IAM',
    );
  });
});
