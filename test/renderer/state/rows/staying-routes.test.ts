import { expect, test } from 'vitest';
import { viewRegion } from '../../../../electron/contract/cells/availability.ts';
import { AREA_NAMES, idsWithin } from '../../../../electron/contract/cells/residency.ts';
import { allModelIds } from '../../../../electron/contract/snapshot/snapshot.ts';
import { stayingRoutes } from '../../../../renderer/state/rows/staying-routes.ts';
import { SOURCE } from '../../../helpers/builders.ts';
import { always } from '../../../helpers/properties.ts';
import { anySnapshot } from '../../../helpers/snapshots/arbitrary-snapshot.ts';

test('the ways that stay say of every cell what the rule of residency says', () =>
  always([anySnapshot(SOURCE)], (snapshot) => {
    for (const region of Object.keys(snapshot.regions)) {
      const view = viewRegion(snapshot, region);
      for (const modelId of allModelIds(snapshot)) {
        const cell = view.cell(modelId);
        for (const name of AREA_NAMES) {
          const stays = stayingRoutes(cell).filter((route) => route.areas.includes(name)).length;
          expect(stays).toBe(idsWithin(cell.availability, region, { kind: 'area', name }).length);
        }
        const inOne = stayingRoutes(cell).filter((route) => route.areas.includes('One region')).length;
        expect(inOne).toBe(idsWithin(cell.availability, region, { kind: 'region', region }).length);
      }
    }
  }));
