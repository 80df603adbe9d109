/**
 * Limits on the lists of all regions of all scans that run. Each region has a share of its own; what exceeds it comes from one
 * pool of all. So no region uses up the share of another, and several accounts take little more than one.
 */
import { LIST_SHARE_BYTES, ROW_SHARE, SHARED_LIST_BYTES, SHARED_ROWS } from '../contract/bounds.ts';
import type { Failure, ModelId, RegionCode } from '../contract/snapshot/model.ts';
import { grouped } from '../contract/text.ts';

/** What a record costs beside its text, in bytes: its objects, its cells, and what an export says of it. */
const RECORD_BYTES = 300;

/** What all scans of a process share. */
export class ListPools {
  readonly bytes: Pool = new Pool(SHARED_LIST_BYTES);
  readonly rows: Pool = new Pool(SHARED_ROWS);
  /** How many scans run side by side: they divide half of the shares of one, since each has clients and texts of its own. */
  scansAtOnce = 1;
}

/** The room of one source: of its last scan, until the next one or until it is closed. */
export class ListBudget {
  readonly #bytes: Shares;
  readonly #rows: Shares;
  readonly #known = new Set<ModelId>();
  readonly #pools: ListPools;

  constructor(pools: ListPools = new ListPools()) {
    this.#pools = pools;
    this.#bytes = new Shares(pools.bytes);
    this.#rows = new Shares(pools.rows);
  }

  /** Makes room for a new scan. */
  begin(): void {
    const { scansAtOnce } = this.#pools;
    const divisor = scansAtOnce === 1 ? 1 : 2 * scansAtOnce;
    this.#bytes.begin(LIST_SHARE_BYTES / divisor);
    this.#rows.begin(Math.ceil(ROW_SHARE / divisor));
    this.#known.clear();
  }

  /** Nothing of the scan is in memory any more: other sources may have the room. */
  end(): void {
    this.#bytes.begin(0);
    this.#rows.begin(0);
  }

  /** How many of the items, from the first on, there is room for; it is taken. `row`: the model whose row the item needs. */
  howMany<T>(
    region: RegionCode,
    list: string,
    items: readonly T[],
    { cost, row }: { cost: (item: T) => number; row?: (item: T) => ModelId },
  ): number {
    let fit = 0;
    for (const item of items) {
      const id = row?.(item);
      const isRow = id !== undefined && !this.#known.has(id);
      if (isRow && !this.#rows.take(region, 1)) break;
      if (!this.#bytes.take(`${region} ${list}`, RECORD_BYTES + cost(item))) break;
      if (isRow) this.#known.add(id);
      fit += 1;
    }
    return fit;
  }
}

class Pool {
  #rest: number;

  constructor(rest: number) {
    this.#rest = rest;
  }

  /** Whether there is so much; it is then taken. */
  take(amount: number): boolean {
    if (amount > this.#rest) return false;
    this.#rest -= amount;
    return true;
  }

  giveBack(amount: number): void {
    this.#rest += amount;
  }
}

/** An amount of which everybody has a share, and all together what is in the pool. */
class Shares {
  readonly #pool: Pool;
  #share = 0;
  #taken = 0;
  /** What is left of the shares. */
  readonly #left = new Map<string, number>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Whether there is so much; it is then taken. */
  take(who: string, amount: number): boolean {
    const left = this.#left.get(who) ?? this.#share;
    const beyond = Math.max(0, amount - left);
    if (!this.#pool.take(beyond)) return false;
    this.#taken += beyond;
    this.#left.set(who, left - amount + beyond);
    return true;
  }

  /** Gives back what was taken of the pool. */
  begin(share: number): void {
    this.#pool.giveBack(this.#taken);
    this.#taken = 0;
    this.#share = share;
    this.#left.clear();
  }
}

/** The first part of bedrock-mantle's list was taken in. */
export function tooManyOnMantle(region: RegionCode, taken: number, all: number): Failure {
  const [first, total] = [taken, all].map(grouped);
  return {
    kind: 'bad-answer',
    message: `bedrock-mantle lists ${total} models in ${region}, more than are taken in; the first ${first} are shown.`,
    nextStep:
      'Of models that bedrock-mantle alone serves and that are not shown nothing is known there; everything else is complete. Check the endpoint and the proxy, then rescan.',
  };
}
