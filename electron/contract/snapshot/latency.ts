/** What is measured of the way to a region. */

/** The network that round trips left by. Stays on this computer: in no export, log or diagnostics. */
export interface Network {
  /** Of the interface, as the system calls it: `en0`, `Wi-Fi`. */
  name: string;
  /** Tells networks apart; no address can be read from it. */
  key: string;
}

/** Round trips from this machine to a region's Bedrock endpoint, in milliseconds. */
export interface LatencySummary {
  medianMs: number;
  p90Ms: number;
  minMs: number;
  samples: number;
  /** ISO 8601, UTC. */
  measuredAt: string;
  /** Absent: not known, or the figures are simulated. */
  network?: Network;
}

/** The figures alone, as a document holds them. */
export function figuresOf({ medianMs, p90Ms, minMs, samples, measuredAt }: LatencySummary): LatencySummary {
  return { medianMs, p90Ms, minMs, samples, measuredAt };
}

/** A kept measurement; without a date: an older version of the app kept none. */
export type LatencyPoint = Pick<LatencySummary, 'medianMs' | 'network'> & { measuredAt?: string };
