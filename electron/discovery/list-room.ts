/**
 * What the lists of all regions of a scan may take: each region has a share in any case, and what goes beyond comes out of one
 * pool, so that no region takes the place of another.
 */

import { REGION_SHARE_BYTES, SHARED_LIST_BYTES } from '../contract/bounds.ts';
import { jsonLength } from '../contract/snapshot/json-length.ts';
import type {
  Failure,
  InferenceProfile,
  MantleList,
  ModelId,
  ModelRecord,
  RegionCode,
} from '../contract/snapshot/model.ts';
import { grouped } from '../contract/text.ts';
import type { BedrockGateway, Operation, Page } from './ports.ts';
import { through } from './through.ts';

/** What a record costs beside its text, in bytes: its objects, its cells, and what an export says of it. */
const RECORD_BYTES = 1_000;
/** A model that no region has listed before is a row of the window as well. */
const ROW_BYTES = 2_000;

/** The gateway of one scan: of lists that are too long for what is left it gives the first part, and says how much is missing. */
export function withinListRoom(gateway: BedrockGateway): BedrockGateway {
  const room = new ListRoom();
  return through(gateway, async ({ operation, region = '' }, run) => {
    const answer = await run();
    const cut = CUTS[operation] as
      | ((room: ListRoom, region: RegionCode, value: unknown) => unknown)
      | undefined;
    if (!answer.ok || cut === undefined) return answer;
    return { ...answer, value: cut(room, region, answer.value) };
  });
}

const CUTS: Partial<Record<Operation, (room: ListRoom, region: RegionCode, value: never) => unknown>> = {
  listModels: (room, region, page: Page<ModelRecord>) =>
    cutPage(
      page,
      room.howMany(region, page.items, (model) => room.costOfModel(model.modelId, model)),
    ),
  listProfiles: (room, region, page: Page<InferenceProfile>) =>
    cutPage(page, room.howMany(region, page.items, costOfProfile)),
  listMantleModels: (room, region, list: MantleList) => {
    const { entries = {}, modelIds } = list;
    const fit = room.howMany(region, modelIds, (id) => room.costOfModel(id, entries[id]));
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
  return (RECORD_BYTES + jsonLength(profile)) * Math.max(1, models.size);
}

class ListRoom {
  #shared = SHARED_LIST_BYTES;
  /** What is left of the shares. */
  readonly #own = new Map<RegionCode, number>();
  readonly #rows = new Set<ModelId>();

  /** How many of the items, from the first on, there is room for; it is taken. */
  howMany<T>(region: RegionCode, items: readonly T[], costOf: (item: T) => number): number {
    let own = this.#own.get(region) ?? REGION_SHARE_BYTES;
    let fit = 0;
    for (const item of items) {
      const cost = costOf(item);
      const beyond = Math.max(0, cost - own);
      if (beyond > this.#shared) break;
      this.#shared -= beyond;
      own -= cost - beyond;
      fit += 1;
    }
    this.#own.set(region, own);
    return fit;
  }

  costOfModel(id: ModelId, told: unknown): number {
    const isRow = !this.#rows.has(id);
    this.#rows.add(id);
    return RECORD_BYTES + (isRow ? ROW_BYTES : 0) + jsonLength(told);
  }
}

/** The first part of bedrock-mantle's list was taken in. */
export function tooManyOnMantle(region: RegionCode, taken: number, all: number): Failure {
  const [first, total] = [taken, all].map(grouped);
  return {
    kind: 'bad-answer',
    message: `bedrock-mantle lists ${total} models in ${region}, more than are taken in; the first ${first} are shown.`,
    nextStep:
      'Of models that bedrock-mantle alone serves and that are not shown nothing is known there; everything else is complete. Check the endpoint and the proxy, then rescan.',
  };
}
