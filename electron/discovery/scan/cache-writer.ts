/** Writing the cache beside a scan: what is asked for is written in turn, and the scan does not wait. */
export class Saves {
  readonly #save: () => Promise<void>;
  #last: Promise<void> = Promise.resolve();

  constructor(save: () => Promise<void>) {
    this.#save = save;
  }

  /** Writes the state as it is when the write before has ended. */
  begin(): void {
    this.#last = this.#last.then(() => this.#save());
    // A fault is thrown by `ended`, which may be called much later.
    this.#last.catch(() => undefined);
  }

  /** Settles when all that was begun is written. */
  async ended(): Promise<void> {
    await this.#last;
  }
}
