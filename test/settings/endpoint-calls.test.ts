/** The table of addresses by region is kept, and the source opened anew; a host that is not AWS's only if the user says so. */
import { describe, expect, it } from 'vitest';
import type { RegionEndpoints } from '../../electron/contract/settings/region-endpoints.ts';
import { endpointCalls } from '../../electron/settings/endpoint-calls.ts';

const AWS = { 'eu-west-1': 'https://vpce-0abc.bedrock.eu-west-1.vpce.amazonaws.com' };
const STRANGE = { ...AWS, 'us-east-1': 'https://bedrock.corp.example' };

function aTable(answer: boolean, before: RegionEndpoints = {}) {
  const seen = { asked: [] as unknown[], reopened: 0 };
  const settings = {
    values: { regionEndpoints: before },
    change({ regionEndpoints }: { regionEndpoints: RegionEndpoints }) {
      settings.values = { regionEndpoints };
    },
  };
  const calls = endpointCalls(
    settings,
    {
      async reopenWhenIdle() {
        seen.reopened += 1;
      },
    },
    async (hosts) => {
      seen.asked.push(hosts);
      return answer;
    },
  );
  return { calls, seen, settings };
}

describe('the table of addresses', () => {
  it('is kept without a question where all are of AWS', async () => {
    const { calls, seen } = aTable(false);
    expect(await calls.saveEndpoints(AWS)).toEqual({ ok: true, value: true });
    expect(await calls.regionEndpoints()).toEqual(AWS);
    expect(seen).toEqual({ asked: [], reopened: 1 });
  });

  it('is kept with another host once the user wants it', async () => {
    const { calls, seen } = aTable(true, AWS);
    expect(await calls.saveEndpoints(STRANGE)).toEqual({ ok: true, value: true });
    expect(seen).toEqual({ asked: [[['us-east-1', STRANGE['us-east-1']]]], reopened: 1 });
    expect(await calls.regionEndpoints()).toEqual(STRANGE);
  });

  it('stays as it was where the user does not', async () => {
    const { calls, seen } = aTable(false, AWS);
    expect(await calls.saveEndpoints(STRANGE)).toEqual({ ok: true, value: false });
    expect(await calls.regionEndpoints()).toEqual(AWS);
    expect(seen.reopened).toBe(0);
  });

  it('that is saved unchanged opens nothing anew, and a removed row is gone', async () => {
    const { calls, seen } = aTable(false, AWS);
    await calls.saveEndpoints(AWS);
    expect(seen.reopened).toBe(0);
    await calls.saveEndpoints({});
    expect(await calls.regionEndpoints()).toEqual({});
    expect(seen).toEqual({ asked: [], reopened: 1 });
  });
});
