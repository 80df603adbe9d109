/** Which model each row of a region's offers is for: by an id in the row itself or by the dated table, never by likeness. */
import type { ModelId, RegionCode } from '../snapshot/model.ts';
import { compareDecimals } from './decimal.ts';
import {
  type Join,
  type ModelPrices,
  OFFER_CODES,
  type OfferCode,
  type OfferOfRegion,
  type OfferRow,
  type Price,
  type RowLeftOut,
} from './price.ts';
import { type PricedRow, readOfferRow } from './price-row.ts';
import { modelIn } from './usagetype.ts';

/** A confirmed pair of a model and a name in the list. */
export interface NamedModel {
  modelId: ModelId;
  join: Join;
}

/** The dated table of names, and what else is known of ids. */
export interface PriceNames {
  /** Models that are confirmed to have this name in the offer. */
  modelsNamed(
    offerCode: OfferCode,
    field: 'name' | 'segment' | 'feature',
    name: string,
  ): readonly NamedModel[];
  /** Whether it is known how the list names the model. */
  isNamed(modelId: ModelId): boolean;
  /** Whether a dated price stands on the model's card. */
  isOnCard(modelId: ModelId): boolean;
  /** The model of which the id is a context variant; undefined if it is none. */
  baseOf(modelId: ModelId): ModelId | undefined;
}

/** What the offers of one region say, by model. */
export interface RegionPrices {
  region: RegionCode;
  offers: readonly Omit<OfferOfRegion, 'rows'>[];
  /** What the region's offers say of the model; a model that no list knows is `no-join`. */
  of(modelId: ModelId): ModelPrices;
  leftOut: readonly RowLeftOut[];
  /** Names in the list that no model is confirmed to have, sorted. */
  unpairedNames: readonly string[];
}

const MODEL_ID = /^[a-z0-9-]+\.[a-z0-9][a-z0-9._-]*(:[a-z0-9]+)*$/;

/** Joins a region's offers row by row, so that the caller can share the time out; `finish` gives the result. */
export class PriceJoiner {
  readonly #region: RegionCode;
  readonly #names: PriceNames;
  readonly #isKnown: (modelId: ModelId) => boolean;
  readonly #offers: Omit<OfferOfRegion, 'rows'>[] = [];
  readonly #prices = new Map<ModelId, Map<string, Price[]>>();
  readonly #leftOut: RowLeftOut[] = [];
  readonly #unread = new Map<ModelId, RowLeftOut['reason'][]>();
  readonly #unpaired = new Set<string>();

  /** `isKnown`: ids that a list of models or a table holds; an id in a row counts only if it is one. */
  constructor(region: RegionCode, names: PriceNames, isKnown: (modelId: ModelId) => boolean) {
    this.#region = region;
    this.#names = names;
    this.#isKnown = isKnown;
  }

  addOffer(offer: Omit<OfferOfRegion, 'rows'>): void {
    this.#offers.push(offer);
  }

  addRow(row: OfferRow, { offerCode, version = '' }: Omit<OfferOfRegion, 'rows'>): void {
    const read =
      row.region === this.#region ? readOfferRow(row) : ({ ok: false, reason: 'other-region' } as const);
    if (!read.ok) {
      const { sku, usagetype, name } = row;
      this.#leftOut.push({
        offerCode,
        sku,
        usagetype,
        ...(name === undefined ? {} : { name }),
        reason: read.reason,
      });
      for (const { modelId } of this.#modelsOf(offerCode, { ...modelIn(row.usagetype), row })) {
        this.#unread.set(modelId, [...(this.#unread.get(modelId) ?? []), read.reason]);
      }
      return;
    }
    const models = this.#modelsOf(offerCode, read.priced);
    if (models.length === 0 && row.name !== undefined) this.#unpaired.add(row.name);
    for (const { modelId, join } of models)
      this.#put(modelId, priceOf(read.priced, offerCode, version, join));
  }

  finish(): RegionPrices {
    const loaded = new Set(this.#offers.map((each) => each.offerCode));
    const missingOffers = OFFER_CODES.filter((code) => !loaded.has(code));
    const prices = new Map([...this.#prices].map(([id, byMeter]) => [id, sortedPrices(byMeter)]));
    const of = (modelId: ModelId): ModelPrices => {
      const base = prices.has(modelId) ? undefined : this.#names.baseOf(modelId);
      const id = base ?? modelId;
      const found = prices.get(id) ?? [];
      const unread = this.#unread.get(id) ?? [];
      const statedFor = base === undefined || found.length === 0 ? {} : { statedFor: base };
      const told = { prices: found, missingOffers, unread, ...statedFor };
      if (found.some((price) => price.marks.includes('conflict'))) return { status: 'conflict', ...told };
      if (found.length > 0) return { status: 'known', ...told };
      if (missingOffers.length > 0) return { status: 'not-loaded', ...told };
      if (this.#names.isNamed(id)) return { status: 'not-in-list', ...told };
      return { status: this.#names.isOnCard(id) ? 'card-only' : 'no-join', ...told };
    };
    return {
      region: this.#region,
      offers: this.#offers,
      of,
      leftOut: this.#leftOut,
      unpairedNames: [...this.#unpaired].sort(),
    };
  }

  /** The first of these that holds: an id in the row, then the table. */
  #modelsOf(
    offerCode: OfferCode,
    { modelId, segment, row }: Pick<PricedRow, 'modelId' | 'segment' | 'row'>,
  ): readonly NamedModel[] {
    if (modelId !== undefined && this.#isKnown(modelId))
      return [{ modelId, join: { kind: 'id-in-usagetype' } }];
    return this.#byName(offerCode, row, segment);
  }

  /** An id in the row's attribute, then the table. */
  #byName(offerCode: OfferCode, row: OfferRow, segment: string | undefined): readonly NamedModel[] {
    if (row.name !== undefined && MODEL_ID.test(row.name) && this.#isKnown(row.name)) {
      return [{ modelId: row.name, join: { kind: 'model-attribute' } }];
    }
    return this.#named(offerCode, row, segment);
  }

  #named(offerCode: OfferCode, row: OfferRow, segment: string | undefined): readonly NamedModel[] {
    const names = this.#names;
    const byName = row.name === undefined ? [] : names.modelsNamed(offerCode, 'name', row.name);
    if (byName.length > 0) return byName;
    const bySegment = segment === undefined ? [] : names.modelsNamed(offerCode, 'segment', segment);
    if (bySegment.length > 0 || row.name !== undefined || row.feature === undefined) return bySegment;
    return names.modelsNamed(offerCode, 'feature', row.feature);
  }

  /** Equal rows of a meter are one price with all their SKUs; unequal ones are a conflict, and both stay. */
  #put(modelId: ModelId, price: Price): void {
    const meter = `${price.scope} ${price.tier} ${price.context} ${price.meter}`;
    const byMeter = this.#prices.get(modelId) ?? new Map<string, Price[]>();
    this.#prices.set(modelId, byMeter);
    const others = byMeter.get(meter) ?? [];
    byMeter.set(meter, others);
    const same = others.find((other) => saysTheSame(other, price));
    if (same !== undefined) {
      same.skus.push(...price.skus);
      return;
    }
    others.push(price);
    if (others.length > 1)
      for (const each of others) each.marks = [...new Set([...each.marks, 'conflict' as const])];
  }
}

function priceOf(priced: PricedRow, offerCode: OfferCode, offerVersion: string, join: Join): Price {
  const { row, scope, tier, context, meter, usd, unit, usdPerMillionTokens, marks } = priced;
  return {
    scope,
    tier,
    context,
    meter,
    usd,
    unit,
    rawUnit: row.unit,
    ...(usdPerMillionTokens === undefined ? {} : { usdPerMillionTokens }),
    skus: [row.sku],
    offerCode,
    offerVersion,
    effectiveDate: row.effectiveDate,
    usagetype: row.usagetype,
    join: join.kind,
    ...(join.confirmedOn === undefined ? {} : { joinConfirmedOn: join.confirmedOn }),
    ...(join.hasOneSource === true ? { joinHasOneSource: true } : {}),
    marks: [...marks],
  };
}

function saysTheSame(a: Price, b: Price): boolean {
  if (a.usdPerMillionTokens !== undefined && b.usdPerMillionTokens !== undefined) {
    return a.usdPerMillionTokens === b.usdPerMillionTokens;
  }
  return a.unit === b.unit && a.usd === b.usd;
}

const FIRST_METERS = ['input', 'output', 'cache-read'];
const FIRST_SCOPES = ['regional', 'geo', 'global'];

function place(list: readonly string[], name: string): number {
  const found = list.indexOf(name);
  return found < 0 ? list.length : found;
}

/** What is asked for first comes first; the same rows always give the same order. */
function sortedPrices(byMeter: ReadonlyMap<string, readonly Price[]>): Price[] {
  const all = [...byMeter.values()].flat();
  for (const price of all) {
    price.skus = [...new Set(price.skus)].sort();
    if (costsMoreThanInput(price, byMeter)) price.marks.push('outlier');
  }
  return all.sort(
    (a, b) =>
      place(FIRST_SCOPES, a.scope) - place(FIRST_SCOPES, b.scope) ||
      order(a.scope, b.scope) ||
      place(['standard'], a.tier) - place(['standard'], b.tier) ||
      order(a.tier, b.tier) ||
      place(['standard'], a.context) - place(['standard'], b.context) ||
      place(FIRST_METERS, a.meter) - place(FIRST_METERS, b.meter) ||
      order(a.meter, b.meter) ||
      compareDecimals(a.usd, b.usd) ||
      order(a.skus[0] ?? '', b.skus[0] ?? ''),
  );
}

/** Nowhere in the list of 2026 but in one row: shown as published, and marked. */
function costsMoreThanInput(price: Price, byMeter: ReadonlyMap<string, readonly Price[]>): boolean {
  const { scope, tier, context, meter, usdPerMillionTokens: usd } = price;
  if (meter !== 'cache-read' || usd === undefined) return false;
  const inputs = byMeter.get(`${scope} ${tier} ${context} input`) ?? [];
  return inputs.some((input) => compareDecimals(usd, input.usdPerMillionTokens ?? usd) > 0);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
