/** What Atlas does for the source in use: one scan, or one measurement, or nothing. */
type WorkKind = 'scan' | 'measurement' | 'ending';

export class AtlasWork {
  #current: { kind: WorkKind; controller: AbortController; ended: Promise<void> } | undefined;

  /** What is under way; undefined: nothing. */
  get kind(): WorkKind | undefined {
    return this.#current?.kind;
  }

  /** Begins; whoever calls has seen to it that nothing else is under way. */
  run(kind: Exclude<WorkKind, 'ending'>, task: (signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    const work = { kind: kind as WorkKind, controller, ended: Promise.resolve() };
    this.#current = work;
    work.ended = task(controller.signal).finally(() => {
      if (this.#current === work) this.#current = undefined;
    });
    // A fault is rethrown where it is seen; stopping only waits for the end.
    work.ended.catch((error: unknown) => queueMicrotask(() => Promise.reject(error)));
  }

  /** What is under way has all its answers and only saves them: whoever asks for more has to wait, not to be refused. */
  hasAnswers(): void {
    if (this.#current !== undefined) this.#current.kind = 'ending';
  }

  /** Settles when what is under way has ended; never rejects. */
  async ended(): Promise<void> {
    await this.#current?.ended.catch(() => undefined);
  }

  /** Ends what is under way; what has come is kept. */
  async stop(): Promise<void> {
    this.#current?.controller.abort();
    await this.ended();
  }
}
