/** What the bench asks of a process that scans, and what that process says at its end. */

export interface ScanOrder {
  /**
   * `together`, `apart`: five profiles, as the window scans and shows several accounts, or one after the other. `added`: in turn
   * with and without the requests for data retention.
   */
  how: 'app' | 'plain' | 'tuned' | 'together' | 'apart' | 'added';
  url: string;
  access: boolean;
  /** Whether the app measures round trips after the lists; the others never do. */
  latency: boolean;
  /** Scans after the first, in the same process with the same clients. */
  rescans: number;
  /** Whether the app warms up its clients and connections first, as it does once its window is shown. */
  warm: boolean;
  /** An empty folder. */
  home: string;
  /** The AWS profile; absent: keys from the environment. */
  profile?: string;
}

export interface ScanTimes {
  /** Until the lists of the last region were there, in milliseconds. */
  listsMs: number;
  /** Until every answer had arrived. The CPU time also covers writing the cache file. */
  wholeMs: number;
  /** CPU time of the process in user and kernel mode. */
  cpuMs: number;
  /** Models listed, counted per region. */
  rows: number;
  /** 99 in 100 turns of the event loop were delayed less, in milliseconds. */
  loopDelayP99Ms: number;
}

/** One entry a scan, the first one first. */
export type ScanReport = ScanTimes[];
