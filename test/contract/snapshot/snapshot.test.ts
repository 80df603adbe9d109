import { describe, expect, it } from 'vitest';
import { viewRegion } from '../../../electron/contract/cells/availability.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import {
  accessIn,
  allModelIds,
  compact,
  modelIn,
  modelShapeIn,
  profilesIn,
} from '../../../electron/contract/snapshot/snapshot.ts';
import { ALLOWED, aModel, aProfile, SOURCE } from '../../helpers/builders.ts';
import { always } from '../../helpers/properties.ts';
import { checkedIn, listed, snapshotOf, stateAfter } from '../../helpers/scan-events.ts';
import { anySnapshot } from '../../helpers/snapshots/arbitrary-snapshot.ts';

const EU = 'eu-central-1';
const US = 'us-east-1';

/** Everything that a reader can see of a snapshot. */
function meaningOf(snapshot: Snapshot) {
  return Object.fromEntries(
    Object.entries(snapshot.regions).map(([region, record]) => {
      const { models, profiles: _profiles, access, ...rest } = record;
      return [
        region,
        {
          rest,
          models: Object.keys(models).map((id) => modelIn(snapshot, region, id)),
          profiles: profilesIn(snapshot, region),
          access: Object.keys(access).map((id) => [id, accessIn(snapshot, region, id)]),
          cells: allModelIds(snapshot).map((id) => viewRegion(snapshot, region).cell(id)),
        },
      ];
    }),
  );
}

describe('what a region listed', () => {
  it('comes back as it was, with its own region in every ARN', () => {
    const models = [aModel('acme.a', { newMember: { deep: [1] } }, US), aModel('acme.b', {}, US)];
    const profiles = [
      aProfile('us.acme.a', 'acme.a', [US, 'us-west-2'], { description: 'text' }, US),
      aProfile('global.acme.a', 'acme.a', ['', US], {}, US),
    ];
    const snapshot = snapshotOf({ [US]: { models, profiles } });
    expect(models.map((model) => modelIn(snapshot, US, model.modelId))).toEqual(models);
    expect(profilesIn(snapshot, US)).toEqual([profiles[1], profiles[0]]);
  });

  it('is stored once for all regions that list the same', () => {
    const regions = [EU, US, 'ap-south-1'];
    const snapshot = snapshotOf(
      Object.fromEntries(
        regions.map((region) => [
          region,
          {
            models: [aModel('acme.a', {}, region)],
            profiles: [aProfile('global.acme.a', 'acme.a', ['', region], {}, region)],
          },
        ]),
      ),
    );
    expect(snapshot.modelTable).toHaveLength(1);
    expect(snapshot.profileTable).toHaveLength(1);
    expect(compact(snapshot).modelTable).toHaveLength(1);
    for (const region of regions) {
      expect(modelIn(snapshot, region, 'acme.a')).toEqual(aModel('acme.a', {}, region));
    }
  });

  it('keeps apart what differs by region, such as the lifecycle', () => {
    const legacy = { modelLifecycle: { status: 'LEGACY' } };
    const snapshot = snapshotOf({
      [EU]: { models: [aModel('acme.a')] },
      [US]: { models: [aModel('acme.a', legacy, US)] },
    });
    expect(modelIn(snapshot, EU, 'acme.a')?.modelLifecycle?.status).toBe('ACTIVE');
    expect(modelIn(snapshot, US, 'acme.a')?.modelLifecycle?.status).toBe('LEGACY');
  });

  it('is a copy, so that a caller cannot change the ARN of another region', () => {
    const snapshot = snapshotOf({ [EU]: { models: [aModel('acme.a')] } });
    const copy = modelIn(snapshot, EU, 'acme.a');
    if (copy !== undefined) copy.modelArn = 'changed';
    expect(modelIn(snapshot, EU, 'acme.a')).toEqual(aModel('acme.a'));
  });
});

describe('questions about what is not there', () => {
  const snapshot = snapshotOf({ [EU]: { models: [aModel('acme.a')] } });

  it('have no answer for a region that nobody knows', () => {
    expect(modelIn(snapshot, 'xx-nowhere-9', 'acme.a')).toBeUndefined();
    expect(profilesIn(snapshot, 'xx-nowhere-9')).toEqual([]);
    expect(accessIn(snapshot, 'xx-nowhere-9', 'acme.a')).toBeUndefined();
    expect(viewRegion(snapshot, 'xx-nowhere-9').cell('acme.a')).toMatchObject({
      regionState: 'not-scanned',
      availability: { listed: false, kinds: [] },
    });
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', ''])(
    'have no answer for a model called %j',
    (id) => {
      expect(modelIn(snapshot, EU, id)).toBeUndefined();
      expect(modelShapeIn(snapshot, EU, id)).toBeUndefined();
      expect(accessIn(snapshot, EU, id)).toBeUndefined();
      expect(viewRegion(snapshot, EU).cell(id).availability).toMatchObject({ listed: false, kinds: [] });
    },
  );

  it.each(['constructor', 'toString', 'valueOf'])('do not hide a model that is called %j', (id) => {
    const { snapshot: named } = stateAfter(listed(EU, [aModel(id)]), checkedIn(EU, id));
    expect(modelIn(named, EU, id)).toEqual(aModel(id));
    expect(accessIn(named, EU, id)).toEqual(ALLOWED);
    expect(allModelIds(named)).toEqual([id]);
  });
});

describe('compacting', () => {
  it('changes nothing that can be seen, whatever the snapshot', () =>
    always([anySnapshot(SOURCE)], (snapshot) => {
      expect(meaningOf(compact(snapshot))).toEqual(meaningOf(snapshot));
    }));

  it('gives the same tables when it is done again', () =>
    always([anySnapshot(SOURCE)], (snapshot) => {
      const once = compact(snapshot);
      expect(compact(once)).toEqual(once);
    }));

  it('drops the records that no region lists any more', () => {
    const { snapshot } = stateAfter(
      listed(EU, [aModel('acme.old'), aModel('acme.kept')], [aProfile('eu.acme.old', 'acme.old', [EU])]),
      listed(EU, [aModel('acme.kept')]),
    );
    expect(snapshot.modelTable).toHaveLength(2);
    const small = compact(snapshot);
    expect(small.modelTable.map((model) => model.modelId)).toEqual(['acme.kept']);
    expect(small.profileTable).toEqual([]);
  });

  it('survives being written as JSON and read', () =>
    always([anySnapshot(SOURCE)], (snapshot) => {
      const read = JSON.parse(JSON.stringify(snapshot)) as Snapshot;
      expect(meaningOf(read)).toEqual(meaningOf(snapshot));
    }));
});
