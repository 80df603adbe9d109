/** With or without the SDK in the first attempt: the same results, from as many requests. */
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CallDeps } from '../../../electron/aws/bedrock-call.ts';
import { type AwsBedrockGateway, awsBedrockGateway } from '../../../electron/aws/bedrock-gateway.ts';
import { AWSClientFactory } from '../../../electron/aws/client-factory.ts';
import { SharedCredentials } from '../../../electron/aws/credentials/credentials.ts';
import { DirectRequests } from '../../../electron/aws/direct/direct-requests.ts';
import { directReach } from '../../../electron/aws/transport/reach.ts';
import { SharedRequestHandler } from '../../../electron/aws/transport/request/request-handler.ts';
import { PageAwareHandler } from '../../../electron/aws/transport/request/web-page.ts';
import { modelsOf, profilesOf, recordedRegions } from '../../../electron/sample/recording.ts';
import { closedWithTest } from '../../helpers/closed-with-test.ts';
import { runs } from '../../helpers/properties.ts';
import {
  type ProtocolServer,
  type Reply,
  startProtocolServer,
} from '../../helpers/servers/protocol-server.ts';
import { anyRawModels, anyRawProfiles } from '../../truth/raw-answers.ts';
import { noCancel } from '../local-bedrock.ts';

const REGION = 'eu-west-1';
const CREDENTIALS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'an-example-secret' };

/** A gateway to the server; with `sdkAlone` no attempt goes past the SDK. */
function gatewayTo(url: string, sdkAlone: boolean, maxAttempts: number): AwsBedrockGateway {
  const deadlineMs = 15_000;
  const endpoints = { bedrock: url };
  const reach = directReach();
  const requestHandler = new SharedRequestHandler({ reach, deadlineMs });
  const credentials = new SharedCredentials({
    credentials: CREDENTIALS,
    env: {},
    requestHandler: new PageAwareHandler(requestHandler),
    callRetry: reach.callRetry,
    nowEpochMs: Date.now,
  });
  const factory = new AWSClientFactory({
    endpoints,
    credentials,
    requestHandler,
    maxAttempts,
    forceKeys: true,
    isSealed: true,
  });
  onTestFinished(() => factory.destroy());
  const direct: CallDeps['direct'] = sdkAlone
    ? { send: () => Promise.resolve(undefined) }
    : new DirectRequests({ factory, requestHandler, credentials, endpoints });
  return awsBedrockGateway({
    factory,
    credentials,
    direct,
    deadlineMs,
    closed: noCancel,
    addressOf: () => 'shared',
    listAccountRegions: () => Promise.resolve({ ok: true, value: { state: 'not-asked' } }),
    listMantleModels: () => Promise.resolve({ ok: true, value: { state: 'absent', modelIds: [] } }),
  });
}

interface Pair {
  server: ProtocolServer;
  direct: AwsBedrockGateway;
  sdk: AwsBedrockGateway;
}

async function bothWays(maxAttempts = 3): Promise<Pair> {
  const server = await closedWithTest(startProtocolServer());
  return {
    server,
    direct: gatewayTo(server.url, false, maxAttempts),
    sdk: gatewayTo(server.url, true, maxAttempts),
  };
}

/** Every list and a check, and how many requests they took, when the server answers each with these in turn, the last for ever. */
async function outcome({ server }: Pair, gateway: AwsBedrockGateway, replies: readonly Reply[]) {
  const asked = new Map<string, number>();
  server.requests.length = 0;
  server.script(({ path, query }) => {
    const key = `${path} ${query}`;
    const count = asked.get(key) ?? 0;
    asked.set(key, count + 1);
    return replies[Math.min(count, replies.length - 1)];
  });
  const results = await Promise.all([
    gateway.listModels(REGION, noCancel),
    gateway.listProfiles(REGION, 'SYSTEM_DEFINED', undefined, noCancel),
    gateway.listProfiles(REGION, 'APPLICATION', "a/b+c=&'(é)*~", noCancel),
    gateway.checkAccess(REGION, 'a.model-v1:0:24k', noCancel),
  ]);
  return { results, asked: [...asked].sort() };
}

async function expectSame(both: Pair, replies: readonly Reply[]): Promise<void> {
  const direct = await outcome(both, both.direct, replies);
  expect(direct).toEqual(await outcome(both, both.sdk, replies));
}

const errorNames = [
  'AccessDeniedException',
  'ValidationException',
  'ResourceNotFoundException',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'ExpiredTokenException',
  'InternalServerException',
  'OptInRequired',
  'NobodyKnowsThis',
];

/** Any answer but a throttling one, after which a list waits. */
const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  fc.oneof(anyRawModels, anyRawProfiles, fc.jsonValue()).map((json) => ({ json })),
  fc.record({
    error: fc.constantFrom(...errorNames),
    status: fc.constantFrom(301, 400, 403, 404, 409, 500, 503),
    message: fc.string(),
  }),
  fc.record({
    status: fc.constantFrom(200, 201, 302, 400, 403, 404, 500, 502),
    body: fc.oneof(
      fc.string(),
      fc.constantFrom('<html>no</html>', '{"modelSummaries":[', '\uFEFF{"modelSummaries":[]}', 'null', '[]'),
      fc
        .record({ __type: fc.constantFrom(...errorNames), message: fc.jsonValue() })
        .map((body) => JSON.stringify(body)),
    ),
    headers: fc.constantFrom<Record<string, string>[]>(
      {},
      { 'content-type': 'text/html' },
      { date: 'not a date' },
      { date: new Date(Date.now() + 600_000).toUTCString() },
    ),
  }),
  fc.constant<Reply>('reset'),
  fc.constant<Reply>({ begin: '{"modelSummaries":[', afterwards: 'reset' }),
);

describe('the first attempt without the SDK', () => {
  it('gives what the SDK gives for the recorded answers of every region', async () => {
    const both = await bothWays();
    for (const region of recordedRegions()) {
      await expectSame(both, [
        { json: { modelSummaries: modelsOf(region), inferenceProfileSummaries: profilesOf(region) } },
      ]);
    }
  });

  it('gives what the SDK gives for anything that a server may send', async () => {
    const both = await bothWays(1);
    await fc.assert(
      fc.asyncProperty(fc.array(anyReply, { minLength: 1, maxLength: 2 }), (replies) =>
        expectSame(both, replies),
      ),
      { numRuns: runs(150) },
    );
  });

  it.each<[string, Reply[]]>([
    ['a lost connection', ['reset', { json: { modelSummaries: [], regionAvailability: 'AVAILABLE' } }]],
    [
      'two faults of the server',
      [
        { error: 'InternalServerException', status: 500 },
        { body: '', status: 503 },
        { json: { modelSummaries: [], regionAvailability: 'A' } },
      ],
    ],
    ['lost connections for ever', ['reset']],
    [
      'a web page and then an answer',
      [{ body: '<html></html>' }, { json: { modelSummaries: [], regionAvailability: 'A' } }],
    ],
    ['faults for ever', [{ error: 'ServiceUnavailableException', status: 503, message: 'Busy.' }]],
  ])('takes as many attempts after %s', async (_name, replies) => {
    await expectSame(await bothWays(), replies);
  });

  it('asks the network again after a throttled attempt, also where the SDK may make one attempt only', async () => {
    const both = await bothWays(1);
    const good: Reply = { json: { modelSummaries: [], regionAvailability: 'AVAILABLE' } };
    const replies: Reply[] = [{ error: 'ThrottlingException', status: 429 }, good];
    await expectSame(both, replies);
    const { results } = await outcome(both, both.direct, replies);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, false]);
  });

  it('asks for the same as the SDK, under the same signature rules', async () => {
    const { server, direct, sdk } = await bothWays();
    const asked = async (gateway: AwsBedrockGateway) => {
      server.requests.length = 0;
      await gateway.listModels(REGION, noCancel);
      await gateway.listProfiles(REGION, 'APPLICATION', 'a/b+c=&é', noCancel);
      await gateway.checkAccess(REGION, 'arn:aws:bedrock:us-east-1::foundation-model/x y', noCancel);
      return server.requests.map(({ method, path, query, region }) => [
        method,
        path,
        [...query].sort(),
        region,
      ]);
    };
    expect(await asked(direct)).toEqual(await asked(sdk));
  });
});
