/** A cache in memory that remembers what was saved and can be told to fail. */
import type { Failure, Snapshot } from '../../../electron/contract/snapshot/model.ts';
import type { Result, SnapshotCache } from '../../../electron/discovery/ports.ts';

export class FakeCache implements SnapshotCache {
  /** Every snapshot that was saved, oldest first. */
  readonly saves: Snapshot[] = [];
  #content: Snapshot | undefined;
  readonly #files = new Map<string, FakeCache>();
  #failure: Failure | undefined;

  constructor(content?: Snapshot) {
    this.#content = content;
  }

  /** What a new start would find. */
  get content(): Snapshot | undefined {
    return this.#content;
  }

  /** From now on nothing can be written. */
  failWith(failure: Failure): void {
    this.#failure = failure;
  }

  async load(): Promise<Snapshot | undefined> {
    return structuredClone(this.#content);
  }

  async save(snapshot: Snapshot): Promise<Result<null>> {
    if (this.#failure !== undefined) return { ok: false, failure: this.#failure };
    this.#content = structuredClone(snapshot);
    this.saves.push(this.#content);
    return { ok: true, value: null };
  }

  async clear(): Promise<Result<null>> {
    if (this.#failure !== undefined) return { ok: false, failure: this.#failure };
    this.#content = undefined;
    return { ok: true, value: null };
  }

  at(file: string): FakeCache {
    const known = this.#files.get(file) ?? new FakeCache();
    this.#files.set(file, known);
    return known;
  }
}
