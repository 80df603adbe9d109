/** Keys of a role from EC2 (IMDSv2), ECS and EKS: a scan works with them, and a service that gives none is named. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { defined } from '../../../electron/contract/defined.ts';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import { goodReply } from '../../drivers/good-bedrock.ts';
import { closedWithTest } from '../../helpers/closed-with-test.ts';
import { containerMetadata, instanceMetadata } from '../../helpers/servers/metadata.ts';
import {
  type ProtocolServer,
  type Script,
  startProtocolServer,
} from '../../helpers/servers/protocol-server.ts';
import { refusal, roleKeys } from '../../helpers/servers/sts.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { openSession } from '../../session/open-session.ts';
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

async function instance(script: Script): Promise<ProtocolServer> {
  const server = await closedWithTest(startProtocolServer(script));
  setEnv({ AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: server.url });
  return server;
}

async function container(script: Script): Promise<ProtocolServer> {
  const server = await closedWithTest(startProtocolServer(script));
  setEnv({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.url}/v1/credentials` });
  return server;
}

/** A profile whose role is assumed with the keys of the service, and the STS that gives it. */
async function roleBy(source: string): Promise<ProtocolServer> {
  const sts = await serverInEnvironment(() => roleKeys(), 'STS');
  await setProfiles({
    config: `[profile admin]\nrole_arn = arn:aws:iam::999988887777:role/admin\ncredential_source = ${source}\nregion = eu-west-1\n`,
  });
  return sts;
}

/** A scan of some Regions with access, as the window makes it. */
async function scans(profile: string | null = null): Promise<ProtocolServer> {
  const bedrock = await serverInEnvironment(goodReply);
  const session = await openSession({
    choice: { kind: 'aws', profile },
    regions: REGIONS,
    onProblem: (failure) => expect.fail(failure.message),
  });
  expect((await session.aws.connect()).status).toBe('connected');
  await session.scan();
  expect(session.state.scan.lastOutcome).toBe('complete');
  expect(session.answeredRegions.sort()).toEqual([...REGIONS].sort());
  return bedrock;
}

/** Why there are no credentials. Those that are set up may take 12 seconds; timers of one process come in order. */
async function failureWithin(ms: number, profile?: string): Promise<Failure> {
  const { checkCredentials } = await open(defined({ profile }));
  const tooLate = delay(ms, undefined, { ref: false });
  const checked = await Promise.race([checkCredentials(noCancel), tooLate]);
  return checked === undefined ? expect.fail('It took too long.') : failureIn(checked);
}

describe('a scan with the keys of', () => {
  it('an EC2 instance works, and asks its metadata service once, by version 2', async () => {
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

  it('a pod with a second token works, and the SDK writes no warning of its own', async () => {
    const home = await setProfiles({});
    await container(containerMetadata('ASIACONTAINER', 'a.token.of-the-pod'));
    await writeFile(join(home, 'token'), 'a.token.of-the-pod');
    setEnv({
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'another',
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: join(home, 'token'),
    });
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    onTestFinished(() => warn.mockRestore());
    expect(keyIds(await scans())).toEqual(['ASIACONTAINER']);
    expect(warn).not.toHaveBeenCalled();
  });

  it('a task whose agent fails at first works', async () => {
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
    const { requests } = await container(script);
    const { message, nextStep } = await failureWithin(14_000);
    expect(message).toBe(`${CONTAINER} ${why}.`);
    // The last request asks for the reason, and names the app on every Node.
    expect(requests.at(-1)?.headers['user-agent']).toMatch(/^bedrock-atlas\//);
    expect(nextStep).toContain('AWS_CONTAINER_CREDENTIALS_');
  });

  it('to a container and sends a body that is no HTTP is named', async () => {
    await setProfiles({});
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nno chunk\r\n'),
      );
    });
    onTestFinished(() => void server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    setEnv({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/v1/credentials` });
    const { message } = await failureWithin(14_000);
    expect(message).toBe(`${CONTAINER} cannot be reached (HPE_INVALID_CHUNK_SIZE).`);
  });

  it('to a container whose token lies in a file that is gone is named', async () => {
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
    sts.script(() => refusal('AccessDenied', 'no'));
    expect((await failureWithin(14_000, 'admin')).message).toContain('take its role');
  });

  it.each<[string, Script]>([
    ['answers with a web page', PAGE],
    ['refuses', () => ({ body: '', status: 403 })],
    ['says nothing', () => 'silence'],
  ])('is no word to a desktop, where what stands at the address of EC2 %s', async (_what, script) => {
    await instance(script);
    const { message } = await failureWithin(6_000);
    expect(message).toBe('No AWS credentials were found on this computer.');
  });
});
