/** Prices and quotas of one source: fetched when asked, kept with their dates, and told by region. */
import { PRICE_NAMES } from '../capabilities/price-names.ts';
import { QUOTA_NAMES } from '../capabilities/quota-names.ts';
import { fewAtOnce } from '../contract/few-at-once.ts';
import { OFFER_CODES, type OfferCode } from '../contract/pricing/price.ts';
import {
  type Pricing,
  pricesOfModels,
  quotasOfModels,
  type RegionPricing,
} from '../contract/pricing/region-pricing.ts';
import type { RegionQuotas } from '../contract/quotas/quota.ts';
import { joinQuotas } from '../contract/quotas/quota-join.ts';
import type { Failure, ModelId, RegionCode, Snapshot } from '../contract/snapshot/model.ts';
import { allModelIds } from '../contract/snapshot/snapshot.ts';
import type { Result } from '../discovery/ports.ts';
import { type ImportedOffer, importOffer } from './import-offer.ts';
import type { OpenedPriceList } from './open-price-list.ts';
import { PriceBook } from './price-book.ts';
import type { PriceStore } from './price-store.ts';
import type { QuotaStore } from './quota-store.ts';

export interface SourcePricingDeps {
  prices: PriceStore;
  quotas: QuotaStore;
  /** Made when prices are fetched. */
  openPriceList(): Promise<Result<OpenedPriceList>>;
  readQuotas(region: RegionCode, signal: AbortSignal): Promise<RegionQuotas>;
  /** The models that are known now. */
  snapshot(): Snapshot;
  changed(regions: RegionPricing[]): void;
}

/** How a fetch ended: what could not be had, one failure a reason; of all offers or regions if none is named. */
export type FetchProblems = readonly FetchProblem[];
interface FetchProblem {
  failure: Failure;
  offers: readonly OfferCode[];
  regions: readonly RegionCode[];
}

const QUOTA_REGIONS_AT_ONCE = 4;

export class SourcePricing {
  readonly #deps: SourcePricingDeps;
  readonly #book: PriceBook;
  readonly #regions = new Map<RegionCode, RegionPricing>();
  /** Regions whose prices were asked for, had or not. */
  readonly #asked = new Set<RegionCode>();
  readonly #closing = new AbortController();

  constructor(deps: SourcePricingDeps) {
    this.#deps = deps;
    this.#book = new PriceBook({ store: deps.prices, names: PRICE_NAMES });
  }

  /** What is known, by region. */
  get pricing(): Pricing {
    return Object.fromEntries(this.#regions);
  }

  /** Shows what earlier fetches left of the regions. Asks nobody. */
  async load(regions: readonly RegionCode[]): Promise<void> {
    const quotas = await this.#deps.quotas.read();
    for (const region of regions) {
      if (this.#closing.signal.aborted) return;
      await this.#show(region, quotas[region]);
    }
  }

  /** Of the regions, those whose prices or quotas were asked for before the time, or never in full. */
  async due(
    kind: 'fetchPrices' | 'fetchQuotas',
    regions: readonly RegionCode[],
    beforeIso: string,
  ): Promise<RegionCode[]> {
    if (kind === 'fetchQuotas') {
      const kept = await this.#deps.quotas.read();
      return regions.filter((region) => (kept[region]?.readAt ?? '') < beforeIso);
    }
    const indexes = await Promise.all(OFFER_CODES.map((code) => this.#deps.prices.readIndex(code)));
    if (indexes.some((index) => (index?.fetchedAt ?? '') < beforeIso)) return [...regions];
    return regions.filter(
      (region) => this.#regions.get(region)?.prices?.offers.length !== OFFER_CODES.length,
    );
  }

  async fetchPrices(regions: readonly RegionCode[], signal: AbortSignal): Promise<FetchProblems> {
    const opened = await this.#deps.openPriceList();
    if (!opened.ok) return byReason([{ failure: opened.failure }]);
    const both = AbortSignal.any([signal, this.#closing.signal]);
    try {
      const shown: Promise<void>[] = [];
      const { failures } = await opened.value.list.fetch(regions, both, (region) => {
        this.#asked.add(region);
        shown.push(this.#show(region));
      });
      await Promise.all(shown);
      return byReason(failures);
    } finally {
      opened.value.close();
    }
  }

  async fetchQuotas(regions: readonly RegionCode[], signal: AbortSignal): Promise<FetchProblems> {
    const both = AbortSignal.any([signal, this.#closing.signal]);
    const kept = await this.#deps.quotas.read();
    const problems: { failure: Failure; region: RegionCode }[] = [];
    const readOne = async (region: RegionCode): Promise<void> => {
      const read = await this.#deps.readQuotas(region, both);
      if (read.failure?.kind === 'cancelled') return;
      if (read.failure !== undefined) problems.push({ region, failure: read.failure });
      const before = kept[region];
      // What came before is better than nothing.
      const isWorse = read.applied.length === 0 && before !== undefined && before.applied.length > 0;
      if (read.state === 'failed' && isWorse) return;
      kept[region] = read;
      await this.#show(region, read);
    };
    await fewAtOnce(regions, QUOTA_REGIONS_AT_ONCE, readOne, both);
    const failure = await this.#deps.quotas.write(kept);
    return byReason(failure === undefined ? problems : [...problems, { failure }]);
  }

  /** Takes an offer file of the user and shows what it says of the regions that are known. */
  async importOffer(file: string): Promise<Result<ImportedOffer>> {
    const imported = await importOffer(file, this.#deps.prices, this.#closing.signal);
    if (!imported.ok) return imported;
    const { regions } = this.#deps.snapshot();
    for (const region of imported.value.regions) if (Object.hasOwn(regions, region)) await this.#show(region);
    return imported;
  }

  /** Joins anew after a scan has brought other models. */
  async refresh(): Promise<void> {
    if (this.#regions.size > 0) await this.load([...this.#regions.keys()]);
  }

  /** Ends what is under way. */
  close(): void {
    this.#closing.abort();
  }

  async #show(region: RegionCode, quotas?: RegionQuotas): Promise<void> {
    const snapshot = this.#deps.snapshot();
    const listed = new Set(allModelIds(snapshot));
    const ids = modelIdsOf(snapshot, region);
    const isAsked = this.#asked.has(region);
    const prices =
      (await this.#book.read(region, (id) => listed.has(id))) ??
      (isAsked ? this.#book.nothing(region) : undefined);
    const limits =
      quotas === undefined
        ? this.#regions.get(region)?.quotas
        : quotasOfModels(quotas, joinQuotas(quotas, QUOTA_NAMES), ids);
    const known: RegionPricing = {
      region,
      ...(prices === undefined ? {} : { prices: pricesOfModels(prices, ids) }),
      ...(limits === undefined ? {} : { quotas: limits }),
    };
    if (known.prices === undefined && known.quotas === undefined) return;
    this.#regions.set(region, known);
    this.#deps.changed([known]);
  }
}

type Missed = { failure: Failure; offerCode?: OfferCode; region?: RegionCode };

function byReason(failures: readonly Missed[]): FetchProblem[] {
  const groups = new Map<string, Missed[]>();
  for (const each of failures) {
    const { message } = each.failure;
    groups.set(message, [...(groups.get(message) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const offers = new Set(group.flatMap(({ offerCode }) => offerCode ?? []));
    const regions = new Set(group.flatMap(({ region }) => region ?? []));
    const isOfAll = offers.size === OFFER_CODES.length;
    if (first === undefined) return [];
    return {
      failure: first.failure,
      offers: isOfAll ? [] : [...offers].sort(),
      regions: [...regions].sort(),
    };
  });
}

function modelIdsOf(snapshot: Snapshot, region: RegionCode): ModelId[] {
  const record = snapshot.regions[region];
  return [...new Set([...Object.keys(record?.models ?? {}), ...(record?.mantle.modelIds ?? [])])];
}
