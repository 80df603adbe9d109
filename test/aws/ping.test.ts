/** Round trips to a region. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../helpers/servers/protocol-server.ts';
import { failureIn, localBedrock, noCancel, unwrap } from './local-bedrock.ts';

describe('a round trip', () => {
  it('is one signed request on a kept connection, whatever the answer', async () => {
    const replies: Reply[] = [
      { json: { modelDetails: {} } },
      { error: 'ResourceNotFoundException', status: 404 },
      { error: 'AccessDeniedException', status: 403, message: 'no' },
      { error: 'ThrottlingException', status: 429 },
      { error: 'InternalServerException', status: 500 },
      { body: '<html></html>', status: 502 },
    ];
    const { server, gateway } = await localBedrock(({ attempt }) => replies[attempt - 1]);
    for (const _reply of replies) {
      expect(unwrap(await gateway.pingRegion('eu-north-1', noCancel))).toBeGreaterThan(0);
    }
    expect(server.requests).toHaveLength(replies.length);
    expect(new Set(server.requests.map((request) => request.region))).toEqual(new Set(['eu-north-1']));
    expect(new Set(server.requests.map((request) => request.connection)).size).toBe(1);
  });

  it('takes the time to the headers, not to the end of the body', async () => {
    const { gateway } = await localBedrock(() => ({ begin: '{', afterwards: 'silence' }), {
      regionDeadlineMs: 2_000,
    });
    const startedMs = performance.now();
    const roundTripMs = unwrap(await gateway.pingRegion('eu-north-1', noCancel));
    // The call gives the body more than a second, and it never ends.
    expect(roundTripMs / (performance.now() - startedMs)).toBeLessThan(0.5);
  });

  it.each<[string, Reply, string]>([
    ['a reset', 'reset', 'network'],
    ['silence', 'silence', 'timeout'],
  ])('that ends in %s is a failure and not a figure, without a retry', async (_name, reply, kind) => {
    const { server, gateway } = await localBedrock(() => reply, { regionDeadlineMs: 2_000 });
    expect(failureIn(await gateway.pingRegion('eu-north-1', noCancel)).kind).toBe(kind);
    expect(server.requests).toHaveLength(1);
  });

  it('is cancelled at once', async () => {
    const { server, gateway } = await localBedrock(() => 'silence');
    const controller = new AbortController();
    const call = gateway.pingRegion('eu-north-1', controller.signal);
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort();
    expect(failureIn(await call).kind).toBe('cancelled');
  });
});
