/** GetAccountDataRetention over the real SDK. */
import { describe, expect, it } from 'vitest';
import { startedSample } from '../../sample/started-sample.ts';
import { failureIn, localBedrock, noCancel, open, unwrap } from '../local-bedrock.ts';

describe('the data retention of the account', () => {
  it.each([
    ['a known mode', { mode: 'none', updatedAt: '2026-10-02T08:15:00Z' }],
    ['a mode that is new', { mode: 'PARTNER_ONLY' }],
  ])('is read with %s', async (_what, json) => {
    const { server, gateway } = await localBedrock(() => ({ json }));
    expect(unwrap(await gateway.readDataRetention('us-east-1', noCancel))).toEqual(json);
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /data-retention']);
  });

  it('drops a time that is none', async () => {
    const { gateway } = await localBedrock(() => ({ json: { mode: 'none', updatedAt: 5 } }));
    expect(unwrap(await gateway.readDataRetention('us-east-1', noCancel))).toEqual({ mode: 'none' });
  });

  it('without a mode is a bad answer', async () => {
    const { gateway } = await localBedrock(() => ({ json: {} }));
    expect(failureIn(await gateway.readDataRetention('us-east-1', noCancel)).kind).toBe('bad-answer');
  });

  it('of the sample is set in some regions and denied in one', async () => {
    const { endpoint, credentials } = await startedSample();
    const { gateway } = await open({ sample: { endpoint, credentials } });
    expect(unwrap(await gateway.readDataRetention('eu-central-2', noCancel)).mode).toBe('none');
    expect(unwrap(await gateway.readDataRetention('eu-west-1', noCancel)).mode).toBe('inherit');
    expect(failureIn(await gateway.readDataRetention('ca-west-1', noCancel)).kind).toBe('denied');
  });
});
