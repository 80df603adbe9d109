/** The account's alias: asked for once beside the first scan, quietly, and kept in no file. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { aliasReader } from '../../../electron/aws/reach/account-alias.ts';
import { directReach } from '../../../electron/aws/transport/reach.ts';
import { SharedRequestHandler } from '../../../electron/aws/transport/request/request-handler.ts';
import type { ServiceDeps } from '../../../electron/aws/transport/request/service-request.ts';
import { aSummary, MODEL_ID } from '../../drivers/good-bedrock.ts';
import { closedWithTest } from '../../helpers/closed-with-test.ts';
import { type Reply, startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { refusal } from '../../helpers/servers/sts.ts';
import { tempFolder, textsIn } from '../../helpers/temp-folder.ts';
import { openSession } from '../../session/open-session.ts';
import { noCancel, serverInEnvironment, setEnv, setKeys } from '../local-bedrock.ts';

const ALIAS = 'acme-prod';
const TOLD: Reply = {
  headers: { 'content-type': 'text/xml' },
  body: `<ListAccountAliasesResponse><ListAccountAliasesResult><IsTruncated>false</IsTruncated><AccountAliases><member>${ALIAS}</member></AccountAliases></ListAccountAliasesResult></ListAccountAliasesResponse>`,
};
const DENIED = refusal('AccessDenied', 'arn:aws:iam::999988887777:user/me may not');

async function scanned(iam: Reply, env: (url: string) => Record<string, string>) {
  const server = await serverInEnvironment(({ path }) => {
    if (path === '/') return iam;
    return path === '/foundation-models'
      ? { json: { modelSummaries: [aSummary('us-east-1', MODEL_ID)] } }
      : undefined;
  });
  setKeys();
  setEnv(env(server.url));
  const [told, problems]: [string[], unknown[]] = [[], []];
  const userDataDir = tempFolder();
  const session = await openSession({
    ...{ userDataDir, regions: ['us-east-1'], onProblem: (failure) => problems.push(failure) },
  });
  const onAlias = (alias: string): number => told.push(alias);
  await session.aws.connect({ onAlias });
  const before = server.requests.length;
  for (let scan = 0; scan < 2; scan += 1) await session.scan(undefined, { latency: false });
  const asked = server.requests.filter(({ path }) => path === '/');
  return { session, told, asked, problems, before, userDataDir, onAlias };
}

const withIam = (url: string): Record<string, string> => ({ AWS_ENDPOINT_URL_IAM: url });

it('is asked for once, by the first scan and not before, and told; no file has it', async () => {
  const { session, told, asked, before, userDataDir, onAlias } = await scanned(TOLD, withIam);
  expect(before).toBe(0);
  await expect.poll(() => told).toEqual([ALIAS]);
  expect(asked.map(({ query }) => query.get('Action'))).toEqual(['ListAccountAliases']);
  expect(asked[0]?.headers.authorization).toMatch(/\/us-east-1\/iam\/aws4_request/);
  expect((await session.aws.connect({ onAlias })).accountAlias).toBe(ALIAS);
  await session.close();
  expect(textsIn(userDataDir)).toContain(MODEL_ID);
  expect(textsIn(userDataDir)).not.toContain(ALIAS);
});

it('has its own time, which begins once there are credentials', async () => {
  const server = await closedWithTest(startProtocolServer(() => TOLD));
  const given = { accessKeyId: 'AKID', secretAccessKey: 'example' };
  let give = (): void => undefined;
  const found = new Promise<void>((resolve) => {
    give = resolve;
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const requestHandler = new SharedRequestHandler({ reach: directReach(), deadlineMs: 15_000 });
  onTestFinished(() => requestHandler.destroy());
  const credentials = { get: () => found.then(() => ({ ok: true as const, value: given })) };
  const read = aliasReader({
    ...{ requestHandler, credentials, endpoints: { iam: server.url } },
    ...{ deadlineMs: 15_000, closed: noCancel },
  } as unknown as ServiceDeps);
  const alias = read(noCancel);
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  give();
  expect(await alias).toBe(ALIAS);
});

it('that is denied is not known, and nobody hears of it', async () => {
  const { session, told, asked, problems } = await scanned(DENIED, withIam);
  await expect.poll(() => asked.length).toBe(1);
  expect(session.state.scan.lastOutcome).toBe('complete');
  expect([told, problems]).toEqual([[], []]);
});

it.each([
  ['behind an endpoint of the user’s that is not IAM’s', () => ({})],
  ['with an API key', (url: string) => ({ ...withIam(url), AWS_BEARER_TOKEN_BEDROCK: 'a-key' })],
])('is not asked for %s', async (_what, env) => {
  const { told, asked, session } = await scanned(TOLD, env);
  expect(session.state.scan.lastOutcome).toBe('complete');
  expect([told, asked]).toEqual([[], []]);
});
