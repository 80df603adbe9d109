/** From samples of one region to the figures that are shown; pure. */
import type { LatencySummary } from '../../contract/snapshot/latency.ts';
import type { IsoTime } from '../../contract/snapshot/model.ts';

/** Weight of a new sample in the smoothed figure, as in the original. */
const SMOOTHING_WEIGHT = 0.3;
/** Fewer samples than this give no figure. */
export const MIN_SAMPLES = 3;

/**
 * Median, 90th percentile (nearest rank) and minimum, in milliseconds to a tenth; undefined with fewer than three
 * finite samples. The caller has already dropped the first round trip, which sets up the connection.
 */
export function summariseLatency(
  samplesMs: readonly number[],
  measuredAt: IsoTime,
): LatencySummary | undefined {
  const sorted = samplesMs.filter((sample) => Number.isFinite(sample) && sample >= 0).sort((a, b) => a - b);
  const minMs = sorted[0];
  if (minMs === undefined || sorted.length < MIN_SAMPLES) return undefined;
  return {
    medianMs: toTenth(medianOf(sorted) ?? minMs),
    p90Ms: toTenth(sorted[Math.ceil(sorted.length * 0.9) - 1] ?? minMs),
    minMs: toTenth(minMs),
    samples: sorted.length,
    measuredAt,
  };
}

/** The middle of the values, or halfway between the two in the middle; undefined for none. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined || sorted.length % 2 === 1) return upper;
  return ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Exponential smoothing; the first sample stands as it is. Milliseconds. */
export function smoothLatency(beforeMs: number | undefined, sampleMs: number): number {
  if (beforeMs === undefined) return sampleMs;
  return toTenth(beforeMs * (1 - SMOOTHING_WEIGHT) + sampleMs * SMOOTHING_WEIGHT);
}

function toTenth(ms: number): number {
  return Math.round(ms * 10) / 10;
}
