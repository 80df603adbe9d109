/** A region that denies its list of models and gives its profiles. */
import { describe, expect, it } from 'vitest';
import { viewRegion } from '../../electron/contract/cells/availability.ts';
import { aModel, aPage, aProfile, failed } from '../helpers/builders.ts';
import { exportOf, opened } from '../helpers/exports.ts';
import { EU, lists, recordOf, scanned, US } from './world.ts';

const PROFILE = aProfile('eu.acme.one', 'acme.one', [EU, 'eu-west-1']);
const denied = { models: () => failed('denied'), profiles: () => aPage([PROFILE]) };

describe('profiles without models', () => {
  it('are kept as ways to call, in every region and in one', async () => {
    const world = await scanned({ [EU]: denied, [US]: lists(aModel('acme.two')) });
    const { snapshot, scan } = world.discovery.state;
    expect(recordOf(world, EU)).toMatchObject({
      state: 'partial',
      incomplete: 'models',
      failure: { kind: 'denied' },
    });
    expect(viewRegion(snapshot, EU).cell('acme.one').availability).toMatchObject({
      listed: false,
      kinds: ['geo'],
      callableAs: ['eu.acme.one'],
    });
    expect(scan.lastOutcome).toBe('partial');
    const alone = await scanned({ [EU]: denied });
    expect(recordOf(alone, EU)?.state).toBe('partial');
    expect(alone.discovery.state.scan.lastOutcome).toBe('partial');
  });

  it('are in the export, which can be read again as it is', async () => {
    const world = await scanned({ [EU]: denied });
    const document = exportOf(world.discovery.state.snapshot);
    expect(document.models[EU]?.['acme.one']).toMatchObject({
      availability: ['geo'],
      callableAs: ['eu.acme.one'],
    });
    expect(document.regions[EU]).toMatchObject({ state: 'partial', incomplete: ['models'] });
    const read = opened(document);
    expect(exportOf(read.snapshot, read.options)).toEqual(document);
  });

  it('that are empty leave the region denied', async () => {
    const world = await scanned({
      [EU]: { models: () => failed('denied') },
      [US]: lists(aModel('acme.two')),
    });
    expect(recordOf(world, EU)?.state).toBe('denied');
  });

  it('of a model that a whole list no longer names are no way to call', async () => {
    const world = await scanned({ [EU]: { ...lists(aModel('acme.two')), profiles: () => aPage([PROFILE]) } });
    const { snapshot } = world.discovery.state;
    expect(viewRegion(snapshot, EU).cell('acme.one').availability.kinds).toEqual([]);
  });
});
