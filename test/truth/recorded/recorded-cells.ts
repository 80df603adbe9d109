/** What every cell has to be, worked out from the recordings' files alone: nothing of the app's code is used here. */
import availabilityFile from '../../../electron/sample/data/availability.json' with { type: 'json' };
import conditions from '../../../electron/sample/data/conditions.json' with { type: 'json' };
import profilesFile from '../../../electron/sample/data/inference-profiles.json' with { type: 'json' };

export interface RecordedCell {
  region: string;
  modelId: string;
  availability: string[];
  callableAs: string[];
  /** Ids of the profiles that name the model, sorted, with the regions of their ARNs, sorted (`''`: not listed). */
  profiles: Record<string, string[]>;
}

interface Profile {
  models: string[];
  routes: { from: string[]; to: string[] }[];
}

const AVAILABILITY = availabilityFile.availability as Record<string, Record<string, string[]>>;
const PROFILES = Object.entries(profilesFile.profiles as Record<string, Profile>);
const ORDER = ['on-demand', 'geo', 'global', 'application', 'provisioned', 'mantle'];

/** Every region of the recordings, sorted. */
export function recordedRegionCodes(): string[] {
  return [...new Set(Object.values(AVAILABILITY).flatMap((kinds) => Object.values(kinds).flat()))].sort();
}

/** Every cell of the recordings, by `region modelId`. */
export function recordedCells(): ReadonlyMap<string, RecordedCell> {
  cells ??= allCells();
  return cells;
}

let cells: ReadonlyMap<string, RecordedCell> | undefined;

function allCells(): Map<string, RecordedCell> {
  const cells = new Map<string, RecordedCell>();
  for (const [modelId, regionsByKind] of Object.entries(AVAILABILITY)) {
    for (const region of new Set(Object.values(regionsByKind).flat())) {
      const recorded = Object.keys(regionsByKind).filter((kind) => regionsByKind[kind]?.includes(region));
      cells.set(`${region} ${modelId}`, cellOf(region, modelId, recorded));
    }
  }
  return cells;
}

/** The kinds that the recorder of the cells noted, as it spelt them: `GEO:eu`, `GLOBAL`. */
export function notedKinds(region: string, modelId: string): string[] {
  const regionsByKind = AVAILABILITY[modelId] ?? {};
  return Object.keys(regionsByKind).filter((kind) => regionsByKind[kind]?.includes(region));
}

function cellOf(region: string, modelId: string, recorded: string[]): RecordedCell {
  const isListed = recorded.some((kind) => kind !== 'MANTLE');
  const named = PROFILES.flatMap(([id, profile]) => {
    const route = profile.routes.find((each) => each.from.includes(region));
    return route !== undefined && profile.models.includes(modelId)
      ? [{ id, to: route.to.map((each) => ({ '*': '', '=': region })[each] ?? each) }]
      : [];
  });
  const own = conditions.applicationProfiles.filter(
    (each) => each.region === region && named.some(({ id }) => id === each.copyOf),
  );
  const geo = isListed ? named.filter(({ to }) => !to.includes('')).map(({ id }) => id) : [];
  const global = isListed ? named.filter(({ to }) => to.includes('')).map(({ id }) => id) : [];
  const holds: Record<string, boolean> = {
    'on-demand': recorded.includes('IN_REGION'),
    geo: geo.length > 0,
    global: global.length > 0,
    application: isListed && own.length > 0,
    provisioned: recorded.includes('PROVISIONED'),
    mantle: recorded.includes('MANTLE'),
  };
  const copied = own.map((each) => ({
    id: each.inferenceProfileId,
    to: named.find(({ id }) => id === each.copyOf)?.to ?? [],
  }));
  return {
    region,
    modelId,
    availability: ORDER.filter((kind) => holds[kind]),
    callableAs: [...(holds['on-demand'] ? [modelId] : []), ...geo.sort(), ...global.sort()],
    profiles: Object.fromEntries([...named, ...copied].map(({ id, to }) => [id, [...new Set(to)].sort()])),
  };
}
