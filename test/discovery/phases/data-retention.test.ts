/** The account's data retention in a scan: asked once in each region that lists models. */
import { describe, expect, it } from 'vitest';
import { aModel, aPage, aProfile, failed, ok } from '../../helpers/builders.ts';
import { EU, failing, lists, recordOf, scanned, US } from '../world.ts';

/** A region that gives its profiles and denies its models. */
const half = {
  models: () => failed('denied'),
  profiles: () => aPage([aProfile('eu.acme.one', 'acme.one', [EU])]),
};

describe('data retention', () => {
  it('is read once in each region that lists models, and nowhere else', async () => {
    const world = await scanned({
      [EU]: { ...lists(aModel('acme.one'), aModel('acme.two')), retention: () => ok({ mode: 'none' }) },
      [US]: failing('timeout'),
    });
    expect(world.gateway.callsOf('readDataRetention').map(({ region }) => region)).toEqual([EU]);
    expect(recordOf(world, EU)?.dataRetention).toMatchObject({ mode: 'none' });
  });

  it('is read where only the list of inference profiles is answered', async () => {
    const world = await scanned({ [EU]: { ...half, retention: () => ok({ mode: 'none' }) } });
    expect(recordOf(world, EU)).toMatchObject({ state: 'partial', dataRetention: { mode: 'none' } });
  });

  it('is not read there either where access is not asked, or of some models alone', async () => {
    for (const choices of [{ access: false }, { models: ['acme.two'] }]) {
      const world = await scanned({ [EU]: half }, choices);
      expect(world.gateway.callsOf('readDataRetention')).toEqual([]);
    }
  });

  it('that is denied leaves region, access and outcome as they are', async () => {
    const world = await scanned({
      [EU]: { ...lists(aModel('acme.one')), retention: () => failed('denied') },
    });
    expect(recordOf(world, EU)).toMatchObject({
      state: 'ok',
      access: { 'acme.one': 0 },
      dataRetention: { failure: { kind: 'denied' } },
    });
    expect(world.discovery.state.scan.lastOutcome).toBe('complete');
  });

  it('is not read without access checks', async () => {
    const world = await scanned({ [EU]: lists(aModel('acme.one')) }, { access: false });
    expect(world.gateway.callsOf('readDataRetention')).toEqual([]);
  });
});
