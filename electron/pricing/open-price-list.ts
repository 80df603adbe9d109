/** Opens the price list of a source over the app's transport. */
import type { ReachOptions } from '../aws/transport/reach-options.ts';
import { defined } from '../contract/defined.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import type { Result } from '../discovery/ports.ts';
import { PriceList, type PriceListStore } from './price-list.ts';

export interface OpenedPriceList {
  list: PriceList;
  close(): void;
}

/** AWS's own host, for every partition that has its prices in US dollars. */
const PRICE_LIST_URL = 'https://pricing.us-east-1.amazonaws.com';
const DEADLINE_MS = 30_000;

/** Where prices are read: AWS's host, or the mirror that BEDROCK_ATLAS_PRICE_LIST_URL names. */
export function priceListUrl(env: NodeJS.ProcessEnv): Result<URL> {
  const text = env.BEDROCK_ATLAS_PRICE_LIST_URL || PRICE_LIST_URL;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isGood = url !== undefined && ['http:', 'https:'].includes(url.protocol);
  return isGood ? { ok: true, value: url } : { ok: false, failure: NOT_AN_ADDRESS };
}

const NOT_AN_ADDRESS: Failure = {
  kind: 'bad-input',
  message: 'BEDROCK_ATLAS_PRICE_LIST_URL is not an http:// or https:// address.',
  nextStep: 'Correct the variable, or remove it to read the price list of AWS.',
};

/** `env`: for proxy and certificates; nothing of it is sent. */
export async function openPriceList(
  url: URL,
  store: PriceListStore,
  env: NodeJS.ProcessEnv,
  reach?: ReachOptions,
): Promise<Result<OpenedPriceList>> {
  const { openPublicFiles } = await import('../aws/transport/public-files.ts');
  const files = openPublicFiles({ env, deadlineMs: DEADLINE_MS, ...defined({ reach }) });
  if (!files.ok) return files;
  const list = new PriceList({ url, files: files.value, store, nowIso: () => new Date().toISOString() });
  return { ok: true, value: { list, close: () => files.value.close() } };
}
