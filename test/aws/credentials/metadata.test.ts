/** Keys of a role from EC2 (IMDSv2), ECS and EKS: a scan works with them, and a service that gives none is named. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import { SourceSession } from '../../../electron/session/source/source-session.ts';
import { goodReply } from '../../drivers/good-bedrock.ts';
import { containerMetadata, instanceMetadata } from '../../helpers/servers/metadata.ts';
import {
  type ProtocolServer,
  type Script,
  startProtocolServer,
} from '../../helpers/servers/protocol-server.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import {
  failureIn,
  keyIds,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setProfiles,
} from '../local-bedrock.ts';

const PAGE: Script = () => ({
  body: '<html><title>Welcome</title></html>',
  headers: { 'content-type': 'text/html' },
});
const REGIONS = ['us-east-1', 'eu-central-1', 'ap-southeast-2'];

async function started(script: Script): Promise<ProtocolServer> {
  const server = await startProtocolServer(script);
  onTestFinished(() => server.close());
  return server;
}

async function instance(script: Script): Promise<ProtocolServer> {
  const server = await started(script);
  setEnv({ AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: server.url });
  return server;
}

async function container(script: Script): Promise<ProtocolServer> {
  const server = await started(script);
  setEnv({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.url}/v1/credentials` });
  return server;
}

/** A profile whose role is assumed with the keys of the service, and the STS that gives it. */
async function roleBy(source: string): Promise<ProtocolServer> {
  const sts = await started(() => ({
    headers: { 'content-type': 'text/xml' },
    body: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  }));
  setEnv({ AWS_ENDPOINT_URL_STS: sts.url });
  await setProfiles({
    config: `[profile admin]\nrole_arn = arn:aws:iam::999988887777:role/admin\ncredential_source = ${source}\nregion = eu-west-1\n`,
  });
  return sts;
}

/** A scan of some Regions with access, as the window makes it. */
async function scans(profile: string | null = null): Promise<ProtocolServer> {
  const bedrock = await serverInEnvironment(goodReply);
  const session = await SourceSession.open({
    choice: { kind: 'aws', profile },
    userDataDir: tempFolder(),
    regions: REGIONS,
    regionDeadlineMs: 15_000,
    env: process.env,
    onProblem: (failure) => expect.fail(failure.message),
  });
  onTestFinished(() => session.close());
  expect((await session.aws.connect()).status).toBe('connected');
  await session.scan();
  expect(session.state.scan.lastOutcome).toBe('complete');
  expect(session.answeredRegions.sort()).toEqual([...REGIONS].sort());
  return bedrock;
}

/** Why there are no credentials. Those that are set up may take 12 seconds; timers of one process come in order. */
async function failureWithin(ms: number, profile?: string): Promise<Failure> {
  const { checkCredentials } = await open(profile === undefined ? {} : { profile });
  const tooLate = delay(ms, undefined, { ref: false });
  const checked = await Promise.race([checkCredentials(noCancel), tooLate]);
  if (checked === undefined) return expect.fail('It took too long.');
  return failureIn(checked);
}

describe('a scan with the keys of', () => {
  it('an EC2 instance works, and asks its metadata service once, by version 2', async () => {
    await setProfiles({});
    const service = await instance(instanceMetadata('ASIAINSTANCE'));
    expect(keyIds(await scans())).toEqual(['ASIAINSTANCE']);
    expect(service.requests.map(({ method }) => method)).toEqual(['PUT', 'GET', 'GET']);
  });

  it.each([
    ['a task of ECS', undefined],
    ['a pod of EKS, whose token lies in a file,', 'a.token.of-the-pod'],
  ])('%s works, and asks its endpoint once', async (_what, token) => {
    const home = await setProfiles({});
    const service = await container(containerMetadata('ASIACONTAINER', token));
    if (token !== undefined) {
      await writeFile(join(home, 'token'), token);
      setEnv({ AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: join(home, 'token') });
    }
    expect(keyIds(await scans())).toEqual(['ASIACONTAINER']);
    expect(service.requests).toHaveLength(1);
  });

  it.each([
    ['Ec2InstanceMetadata', () => instance(instanceMetadata('ASIAINSTANCE')), 'ASIAINSTANCE'],
    ['EcsContainer', () => container(containerMetadata('ASIACONTAINER')), 'ASIACONTAINER'],
  ])('a role with credential_source = %s works', async (source, service, sourceKey) => {
    await service();
    const sts = await roleBy(source);
    expect(keyIds(await scans('admin'))).toEqual(['ASIAROLE']);
    expect(keyIds(sts)).toEqual([sourceKey]);
  });

  it('a task whose agent fails at first works', async () => {
    await setProfiles({});
    const good = containerMetadata('ASIACONTAINER');
    await container((request) => (request.attempt === 1 ? { body: '', status: 500 } : good(request)));
    expect(keyIds(await scans())).toEqual(['ASIACONTAINER']);
  });
});

const CONTAINER = 'The credential endpoint of the container (ECS, EKS)';
const INSTANCE = 'The instance metadata service of EC2';

describe('a service that gives no keys', () => {
  it.each<[string, Script, string]>([
    ['refuses', containerMetadata('ASIACONTAINER', 'another token'), 'refused to give keys (HTTP 403)'],
    ['has an internal error', () => ({ body: '', status: 500 }), 'refused to give keys (HTTP 500)'],
    ['answers with a web page', PAGE, 'answered with a web page instead of keys'],
    ['answers with something else', () => ({ json: {} }), 'answered with something else than keys'],
    ['closes the connection', () => 'reset', 'cannot be reached (ECONNRESET)'],
    ['says nothing', () => 'silence', 'did not answer within 2 seconds'],
    ['sends a byte a second', () => ({ begin: '{', afterwards: 'drip' }), 'did not answer within 2 seconds'],
  ])('to a container and %s is named', async (_what, script, why) => {
    await setProfiles({});
    const { requests } = await container(script);
    const { message, nextStep } = await failureWithin(14_000);
    expect(message).toBe(`${CONTAINER} ${why}.`);
    // The last request asks for the reason, and names the app on every Node.
    expect(requests.at(-1)?.headers['user-agent']).toMatch(/^bedrock-atlas\//);
    expect(nextStep).toContain('AWS_CONTAINER_CREDENTIALS_');
  });

  it('to a container whose token lies in a file that is gone is named', async () => {
    await setProfiles({});
    const { requests } = await container(containerMetadata('ASIACONTAINER'));
    setEnv({ AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: join(tempFolder(), 'gone') });
    expect((await failureWithin(14_000)).message).toContain('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE');
    expect(requests).toEqual([]);
  });

  it.each<[string, Script, string]>([
    ['refuses', () => ({ body: '', status: 403 }), 'refused to give keys (HTTP 403)'],
    ['answers with a web page', PAGE, 'answered with a web page instead of keys'],
    [
      'has no role',
      (request) => (request.method === 'PUT' ? instanceMetadata('')(request) : { body: '', status: 404 }),
      'says that the instance has no role',
    ],
    ['says nothing', () => 'silence', 'did not answer within 2 seconds'],
  ])('for the role of a profile and %s is named', async (_what, script, why) => {
    await instance(script);
    const sts = await roleBy('Ec2InstanceMetadata');
    const { message, nextStep } = await failureWithin(14_000, 'admin');
    expect(message).toBe(`${INSTANCE} ${why}.`);
    expect(nextStep).toContain('the role of the instance');
    expect(sts.requests).toEqual([]);
  });

  it('that is switched off is told by the variable, and not asked', async () => {
    const { requests } = await instance(() => ({ body: '', status: 403 }));
    setEnv({ AWS_EC2_METADATA_DISABLED: 'true' });
    await roleBy('Ec2InstanceMetadata');
    const { message } = await failureWithin(14_000, 'admin');
    expect(message).toBe(`${INSTANCE} is switched off by AWS_EC2_METADATA_DISABLED.`);
    expect(requests).toEqual([]);
  });

  it('is not blamed where AWS STS refuses its keys', async () => {
    await container(containerMetadata('ASIACONTAINER'));
    const sts = await roleBy('EcsContainer');
    sts.script(() => ({
      status: 403,
      headers: { 'content-type': 'text/xml' },
      body: '<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>',
    }));
    expect((await failureWithin(14_000, 'admin')).message).toContain('take its role');
  });

  it.each([
    ['answers with a web page', PAGE],
    ['refuses', () => ({ body: '', status: 403 })],
  ])('is no word to a desktop, where what stands at the address of EC2 %s', async (_what, script) => {
    await setProfiles({});
    await instance(script as Script);
    const { message } = await failureWithin(6_000);
    expect(message).toBe('No AWS credentials were found on this computer.');
  });
});
