/** What the account's own list of regions changes in a scan. */
import { describe, expect, it } from 'vitest';
import { aModel, failed, ok } from '../../helpers/builders.ts';
import { aWorld, EU, failing, lists, OPT_IN, recordOf } from '../world.ts';

const told = (statuses: Record<string, string>) => ok({ state: 'told' as const, statuses });

describe('the list of the regions of the account', () => {
  it('makes a failed region that is switched off one that is not enabled, so that the scan is complete', async () => {
    const world = aWorld({ [EU]: lists(aModel('acme.one')), [OPT_IN]: failing('timeout') });
    world.gateway.accountRegions = told({ [EU]: 'ENABLED_BY_DEFAULT', [OPT_IN]: 'DISABLED' });
    await world.discovery.scanAllRegions();
    expect(recordOf(world, OPT_IN)).toMatchObject({
      state: 'not-enabled',
      optInStatus: 'DISABLED',
      failure: { kind: 'not-enabled', message: expect.stringContaining('list of Regions') },
    });
    expect(recordOf(world, EU)).toMatchObject({ state: 'ok', optInStatus: 'ENABLED_BY_DEFAULT' });
    expect(world.discovery.state.scan.lastOutcome).toBe('complete');
    expect(world.gateway.callsOf('listModels', OPT_IN)).toHaveLength(1);
    expect(world.gateway.callsOf('listAccountRegions')).toHaveLength(1);
  });

  it('changes nothing when it is denied', async () => {
    const world = aWorld({ [EU]: lists(aModel('acme.one')), [OPT_IN]: failing('timeout') });
    world.gateway.accountRegions = failed('denied');
    await world.discovery.scanAllRegions();
    expect(recordOf(world, OPT_IN)?.state).toBe('failed');
    expect(recordOf(world, EU)).not.toHaveProperty('optInStatus');
    expect(world.problems).toEqual([]);
  });
});
