/** Lists that are too long for the room of a scan are cut, and say how much is missing. */
import { jsonLength } from '../contract/snapshot/kept/json-length.ts';
import type {
  InferenceProfile,
  MantleList,
  ModelId,
  ModelRecord,
  RegionCode,
} from '../contract/snapshot/model.ts';
import { through } from './gateway-layers.ts';
import { type ListBudget, tooManyOnMantle } from './list-budget.ts';
import type { BedrockGateway, Operation, Page } from './ports.ts';

/** The same of a destination of a profile. */
const DESTINATION_BYTES = 60;

/** The gateway of a scan: of lists that are too long for what is left it gives the first part, and says how much is missing. */
export function withinListBudget(gateway: BedrockGateway, room: ListBudget): BedrockGateway {
  return through(gateway, ({ operation, region = '' }, run) => {
    const cut = CUTS[operation] as Cut | undefined;
    // Most calls are access checks, which have nothing to cut.
    if (cut === undefined) return run();
    return run().then((answer) =>
      answer.ok ? { ...answer, value: cut(room, region, answer.value) } : answer,
    );
  });
}

type Cut = (room: ListBudget, region: RegionCode, value: unknown) => unknown;

const CUTS: Partial<Record<Operation, (room: ListBudget, region: RegionCode, value: never) => unknown>> = {
  listModels: (room, region, page: Page<ModelRecord>) =>
    cutPage(
      page,
      room.howMany(region, 'models', page.items, { cost: jsonLength, row: ({ modelId }) => modelId }),
    ),
  listProfiles: (room, region, page: Page<InferenceProfile>) =>
    cutPage(page, room.howMany(region, 'profiles', page.items, { cost: costOfProfile })),
  listMantleModels: (room, region, list: MantleList) => {
    const { entries = {}, modelIds } = list;
    const cost = (id: ModelId): number => jsonLength(entries[id]);
    const fit = room.howMany(region, 'models', modelIds, { cost, row: (id) => id });
    if (fit === modelIds.length) return list;
    const taken = modelIds.slice(0, fit);
    const kept = taken.flatMap((id) => (entries[id] === undefined ? [] : [[id, entries[id]] as const]));
    const failure = tooManyOnMantle(region, fit, modelIds.length);
    return { ...list, modelIds: taken, entries: Object.fromEntries(kept), failure };
  },
};

function cutPage<T>(page: Page<T>, fit: number): Page<T> {
  const { items, beyond = 0 } = page;
  return fit === items.length
    ? page
    : { ...page, items: items.slice(0, fit), beyond: beyond + items.length - fit };
}

/** An export names a profile with each model that it leads to: with one, as far as is known. */
function costOfProfile(profile: InferenceProfile): number {
  const models = new Set(profile.models.map(({ modelArn }) => modelArn.slice(modelArn.lastIndexOf('/'))));
  return (jsonLength(profile) + DESTINATION_BYTES * profile.models.length) * Math.max(1, models.size);
}
