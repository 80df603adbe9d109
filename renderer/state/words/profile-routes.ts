/** Where calls through an inference profile may be answered, by the region that they are made from. */
import { type Cell, destinationsOf, profileKind } from '../../../electron/contract/cells/availability.ts';
import { callIdOf } from '../../../electron/contract/cells/cell-proofs.ts';
import type { InferenceProfile, RegionCode } from '../../../electron/contract/snapshot/model.ts';

export interface ProfileRoute {
  profileId: string;
  /** What to pass as modelId: the id, or the ARN of an application profile. */
  callId: string;
  kind: 'geo' | 'global' | 'application';
  status?: string;
  /** Sources that share these destinations, sorted. */
  routes: { sources: RegionCode[]; destinations: RegionCode[]; unlisted: boolean }[];
}

/** A profile as one region lists it, beside that region's others. */
interface Seen {
  profile: InferenceProfile;
  region: RegionCode;
  others: readonly InferenceProfile[];
}

/** Every profile that names the model, with its routes; sources with equal destinations stand together. */
export function profileRoutes(cells: readonly (Cell | undefined)[]): ProfileRoute[] {
  const byId = new Map<string, Seen[]>();
  for (const cell of cells) {
    for (const profile of cell?.availability.profiles ?? []) {
      const seen = byId.get(profile.inferenceProfileId) ?? [];
      byId.set(profile.inferenceProfileId, [
        ...seen,
        { profile, region: cell?.region ?? '', others: cell?.availability.profiles ?? [] },
      ]);
    }
  }
  const order = ['geo', 'global', 'application'];
  return [...byId.values()]
    .map(toRoute)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.profileId < b.profileId ? -1 : 1));
}

function toRoute(seen: Seen[]): ProfileRoute {
  const grouped = new Map<string, ProfileRoute['routes'][number]>();
  for (const { profile, region, others } of seen) {
    const { regions, unlisted } = destinationsOf(profile, others);
    // A global profile lists the source region's ARN too: the call is made there, not answered there.
    const destinations = unlisted ? [] : regions;
    const key = `${unlisted} ${destinations.join(' ')}`;
    const group = grouped.get(key) ?? { sources: [], destinations, unlisted };
    group.sources.push(region);
    grouped.set(key, group);
  }
  const profile = seen[0]?.profile ?? { inferenceProfileId: '', models: [] };
  return {
    profileId: profile.inferenceProfileId,
    callId: callIdOf(profile),
    kind: profileKind(profile),
    ...(profile.status === undefined ? {} : { status: profile.status }),
    routes: [...grouped.values()].map((group) => ({ ...group, sources: group.sources.sort() })),
  };
}
