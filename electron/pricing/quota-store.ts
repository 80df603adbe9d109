/** Quotas of one identity on disk, as they were read, with their dates; no account number is among them. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MAX_OWN_FILE_BYTES } from '../contract/bounds.ts';
import { asRecord, parsedRecord } from '../contract/json.ts';
import type { RegionQuotas } from '../contract/quotas/quota.ts';
import { maskAccountsInJson } from '../contract/snapshot/account-numbers.ts';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import { replaceFile } from '../disk/atomic-file.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { notKept } from './price-store.ts';

type KeptQuotas = Record<RegionCode, RegionQuotas>;

/** Raised when an older file would be read wrongly. */
const VERSION = 1;

export class QuotaStore {
  readonly #file: string;
  /** What was read or written last. */
  #kept: KeptQuotas | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** By region; empty if there is nothing, or nothing that can be read. */
  async read(): Promise<KeptQuotas> {
    this.#kept ??= await this.#fromDisk();
    return { ...this.#kept };
  }

  async write(quotas: KeptQuotas): Promise<Failure | undefined> {
    this.#kept = quotas;
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      await replaceFile(
        this.#file,
        maskAccountsInJson(JSON.stringify({ version: VERSION, regions: quotas })),
      );
      return undefined;
    } catch (error) {
      return notKept('quotas', error);
    }
  }

  async #fromDisk(): Promise<KeptQuotas> {
    const text = await readRegularFile(this.#file, MAX_OWN_FILE_BYTES).then(String, () => '');
    const kept = parsedRecord(text);
    const regions = kept?.version === VERSION ? asRecord(kept.regions) : undefined;
    const good = Object.entries((regions ?? {}) as KeptQuotas).filter(([region, read]) =>
      isGood(region, read),
    );
    return Object.fromEntries(good);
  }
}

function isGood(region: RegionCode, read: Partial<RegionQuotas> | null): boolean {
  return (
    read?.region === region &&
    typeof read.readAt === 'string' &&
    typeof read.state === 'string' &&
    Array.isArray(read.applied) &&
    read.applied.every((row) => typeof row?.code === 'string' && typeof row.name === 'string')
  );
}
