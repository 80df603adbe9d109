/** Prices and quotas of a source with the places where they are kept. Prices are public: all profiles share them. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cacheName } from '../cache/store-cache.ts';
import type { SourceChoice } from '../contract/bridge/settings.ts';
import type { RegionPricing } from '../contract/pricing/region-pricing.ts';
import type { Snapshot } from '../contract/snapshot/model.ts';
import { cacheIdentity } from '../session/cache-identity.ts';
import type { OpenedSource } from '../session/opened-source.ts';
import { PriceStore } from './price-store.ts';
import { QuotaStore } from './quota-store.ts';
import { SourcePricing } from './source-pricing.ts';

export interface PricingParts {
  choice: SourceChoice;
  partition: string;
  userDataDir: string;
  env: NodeJS.ProcessEnv;
  opened: Pick<OpenedSource, 'quotas' | 'ownPriceListUrl'>;
  snapshot(): Snapshot;
  changed(regions: RegionPricing[]): void;
}

/** Opens nothing but the places on disk; AWS is asked when something is fetched. */
export function openPricing(parts: PricingParts): SourcePricing {
  const { choice, partition, userDataDir, env, opened } = parts;
  const isSample = choice.kind === 'sample';
  const identity = isSample ? 'sample' : cacheIdentity(choice.profile ?? undefined, env);
  const prices = new PriceStore(join(userDataDir, 'prices', isSample ? 'sample' : listName(env)));
  return new SourcePricing({
    prices,
    quotas: new QuotaStore(join(userDataDir, 'quotas', `${cacheName(partition, identity)}.json`)),
    async openPriceList() {
      const { openPriceList, priceListUrl } = await import('./open-price-list.ts');
      const own = await opened.ownPriceListUrl();
      if (!own.ok) return own;
      const url = own.value === undefined ? priceListUrl(env) : { ok: true as const, value: own.value };
      return url.ok ? openPriceList(url.value, prices, isSample ? {} : env) : url;
    },
    readQuotas: (region, signal) => opened.quotas(region, signal),
    snapshot: parts.snapshot,
    changed: parts.changed,
  });
}

/** A mirror may hold other prices than AWS. */
function listName(env: NodeJS.ProcessEnv): string {
  const mirror = env.BEDROCK_ATLAS_PRICE_LIST_URL;
  if (!mirror) return 'aws';
  return `mirror-${createHash('sha256').update(mirror).digest('hex').slice(0, 10)}`;
}
