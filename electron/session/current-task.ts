/** What Atlas does for the source in use: one scan, or one measurement, or nothing. */
type TaskKind = 'scan' | 'measurement' | 'saving';

export class CurrentTask {
  #current: { kind: TaskKind; controller: AbortController; ended: Promise<void> } | undefined;

  /** What runs; undefined: nothing. */
  get kind(): TaskKind | undefined {
    return this.#current?.kind;
  }

  /** Starts the task; the caller has made sure that nothing else runs. */
  run(kind: Exclude<TaskKind, 'saving'>, task: (signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    const current = { kind: kind as TaskKind, controller, ended: Promise.resolve() };
    this.#current = current;
    current.ended = task(controller.signal).finally(() => {
      if (this.#current === current) this.#current = undefined;
    });
    // A fault becomes an unhandled rejection, which the app reports; stopping only waits for the end.
    current.ended.catch((error: unknown) => queueMicrotask(() => Promise.reject(error)));
  }

  /** The task has all its answers and only saves them: another one waits for it instead of being refused. */
  markSaving(): void {
    if (this.#current !== undefined) this.#current.kind = 'saving';
  }

  /** Settles when the task has ended; never rejects. */
  async ended(): Promise<void> {
    await this.#current?.ended.catch(() => undefined);
  }

  /** Ends the task; the answers so far are kept. */
  async stop(): Promise<void> {
    this.#current?.controller.abort();
    await this.ended();
  }
}
