// biome-ignore-all lint/style/noRestrictedImports: the real AWS client is what the sample is made for
/** Who the sample answers, how long it takes and what it tells, seen by the real AWS client. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { DeleteInferenceProfileCommand, ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import { describe, expect, it } from 'vitest';
import conditions from '../../electron/sample/data/conditions.json' with { type: 'json' };
import type { AnsweredRequest, SampleBedrock } from '../../electron/sample/sample-bedrock.ts';
import { listModels, sdkClient } from './sdk-client.ts';
import { startedSample } from './started-sample.ts';

const answered: AnsweredRequest[] = [];
const sample = await startedSample({ onRequest: (each) => answered.push(each) });

describe('who may ask', () => {
  const listAs = (change: Partial<SampleBedrock['credentials']>) =>
    listModels(sample, 'eu-central-1', change);
  const WRONG_SIGNATURE = { name: 'InvalidSignatureException' };
  const UNKNOWN_KEY = { name: 'UnrecognizedClientException' };

  it('refuses another secret, another key, and none', async () => {
    await expect(listAs({ secretAccessKey: 'wrong' })).rejects.toMatchObject(WRONG_SIGNATURE);
    await expect(listAs({ accessKeyId: 'AKIAWRONG' })).rejects.toMatchObject(UNKNOWN_KEY);
    const bare = await fetch(`${sample.endpoint}/foundation-models`);
    expect(bare.status).toBe(403);
    expect(bare.headers.get('x-amzn-errortype')).toMatch(/^MissingAuthenticationTokenException:/);
  });

  it('makes a new key at every start', async () => {
    const other = await startedSample();
    expect(other.credentials).not.toEqual(sample.credentials);
    const listing = listModels({ ...other, credentials: sample.credentials }, 'eu-central-1');
    await expect(listing).rejects.toMatchObject(UNKNOWN_KEY);
  });

  it.each([-6, 6])('refuses a signature when the clocks differ by %i minutes', async (minutes) => {
    const other = await startedSample({ nowEpochMs: () => Date.now() + minutes * 60_000 });
    await expect(listModels(other, 'eu-central-1')).rejects.toMatchObject(WRONG_SIGNATURE);
  });

  it('refuses a large body with an answer', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request(`${sample.endpoint}/foundation-models`, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.on('error', reject);
      call.end('x'.repeat(200_000));
    });
    expect(status).toBe(400);
  });

  it('listens on 127.0.0.1 and nowhere else', async () => {
    const { hostname, port } = new URL(sample.endpoint);
    expect(hostname).toBe('127.0.0.1');
    const isReachable = (host: string) =>
      new Promise<boolean>((resolve) => {
        const socket = connect({ host, port: Number(port) });
        const settle = (reached: boolean) => {
          socket.destroy();
          resolve(reached);
        };
        socket.setTimeout(2000, () => settle(false));
        socket.once('connect', () => settle(true));
        socket.once('error', () => settle(false));
      });
    expect(await isReachable('127.0.0.1')).toBe(true);
    expect(await isReachable('127.0.0.2')).toBe(false);
    expect(await isReachable('::1')).toBe(false);
  });

  it('is gone after close, also for a client that keeps its connection', async () => {
    const other = await startedSample();
    const client = sdkClient(other, 'eu-central-1');
    await client.send(new ListFoundationModelsCommand({}));
    await other.close();
    await expect(client.send(new ListFoundationModelsCommand({}))).rejects.toThrow();
  });
});

describe('delays and reports', () => {
  it('takes at least as long as the region is far, and longer for the lists of a slow one', async () => {
    const far = await startedSample({ delay: 'plausible', random: () => 0 });
    const timed = async (region: string): Promise<number> => {
      const start = performance.now();
      await listModels(far, region);
      return performance.now() - start;
    };
    const [slowRegion = '', slowMs = 0] = Object.entries(conditions.regions.slowLists)[0] ?? [];
    const [near, slow] = await Promise.all([timed('us-east-1'), timed(slowRegion)]);
    // A timer may fire a millisecond early.
    expect(near).toBeGreaterThanOrEqual(conditions.roundTripMs['us-east-1'] - 2);
    expect(slow).toBeGreaterThanOrEqual(slowMs - 2);
  });

  it('tells what was asked and answered', async () => {
    answered.length = 0;
    await listModels(sample, 'eu-west-3');
    expect(answered).toEqual([{ region: 'eu-west-3', operation: 'ListFoundationModels', status: 200 }]);
  });

  it('does not know operations that change something', async () => {
    await expect(
      sdkClient(sample, 'eu-west-1').send(
        new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: 'k3v9tq7w2mzd' }),
      ),
    ).rejects.toMatchObject({ name: 'UnknownOperationException', $metadata: { httpStatusCode: 404 } });
  });
});
