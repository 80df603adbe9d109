/** Takes the times of one scan in the process that runs it. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ScanTimes } from './scan-protocol.ts';

export interface ScanClock {
  /** The last region's lists are there. */
  listed(): void;
  /** All answers are there; what is done afterwards counts as CPU time only. */
  answered(): void;
  end(rows: number): ScanTimes;
}

/** Starts now. */
export function startScanClock(): ScanClock {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  let listsMs = Number.NaN;
  let wholeMs: number | undefined;
  return {
    listed() {
      listsMs = performance.now() - startedMs;
    },
    answered() {
      wholeMs = performance.now() - startedMs;
    },
    end(rows) {
      wholeMs ??= performance.now() - startedMs;
      const used = process.cpuUsage(cpu);
      delay.disable();
      return {
        listsMs,
        wholeMs,
        cpuMs: (used.user + used.system) / 1000,
        rows,
        // A histogram of the time between two ticks of one millisecond.
        loopDelayP99Ms: delay.percentile(99) / 1e6 - 1,
      };
    },
  };
}
