/** Prices and quotas of a source with the places where they are kept. Prices are public: all profiles share them. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ReachOptions } from '../aws/transport/reach-options.ts';
import type { RegionPricing } from '../contract/pricing/region-pricing.ts';
import type { RegionQuotas } from '../contract/quotas/quota.ts';
import type { RegionCode, Snapshot } from '../contract/snapshot/model.ts';
import type { Result } from '../discovery/ports.ts';
import { PriceStore } from './price-store.ts';
import { QuotaStore } from './quota-store.ts';
import { SourcePricing } from './source-pricing.ts';

export interface PricingDeps {
  isSample: boolean;
  /** A file name of its own for this source and identity, without its ending. */
  name: string;
  userDataDir: string;
  env: NodeJS.ProcessEnv;
  reach?: ReachOptions;
  opened: {
    quotas(region: RegionCode, signal: AbortSignal): Promise<RegionQuotas>;
    /** Where the source has a price list of its own; undefined: AWS's. */
    ownPriceListUrl(): Promise<Result<URL | undefined>>;
  };
  snapshot(): Snapshot;
  changed(regions: RegionPricing[]): void;
}

/** Opens nothing but the places on disk; AWS is asked when something is fetched. */
export function openPricing(deps: PricingDeps): SourcePricing {
  const { isSample, name, userDataDir, env, opened } = deps;
  const prices = new PriceStore(join(userDataDir, 'prices', isSample ? 'sample' : listName(env)));
  return new SourcePricing({
    prices,
    quotas: new QuotaStore(join(userDataDir, 'quotas', `${name}.json`)),
    async openPriceList() {
      const { openPriceList, priceListUrl } = await import('./open-price-list.ts');
      const own = await opened.ownPriceListUrl();
      if (!own.ok) return own;
      const url = own.value === undefined ? priceListUrl(env) : { ok: true as const, value: own.value };
      if (!url.ok) return url;
      return isSample
        ? openPriceList(url.value, prices, {})
        : openPriceList(url.value, prices, env, deps.reach);
    },
    readQuotas: (region, signal) => opened.quotas(region, signal),
    snapshot: deps.snapshot,
    changed: deps.changed,
  });
}

/** A mirror may hold other prices than AWS. */
function listName(env: NodeJS.ProcessEnv): string {
  const mirror = env.BEDROCK_ATLAS_PRICE_LIST_URL;
  if (!mirror) return 'aws';
  return `mirror-${createHash('sha256').update(mirror).digest('hex').slice(0, 10)}`;
}
