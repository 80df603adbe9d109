/** Runs the scans, measurements and proofs of a discovery, one at a time. */
import type { ProofTarget } from '../../contract/proofs/proof-plan.ts';
import type { Failure, ModelId, RegionCode } from '../../contract/snapshot/model.ts';
import { measureRegions } from '../phases/latency-phase.ts';
import type { RuntimeGateway } from '../ports.ts';
import { proveAll } from '../proving.ts';
import { CurrentTask } from './current-task.ts';
import { runScan, type ScanDeps } from './scan.ts';
import { planAll, planMissing, RemainingWork } from './scan-plan.ts';

/** What a scan does beside the lists. */
export interface ScanChoices {
  signal?: AbortSignal;
  /** Default true. */
  access?: boolean;
  /** Whose access is asked; default all that are listed. */
  models?: readonly ModelId[];
  /** Default true. */
  latency?: boolean;
  /** Scans regions too that the account's own list names and the app's table does not know. Default false. */
  follows?: boolean;
  /** Scans everything where nothing is missing. Default false. */
  orAll?: boolean;
}

const NONE: ReadonlySet<ModelId> = new Set();

/** What the work reads and changes. */
export type WorkDeps = Omit<ScanDeps, 'plan' | 'access' | 'wanted' | 'latency' | 'follows'>;

export class DiscoveryWork {
  readonly task: CurrentTask = new CurrentTask();
  readonly #deps: WorkDeps;
  /** What the last scan left when it was ended early. */
  #remaining: RemainingWork | undefined;

  constructor(deps: WorkDeps) {
    this.#deps = deps;
  }

  /** Scans what is missing, or with `force` everything. */
  scan(regions: readonly RegionCode[], force: boolean, choices: ScanChoices): Promise<void> {
    return this.task.run('scan', choices.signal, (signal) => this.#scan(regions, force, choices, signal));
  }

  async #scan(
    regions: readonly RegionCode[],
    force: boolean,
    { access = true, models, latency = true, follows = false, orAll = false }: ScanChoices,
    signal: AbortSignal,
  ): Promise<void> {
    const { ports, state, apply } = this.#deps;
    const all = [...new Set(regions)];
    const now = ports.clock.nowEpochMs();
    const wanted = access ? models && new Set(models) : NONE;
    let plan = force ? planAll(all) : planMissing(state(), all, now, wanted, this.#remaining);
    if (plan.list.length === 0 && plan.check.size === 0) {
      if (!orAll || signal.aborted) return;
      plan = planAll(all);
    }
    const remaining = new RemainingWork(plan, wanted);
    const deps: ScanDeps = {
      ...this.#deps,
      plan,
      access,
      wanted,
      latency,
      follows,
      apply: (event) => {
        remaining.take(event);
        if (event.type === 'scan-finished') this.task.markSaving();
        apply(event);
      },
    };
    try {
      await runScan(deps, signal);
    } finally {
      const { lastOutcome } = state().scan;
      this.#remaining = lastOutcome === 'stopped' || lastOutcome === 'cancelled' ? remaining : undefined;
    }
    await ports.afterScan?.();
  }

  /** Measures the regions. */
  measure(regions: readonly RegionCode[], signal: AbortSignal | undefined): Promise<void> {
    const { ports, smooth, apply, save } = this.#deps;
    return this.task.run('measurement', signal, async (any) => {
      try {
        await measureRegions({ ports, smooth, emit: apply, signal: any }, regions, 'measurement');
      } finally {
        apply({ type: 'measurement-finished' });
      }
      await save();
    });
  }

  /** Tries the ids and keeps what comes; gives the failure that ended it early. */
  async prove(
    targets: readonly ProofTarget[],
    runtime: RuntimeGateway,
    callsEach: number,
    signal: AbortSignal | undefined,
  ): Promise<Failure | undefined> {
    const { ports, apply, save } = this.#deps;
    let failure: Failure | undefined;
    await this.task.run('proof', signal, async (any) => {
      const proving = { runtime, clock: ports.clock, emit: apply, callsEach, signal: any };
      failure = await proveAll(proving, targets);
      await save();
    });
    return failure;
  }

  /** Asks the access of one model alone; gives the failure, after which the last answer stays. */
  async check(
    region: RegionCode,
    modelId: ModelId,
    signal: AbortSignal | undefined,
  ): Promise<Failure | undefined> {
    const { ports, apply, save } = this.#deps;
    let failure: Failure | undefined;
    await this.task.run('check', signal, async (any) => {
      const answer = await ports.gateway.checkAccess(region, modelId, any);
      if (any.aborted) return;
      if (!answer.ok) {
        failure = answer.failure;
        return;
      }
      const facts = { ...answer.value, checkedAt: new Date(ports.clock.nowEpochMs()).toISOString() };
      apply({ type: 'model-checked', region, modelId, facts });
      await save();
    });
    return failure;
  }
}
