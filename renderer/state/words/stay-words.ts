/** Where the calls of an id stay, in words. */
import type { Cell } from '../../../electron/contract/cells/availability.ts';
import { AREA_NAMES, callRoutes, idsWithin } from '../../../electron/contract/cells/residency.ts';

/** Such as `stays in EU`; for one of the ids that the cell can be called as. */
export function stayWords({ availability, region }: Cell, id: string): string {
  const route = callRoutes(availability, region).find((each) => each.id === id);
  if (route?.destinations.unlisted === true) return 'destinations not listed by AWS';
  const areas: string[] = AREA_NAMES.filter((name) =>
    idsWithin(availability, region, { kind: 'area', name }).includes(id),
  );
  if (idsWithin(availability, region, { kind: 'region', region }).includes(id)) return `stays in ${region}`;
  return areas.length === 0 ? 'stays in no area of the filter' : `stays in ${areas.join(', ')}`;
}
