/**
 * Reads the public price list: an offer's index of regions first, then the files of the wanted regions whose version has
 * changed. No account and no credentials. Source of paths and shapes: AWS Billing user guide, "Price List Bulk API".
 */
import type { PublicFile, PublicFiles } from '../aws/transport/public-files.ts';
import { defined, own } from '../contract/defined.ts';
import { fewAtOnce } from '../contract/few-at-once.ts';
import { OFFER_CODES, type OfferCode } from '../contract/pricing/price.ts';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import type { Result } from '../discovery/ports.ts';
import { type ParsedOffer, parseOffer } from './offer-parser.ts';
import type { StoredIndex, StoredOffer } from './price-store.ts';
import { INDEX_LIMIT_BYTES, readRegionIndex, versionOf } from './region-index.ts';

/** What keeps the list between runs. */
export interface PriceListStore {
  readOffer(region: RegionCode, offerCode: OfferCode): Promise<StoredOffer | undefined>;
  writeOffer(offer: StoredOffer): Promise<Failure | undefined>;
  readIndex(offerCode: OfferCode): Promise<StoredIndex | undefined>;
  writeIndex(index: StoredIndex): Promise<Failure | undefined>;
}

export interface PriceListDeps {
  /** Below it the paths are AWS's. */
  url: URL;
  files: Pick<PublicFiles, 'get'>;
  store: PriceListStore;
  nowIso(): string;
}

/** How a fetch went. What failed is as it was before. */
export interface PriceFetch {
  /** Region files that were downloaded. */
  downloads: number;
  /** Regions of which at least one offer is new. */
  changed: RegionCode[];
  failures: { offerCode?: OfferCode; region?: RegionCode; failure: Failure }[];
}

/** Of a region's file as it is sent; see docs/decisions/014-price-list-limits.md. */
const FILE_LIMIT_BYTES = 8 * 1024 * 1024;
const AT_ONCE = 4;
/** After so many files in a row that did not come the host is not asked again: each takes a whole deadline. */
const MOST_SILENT = 2;
const SILENT: readonly Failure['kind'][] = ['timeout', 'network', 'proxy', 'tls'];

interface Fetching extends PriceFetch {
  /** Files in a row that did not come. */
  silent: number;
}

export class PriceList {
  readonly #deps: PriceListDeps;

  constructor(deps: PriceListDeps) {
    this.#deps = deps;
  }

  /** Brings the regions up to date; each index is asked once. `regionDone` is called when a region has come to an end. */
  async fetch(
    regions: readonly RegionCode[],
    signal: AbortSignal,
    regionDone?: (region: RegionCode) => void,
  ): Promise<PriceFetch> {
    const fetched: Fetching = { downloads: 0, changed: [], failures: [], silent: 0 };
    const indexes = await Promise.all(
      OFFER_CODES.map(async (code) => [code, await this.#index(code, signal, fetched)] as const),
    );
    const bring = async (region: RegionCode): Promise<void> => {
      for (const [code, index] of indexes) {
        if (index !== undefined) await this.#offer(code, region, index, signal, fetched);
      }
      regionDone?.(region);
    };
    await fewAtOnce(regions, AT_ONCE, bring, signal);
    const { downloads, changed, failures } = fetched;
    return { downloads, changed: changed.sort(), failures };
  }

  async #index(code: OfferCode, signal: AbortSignal, fetched: PriceFetch): Promise<StoredIndex | undefined> {
    const kept = await this.#deps.store.readIndex(code);
    const url = this.#urlOf(`/offers/v1.0/aws/${code}/current/region_index.json`);
    const answer = await this.#deps.files.get(
      { url, limitBytes: INDEX_LIMIT_BYTES, ...defined({ kept }) },
      signal,
    );
    const read = answer.ok ? this.#readIndex(code, url, answer.value, kept) : answer;
    if (!read.ok) {
      fetched.failures.push({ offerCode: code, failure: read.failure });
      return kept;
    }
    await this.#note(this.#deps.store.writeIndex(read.value), fetched);
    return read.value;
  }

  #readIndex(
    offerCode: OfferCode,
    url: URL,
    answer: { isUnchanged: boolean; bytes: Buffer; etag?: string; lastModified?: string },
    kept: StoredIndex | undefined,
  ): Result<StoredIndex> {
    const fetchedAt = this.#deps.nowIso();
    if (answer.isUnchanged && kept !== undefined) return { ok: true, value: { ...kept, fetchedAt } };
    const paths = readRegionIndex(answer.bytes, offerCode);
    if (paths === undefined) return { ok: false, failure: notAnIndex(url.host) };
    const { etag, lastModified } = answer;
    return { ok: true, value: { offerCode, fetchedAt, ...defined({ etag, lastModified }), paths } };
  }

  async #offer(
    offerCode: OfferCode,
    region: RegionCode,
    index: StoredIndex,
    signal: AbortSignal,
    fetched: Fetching,
  ): Promise<void> {
    const { store, nowIso } = this.#deps;
    const kept = await store.readOffer(region, offerCode);
    const path = own(index.paths, region);
    if (path === undefined) {
      // The list has nothing for this region, which is an answer. What a user imported says more.
      if (kept !== undefined && (kept.path === undefined || kept.origin === 'imported')) return;
      const none = { offerCode, region, fetchedAt: nowIso(), origin: 'fetched' as const, lines: '' };
      await this.#note(store.writeOffer(none), fetched);
      addOnce(fetched.changed, region);
      return;
    }
    // A path without a version may hold another file tomorrow.
    if (kept?.path === path && versionOf(path) !== undefined) return;
    const url = this.#urlOf(path);
    const answer = await this.#file(url, signal, fetched);
    if (!answer.ok) {
      fetched.failures.push({ offerCode, region, failure: answer.failure });
      return;
    }
    fetched.downloads += 1;
    let parsed: ParsedOffer;
    try {
      parsed = await parseOffer(answer.value.bytes, signal);
    } catch {
      return;
    }
    if (!parsed.ok || parsed.head.offerCode !== offerCode) {
      const defect = parsed.ok ? 'not-an-offer' : parsed.defect;
      fetched.failures.push({ offerCode, region, failure: badOffer(url.host, defect) });
      return;
    }
    const { version: newest, publicationDate } = parsed.head;
    const offer: StoredOffer = {
      offerCode,
      region,
      version: newest,
      ...defined({ publicationDate }),
      fetchedAt: nowIso(),
      origin: 'fetched',
      path,
      lines: parsed.lines.toString('utf8'),
    };
    await this.#note(store.writeOffer(offer), fetched);
    addOnce(fetched.changed, region);
  }

  /** A file of a host that gave none lately has failed as those did. */
  async #file(url: URL, signal: AbortSignal, fetched: Fetching): Promise<Result<PublicFile>> {
    const last = fetched.failures.at(-1)?.failure;
    if (fetched.silent >= MOST_SILENT && last !== undefined) return { ok: false, failure: last };
    const answer = await this.#deps.files.get({ url, limitBytes: FILE_LIMIT_BYTES }, signal);
    const isSilent = !answer.ok && SILENT.includes(answer.failure.kind);
    fetched.silent = isSilent ? fetched.silent + 1 : 0;
    return answer;
  }

  /** A full disk is said once, not once a file. */
  async #note(written: Promise<Failure | undefined>, fetched: PriceFetch): Promise<void> {
    const failure = await written;
    if (failure === undefined || fetched.failures.some((each) => each.failure.kind === 'disk')) return;
    fetched.failures.push({ failure });
  }

  #urlOf(path: string): URL {
    const { url } = this.#deps;
    return new URL(`${url.origin}${url.pathname.replace(/\/$/, '')}${path}`);
  }
}

function addOnce(regions: RegionCode[], region: RegionCode): void {
  if (!regions.includes(region)) regions.push(region);
}

function notAnIndex(host: string): Failure {
  return {
    kind: 'bad-answer',
    message: `${host} gave an answer that is no index of the price list.`,
    nextStep: 'Check the address and the proxy. What was known before is kept.',
  };
}

/** What is wrong with a file that should be an offer, in words. */
export const DEFECTS: Record<Extract<ParsedOffer, { ok: false }>['defect'], string> = {
  html: 'it is a web page, perhaps of a proxy',
  'not-json': 'it is cut off or not JSON',
  'not-an-offer': 'it is not that offer',
  'no-terms': 'it has no prices',
  'too-large': 'it is far larger than a price list',
};

function badOffer(from: string, defect: keyof typeof DEFECTS): Failure {
  return {
    kind: 'bad-answer',
    message: `A file of the price list from ${from} cannot be used: ${DEFECTS[defect]}.`,
    nextStep: 'Fetch prices again later. What was known before is kept.',
  };
}
