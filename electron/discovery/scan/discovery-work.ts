/** What a discovery does at one time: one scan, or one measurement, or nothing. */
import type { RegionCode } from '../../contract/snapshot/model.ts';
import { withAnySignal } from '../concurrency/abort.ts';
import { measureRegions } from '../phases/latency-phase.ts';
import { runScan, type ScanDeps } from './scan.ts';
import { planAll, planMissing, RemainingWork } from './scan-plan.ts';

/** What a scan does beside the lists. */
export interface ScanChoices {
  signal?: AbortSignal;
  /** Default true. */
  access?: boolean;
  /** Default true. */
  latency?: boolean;
  /** Scans regions too that the account's own list names and the app's table does not know. Default false. */
  follows?: boolean;
}

/** What the work reads and changes. */
export type WorkDeps = Omit<ScanDeps, 'plan' | 'access' | 'latency' | 'follows'>;

export class DiscoveryWork {
  readonly #deps: WorkDeps;
  readonly #closed = new AbortController();
  #scanning: Promise<void> | undefined;
  /** What the last scan left when it was ended early. */
  #remaining: RemainingWork | undefined;
  #measuring: { controller: AbortController; ended: Promise<void> } | undefined;

  constructor(deps: WorkDeps) {
    this.#deps = deps;
  }

  /** Ends what runs, for good. */
  close(): void {
    this.#closed.abort();
  }

  /** Scans what is missing, or with `force` everything; ends a measurement first. A second call joins the first. */
  scan(regions: readonly RegionCode[], force: boolean, choices: ScanChoices): Promise<void> {
    this.#scanning ??= this.#scan(regions, force, choices).finally(() => {
      this.#scanning = undefined;
    });
    return this.#scanning;
  }

  /** Measures the regions; does nothing while a scan or a measurement runs. */
  async measure(regions: readonly RegionCode[], signal: AbortSignal): Promise<void> {
    if (this.#scanning !== undefined || this.#measuring !== undefined) return;
    const controller = new AbortController();
    const signals = [signal, controller.signal, this.#closed.signal];
    const ended = withAnySignal(signals, (any) => this.#measure(regions, any)).finally(() => {
      this.#measuring = undefined;
    });
    this.#measuring = { controller, ended };
    await ended;
  }

  async #scan(regions: readonly RegionCode[], force: boolean, choices: ScanChoices): Promise<void> {
    // A scan measures as well, and both at once would slow each other.
    this.#measuring?.controller.abort();
    await this.#measuring?.ended;
    const { signal, access = true, latency = true, follows = false } = choices;
    const { ports, state, apply } = this.#deps;
    const all = [...new Set(regions)];
    const now = ports.clock.nowEpochMs();
    const plan = force ? planAll(all) : planMissing(state(), all, now, access, this.#remaining);
    if (plan.list.length === 0 && plan.check.size === 0) return;
    const remaining = new RemainingWork(plan, access);
    const deps: ScanDeps = {
      ...this.#deps,
      plan,
      access,
      latency,
      follows,
      apply: (event) => {
        remaining.take(event);
        apply(event);
      },
    };
    const signals = signal === undefined ? [this.#closed.signal] : [signal, this.#closed.signal];
    try {
      await withAnySignal(signals, (any) => runScan(deps, any));
    } finally {
      const { lastOutcome } = state().scan;
      this.#remaining = lastOutcome === 'stopped' || lastOutcome === 'cancelled' ? remaining : undefined;
    }
  }

  async #measure(regions: readonly RegionCode[], signal: AbortSignal): Promise<void> {
    const { ports, smooth, apply, save } = this.#deps;
    try {
      await measureRegions({ ports, smooth, emit: apply, signal }, regions, 'measurement');
    } finally {
      apply({ type: 'measurement-finished' });
    }
    await save();
  }
}
