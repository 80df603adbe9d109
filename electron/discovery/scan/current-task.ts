/** What a discovery does at one time: one scan, one measurement, one run of proofs, one check, or nothing. */
import { withAnySignal } from '../concurrency/abort.ts';

type TaskKind = 'scan' | 'measurement' | 'proof' | 'check' | 'saving';

export class CurrentTask {
  readonly #closed = new AbortController();
  #current: { kind: TaskKind; controller: AbortController; ended: Promise<void> } | undefined;

  /** What runs; undefined: nothing. */
  get kind(): TaskKind | undefined {
    return this.#current?.kind;
  }

  /**
   * Runs the task until it ends; its signal aborts with `signal`, `stop` and `close`. A scan joins the scan that runs, and
   * ends anything else first. Nothing but a scan runs beside anything.
   */
  async run(
    kind: Exclude<TaskKind, 'saving'>,
    signal: AbortSignal | undefined,
    task: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const before = this.#current;
    if (before !== undefined && kind !== 'scan') return;
    if (before?.kind === 'scan' || before?.kind === 'saving') return await before.ended;
    const stopped = before === undefined ? undefined : this.stop();
    const controller = new AbortController();
    const signals = [controller.signal, this.#closed.signal, ...(signal === undefined ? [] : [signal])];
    const current = { kind: kind as TaskKind, controller, ended: Promise.resolve() };
    this.#current = current;
    current.ended = withAnySignal(signals, async (any) => {
      if (stopped !== undefined) await stopped;
      await task(any);
    }).finally(() => {
      if (this.#current === current) this.#current = undefined;
    });
    await current.ended;
  }

  /** The scan has all its answers and only saves them. */
  markSaving(): void {
    if (this.#current !== undefined) this.#current.kind = 'saving';
  }

  /** Settles when what runs now has ended; never rejects. */
  async ended(): Promise<void> {
    await this.#current?.ended.catch(() => undefined);
  }

  /** Ends what runs; the answers so far are kept. */
  async stop(): Promise<void> {
    this.#current?.controller.abort();
    await this.ended();
  }

  /** Ends what runs and whatever begins later. */
  close(): void {
    this.#closed.abort();
  }
}
