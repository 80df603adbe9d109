/** What the filters know of a model, and the questions that several of them ask of it. */
import type { ModelJoin } from '../cells/joined-ids.ts';
import type { AccessStatus, ModelId, ModelRecord, RegionCode } from '../snapshot/model.ts';
import type { FilterScope } from './filter-entry.ts';
import type { PlaceableModel } from './placement.ts';

/** What dated tables say of a model; absent: no source says. */
export interface DocumentedFacts {
  promptCaching?: boolean | undefined;
  toolUse?: boolean | undefined;
  reasoning?: boolean | undefined;
  contextTokens?: number | undefined;
  /** The model's own id, where the id is another one of the same model. */
  join?: ModelJoin | undefined;
  /** What its card calls it. */
  card?: { name: string; provider: string } | undefined;
}

export interface FilterableModel extends PlaceableModel, DocumentedFacts {
  modelId: ModelId;
  /** The model of which several ids are there, this one among them; absent: there is no other. */
  model?: ModelId;
  provider: string;
  /** Its distinct entries in the lists of all regions; empty where no list names it. */
  records: readonly ModelRecord[];
  /** Empty where no source says. */
  inputs: readonly string[];
  outputs: readonly string[];
  /** True if every region that lists the model calls it legacy. */
  legacy: boolean;
  /** No region lists it but on bedrock-mantle. */
  mantleOnly: boolean;
  /** The account's access in the region; undefined if the model is not known to be there. */
  accessIn(region: RegionCode): AccessStatus | undefined;
  /** The account's data retention in the region forbids the model. */
  isRetentionBlockedIn(region: RegionCode): boolean;
  /** The regions in which it is past its end of life. */
  endedIn: ReadonlySet<RegionCode>;
}

/** What the lists of regions say: true if it holds for one of those that say something; undefined if none does. */
export function someList<Said>(
  { records }: FilterableModel,
  said: (record: ModelRecord) => Said | undefined,
  holds: (value: Said) => boolean,
): boolean | undefined {
  const values = records.flatMap((record) => {
    const value = said(record);
    return value === undefined ? [] : [value];
  });
  return values.length === 0 ? undefined : values.some(holds);
}

export function isCallable(model: FilterableModel, { regions }: FilterScope): boolean {
  return regions.some(
    (region) =>
      (model.kindsIn(region)?.length ?? 0) > 0 &&
      model.accessIn(region) !== 'blocked' &&
      !model.endedIn.has(region),
  );
}

export function hasAccess(model: FilterableModel, access: AccessStatus, { regions }: FilterScope): boolean {
  return regions.some((region) => model.accessIn(region) === access);
}

export function has(modalities: readonly string[], modality: string): boolean {
  return modalities.includes(modality);
}

/** `TEXT` as `Text`, modalities that this app has never heard of too. */
export function modalityLabel(modality: string): string {
  return modality.charAt(0) + modality.slice(1).toLowerCase().replaceAll('_', ' ');
}
