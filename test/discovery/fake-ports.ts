/** Ports in memory for discovery. */
import type { Failure, Snapshot } from '../../electron/contract/model.ts';
import type {
  BedrockGateway,
  Clock,
  DiscoveryPorts,
  Result,
  SnapshotCache,
} from '../../electron/discovery/ports.ts';

export class FakeCache implements SnapshotCache {
  kept: Snapshot | undefined;
  saves = 0;
  broken: Failure | undefined;

  async load(): Promise<Snapshot | undefined> {
    return this.kept;
  }
  async save(snapshot: Snapshot): Promise<Result<null>> {
    this.saves += 1;
    if (this.broken !== undefined) return { ok: false, failure: this.broken };
    this.kept = structuredClone(snapshot);
    return { ok: true, value: null };
  }
  async clear(): Promise<Result<null>> {
    this.kept = undefined;
    return { ok: true, value: null };
  }
}

/** Time goes on only by `advance` and by sleeps, which take no real time. */
export class FakeClock implements Clock {
  now = Date.UTC(2026, 10, 24, 10);
  readonly sleptMs: number[] = [];

  nowEpochMs(): number {
    return this.now;
  }
  async sleep(delayMs: number): Promise<void> {
    this.sleptMs.push(delayMs);
    this.now += delayMs;
    await Promise.resolve();
  }
}

export interface FakePorts extends DiscoveryPorts {
  cache: FakeCache;
  clock: FakeClock;
  problems: Failure[];
}

/** Prompt caching is `yes` for ids with `cached` in them, else unknown. */
export function fakePorts(gateway: BedrockGateway): FakePorts {
  const problems: Failure[] = [];
  return {
    gateway,
    cache: new FakeCache(),
    clock: new FakeClock(),
    problems,
    onProblem: (failure) => problems.push(failure),
    promptCachingOf: (modelId) => ({
      support: modelId.includes('cached') ? 'yes' : 'unknown',
      source: 'test',
      asOf: '2026-11-24',
    }),
  };
}
