/** How the AWS price list names models: an exact, dated table. What is not in it has no price. */
import { own } from '../contract/defined.ts';
import type { Join, JoinKind, OfferCode } from '../contract/pricing/price.ts';
import type { NamedModel, PriceNames } from '../contract/pricing/price-join.ts';
import type { ModelId } from '../contract/snapshot/model.ts';
import { isOnCard } from './card-prices.ts';
import file from './data/price-names.json' with { type: 'json' };
import { baseModelOf } from './model-id.ts';

interface PricedName {
  modelId: ModelId;
  grade: string;
  confirmedOn: string;
}
type Table = Record<string, Record<string, readonly PricedName[]>>;

const TABLES: Record<'name' | 'segment' | 'feature', Table> = {
  name: file.names,
  segment: file.segments,
  feature: file.features,
};

const NAMED: ReadonlySet<ModelId> = new Set([
  ...Object.keys(file.idsInRows),
  ...Object.values(TABLES).flatMap((table) =>
    Object.values(table).flatMap((offer) =>
      Object.values(offer).flatMap((entries) => entries.map((entry) => entry.modelId)),
    ),
  ),
]);

const KINDS: Record<string, JoinKind> = {
  'exact-name': 'exact-name',
  'exact-name-ignoring-case': 'exact-name',
};

function joinOf({ grade, confirmedOn }: PricedName): Join {
  const kind = KINDS[grade] ?? 'curated';
  return { kind, confirmedOn, ...(grade === 'curated-1-source' ? { hasOneSource: true } : {}) };
}

function modelsNamed(
  offerCode: OfferCode,
  field: 'name' | 'segment' | 'feature',
  name: string,
): readonly NamedModel[] {
  const entries = own(TABLES[field][offerCode], name) ?? [];
  return entries.map((entry) => ({ modelId: entry.modelId, join: joinOf(entry) }));
}

/** The table, as the join asks it. */
export const PRICE_NAMES: PriceNames = {
  modelsNamed,
  isNamed: (modelId) => NAMED.has(modelId),
  isOnCard,
  baseOf: baseModelOf,
};
