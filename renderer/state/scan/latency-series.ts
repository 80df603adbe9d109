/** The latency page: measured regions, fastest first, and why the others are not measured. */
import { regionInfo } from '../../../electron/contract/cells/regions.ts';
import { defined } from '../../../electron/contract/defined.ts';
import { isSameNetwork } from '../../../electron/contract/scan/apply-latency.ts';
import type { LatencyPoint, LatencySummary, Network } from '../../../electron/contract/snapshot/latency.ts';
import type { RegionCode, RegionRecord, Snapshot } from '../../../electron/contract/snapshot/model.ts';

export interface LatencyBar {
  region: RegionCode;
  name: string;
  medianMs: number;
  p90Ms: number;
  minMs: number;
  samples: number;
  measuredAt: string;
  network?: Network;
  /** All kept measurements, newest first, the last one included; `turn`: 0 is the oldest. */
  history: readonly (LatencyPoint & { turn: number })[];
  /** Medians of those on the last one's network, oldest first. */
  lineMs: readonly number[];
  /** Set if a later measurement failed and the value is an older one. */
  failedSince?: string;
}

export interface UnmeasuredRegion {
  region: RegionCode;
  name: string;
  reason: string;
  /** The last figure of another network. */
  elsewhere?: LatencySummary;
}

export interface LatencySeries {
  bars: LatencyBar[];
  unmeasured: UnmeasuredRegion[];
  /** The right end of the scale in milliseconds: a round number not under any p90. */
  scaleMs: number;
}

/** The series of a snapshot. */
export function latencySeries(snapshot: Snapshot): LatencySeries {
  const records = Object.values(snapshot.regions);
  const bars = records
    .flatMap(barOf)
    .sort((a, b) => a.medianMs - b.medianMs || (a.region < b.region ? -1 : 1));
  const unmeasured = records
    .filter((record) => record.latency === undefined)
    .map((record) => ({
      region: record.region,
      name: regionInfo(record.region).name,
      reason: reasonOf(record),
      ...defined({ elsewhere: record.latencyElsewhere }),
    }))
    .sort((a, b) => (a.region < b.region ? -1 : 1));
  return { bars, unmeasured, scaleMs: roundUp(Math.max(10, ...bars.map((bar) => bar.p90Ms))) };
}

function barOf(record: RegionRecord): LatencyBar[] {
  const { latency, latencyHistory } = record;
  if (latency === undefined) return [];
  const line = latencyHistory.filter((point) => isSameNetwork(point.network, latency.network));
  return [
    {
      region: record.region,
      name: regionInfo(record.region).name,
      ...latency,
      history: latencyHistory.map((point, turn) => ({ ...point, turn })).reverse(),
      lineMs: line.map(({ medianMs }) => medianMs),
      ...(record.latencyFailure === undefined ? {} : { failedSince: record.latencyFailure.message }),
    },
  ];
}

function reasonOf(record: RegionRecord): string {
  const failure = record.latencyFailure ?? record.failure;
  if (failure !== undefined) return failure.message;
  return record.latencyElsewhere === undefined
    ? 'Not measured yet.'
    : 'Not measured again since the network changed.';
}

/** Rounds up to a value that reads well at the end of a scale. */
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

function roundUp(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(ms));
  return Math.round((STEPS.find((step) => step * power >= ms) ?? 10) * power);
}

/** SVG points of a line through the values in a box of that size; empty for fewer than two. From 0, so that a millisecond is drawn as one. */
export function sparklinePoints(values: readonly number[], width: number, height: number): string {
  if (values.length < 2) return '';
  const most = Math.max(...values);
  return values
    .map((value, index) => {
      const x = (index / (values.length - 1)) * width;
      const y = most === 0 ? height : height - (value / most) * height;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
