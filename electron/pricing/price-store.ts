/**
 * What was read of the price list, on disk: one file an offer and region. Its first line says what it is, each other line
 * is a row. Prices are public and the same for everybody, so that one store serves all profiles.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_OFFER_BYTES } from '../contract/bounds.ts';
import { isRegionCode } from '../contract/cells/regions.ts';
import { parsedRecord } from '../contract/json.ts';
import { OFFER_CODES, type OfferCode, type OfferOfRegion } from '../contract/pricing/price.ts';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import { replaceFile } from '../disk/atomic-file.ts';
import { diskReason } from '../disk/disk-reason.ts';
import { readRegularFile } from '../disk/regular-file.ts';

/** An offer of a region with its rows still as text. */
export interface StoredOffer extends Omit<OfferOfRegion, 'rows'> {
  /** One row of JSON a line; empty: no rows. */
  lines: string;
  /** Where the list had the file; absent: it had none, or a user imported it. */
  path?: string;
}

/** An offer's index of regions, and how to ask whether it has changed. */
export interface StoredIndex {
  offerCode: OfferCode;
  fetchedAt: string;
  etag?: string;
  lastModified?: string;
  /** Paths of the current files. */
  paths: Record<RegionCode, string>;
}

/** Raised when a row of an older store would be read wrongly. */
const STORE_VERSION = 1;

/** The disk did not take what was read. */
export function notKept(what: 'prices' | 'quotas', error: unknown): Failure {
  return {
    kind: 'disk',
    message: `The ${what} that were read could not be kept: ${diskReason(error)}.`,
    nextStep:
      'They are shown now, and the next start has to read them again. Make room or allow writing there.',
  };
}

/** Reads are undefined for what is not there or cannot be read: it is fetched anew. Writes give the failure of the disk. */
export class PriceStore {
  readonly #folder: string;
  /** What the disk did not take, for as long as the app runs. */
  readonly #unwritten = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async readOffer(region: RegionCode, offerCode: OfferCode): Promise<StoredOffer | undefined> {
    const text = await this.#read(this.#offerFile(region, offerCode));
    const end = text?.indexOf('\n') ?? -1;
    if (text === undefined || end < 0) return undefined;
    const head = parsedRecord(text.slice(0, end));
    const isGood =
      head?.store === STORE_VERSION &&
      head.region === region &&
      head.offerCode === offerCode &&
      typeof head.fetchedAt === 'string' &&
      (head.origin === 'fetched' || head.origin === 'imported');
    if (!isGood) return undefined;
    const { store: _store, ...rest } = head as unknown as StoredOffer & { store: number };
    return { ...rest, lines: text.slice(end + 1) };
  }

  async writeOffer(offer: StoredOffer): Promise<Failure | undefined> {
    const { lines, ...head } = offer;
    const text = `${JSON.stringify({ store: STORE_VERSION, ...head })}\n${lines}`;
    return await this.#write(this.#offerFile(offer.region, offer.offerCode), text, offer.region);
  }

  async readIndex(offerCode: OfferCode): Promise<StoredIndex | undefined> {
    const index = parsedRecord((await this.#read(this.#indexFile(offerCode))) ?? '');
    const isGood = index?.offerCode === offerCode && typeof index.paths === 'object' && index.paths !== null;
    return isGood ? (index as unknown as StoredIndex) : undefined;
  }

  async writeIndex(index: StoredIndex): Promise<Failure | undefined> {
    return await this.#write(this.#indexFile(index.offerCode), JSON.stringify(index));
  }

  #offerFile(region: RegionCode, offerCode: OfferCode): string {
    // Both are names of files: neither may lead elsewhere.
    if (!isRegionCode(region) || !OFFER_CODES.includes(offerCode))
      throw new RangeError(`${region} ${offerCode}`);
    return join(this.#folder, region, `${offerCode}.jsonl`);
  }

  #indexFile(offerCode: OfferCode): string {
    return join(this.#folder, `${offerCode}.index.json`);
  }

  async #read(file: string): Promise<string | undefined> {
    const unwritten = this.#unwritten.get(file);
    if (unwritten !== undefined) return unwritten;
    try {
      return String(await readRegularFile(file, MAX_OFFER_BYTES));
    } catch {
      return undefined;
    }
  }

  async #write(file: string, text: string, folder = ''): Promise<Failure | undefined> {
    try {
      await mkdir(join(this.#folder, folder), { recursive: true });
      await replaceFile(file, text);
      this.#unwritten.delete(file);
      return undefined;
    } catch (error) {
      this.#unwritten.set(file, text);
      return notKept('prices', error);
    }
  }
}
