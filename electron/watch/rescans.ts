/** Rescans on a schedule, while the app runs: off by default, and quiet for a while after a start and after sleep. */
import type { ScanState } from '../contract/scan/scan-event.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Networks, VPNs and sign-ins need a while after a start or sleep. */
const QUIET_MS = 2 * 60 * 1000;
/** A timer that is so late has slept. */
const LATE_MS = 60 * 1000;

export interface RescanDeps {
  /** Hours between two scans; 0: off. */
  hours(): number;
  /** The end of the last scan of the source in use, in ms since 1970; undefined: never. */
  lastScanMs(): number | undefined;
  /** Scans if nothing else runs. */
  rescan(): void;
  nowEpochMs(): number;
  /** Runs it after so many milliseconds; the returned function takes it back. */
  later(run: () => void, ms: number): () => void;
}

/** The end of the last scan, or what the cache of an earlier start says of it: when a region answered last. */
export function lastScanMs({ scan, snapshot }: ScanState): number | undefined {
  const times = [scan.finishedAt, ...Object.values(snapshot.regions).map(({ scannedAt }) => scannedAt)];
  const known = times.flatMap((time) => (time === undefined ? [] : Date.parse(time)));
  return known.length === 0 ? undefined : Math.max(...known);
}

export class Rescans {
  readonly #deps: RescanDeps;
  #quietUntilMs = 0;
  #lastTryMs = Number.NEGATIVE_INFINITY;
  #cancel: () => void = () => undefined;

  constructor(deps: RescanDeps) {
    this.#deps = deps;
  }

  /** At the start of the app and when the machine wakes: nothing is asked for a while. */
  wake(): void {
    this.#quietUntilMs = this.#deps.nowEpochMs() + QUIET_MS;
    this.plan();
  }

  /** The machine goes to sleep. */
  sleep(): void {
    this.#cancel();
  }

  /** Plans the next scan anew: after a change of the setting, or when a scan has ended. */
  plan(): void {
    this.#cancel();
    const everyMs = this.#deps.hours() * HOUR_MS;
    if (everyMs === 0) return;
    const now = this.#deps.nowEpochMs();
    const last = Math.max(this.#deps.lastScanMs() ?? 0, this.#lastTryMs);
    // A clock that was set back must not silence it for longer than once.
    const dueMs = Math.min(last + everyMs, now + everyMs);
    const atMs = Math.max(dueMs, this.#quietUntilMs, now);
    this.#cancel = this.#deps.later(() => this.#run(atMs), atMs - now);
  }

  #run(plannedMs: number): void {
    const now = this.#deps.nowEpochMs();
    if (now - plannedMs > LATE_MS) {
      this.wake();
      return;
    }
    this.#lastTryMs = now;
    this.#deps.rescan();
    this.plan();
  }
}
