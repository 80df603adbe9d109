/** The sample asked with an API key: good in one region, wrong or expired in all. Nothing but the key differs. */
import { describe, expect, it } from 'vitest';
import type { SampleApiKey } from '../../electron/contract/settings/sample-api-keys.ts';
import { apiKeyExpired, apiKeyRefused } from '../../electron/contract/snapshot/api-key.ts';
import { openSession } from './open-session.ts';

const REGIONS = ['us-east-1', 'eu-west-3'];
const MODEL = 'amazon.nova-micro-v1:0';

async function scanned(apiKey: SampleApiKey) {
  const problems: string[] = [];
  const session = await openSession({
    choice: { kind: 'sample', apiKey },
    regions: REGIONS,
    regionDeadlineMs: 60_000,
    // The key of the environment is the user's, and never goes to the sample.
    env: { AWS_BEARER_TOKEN_BEDROCK: 'of-the-user' },
    onProblem: ({ message }) => problems.push(message),
  });
  const connection = await session.aws.connect();
  await session.scan(undefined, { latency: false });
  const { scan, snapshot } = session.state;
  return { connection, problems, scan, session, regions: snapshot.regions, snapshot };
}

describe('the sample with an API key', () => {
  it('of one region gives that region, with its access, and says of the other that it is not valid there', async () => {
    const { connection, regions, scan, session } = await scanned('one-region');
    expect(connection).toMatchObject({
      status: 'connected',
      apiKey: 'one-region',
      source: { kind: 'sample' },
    });
    expect(session.aws.firstConnection().apiKey).toBe('one-region');
    expect(regions['us-east-1']).toMatchObject({ state: 'ok', mantle: { state: 'listed' } });
    expect(Object.keys(regions['us-east-1']?.access ?? {}).length).toBeGreaterThan(50);
    expect(regions['eu-west-3']).toMatchObject({
      state: 'failed',
      failure: { kind: 'other-region', message: 'This API key is not valid in eu-west-3.' },
    });
    expect(scan.lastOutcome).toBe('partial');
  });

  it('of one region proves access there', async () => {
    const { session } = await scanned('one-region');
    await session.prove(
      [{ region: 'us-east-1', id: MODEL, modelId: MODEL, kind: 'on-demand', how: 'test-call' }],
      1,
    );
    expect(session.state.snapshot.regions['us-east-1']?.proofs).toMatchObject({
      [MODEL]: { status: 'works' },
    });
  });

  it.each([
    ['wrong', apiKeyRefused()],
    ['expired', apiKeyExpired()],
  ] as const)('that is %s says so, with how to make a new one', async (apiKey, failure) => {
    const { regions, scan } = await scanned(apiKey);
    expect(scan).toMatchObject({ lastOutcome: 'stopped', failure });
    expect(failure.nextStep).toMatch(/Make a new API key/);
    expect(JSON.stringify(regions)).not.toMatch(/AmazonBedrockReadOnly|aws sso login/);
  });
});
