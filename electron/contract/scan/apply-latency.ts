/** Round trips in a snapshot: those that are compared were all measured on one network. */
import type { LatencySummary, Network } from '../snapshot/latency.ts';
import type { RegionCode, RegionRecord, Snapshot } from '../snapshot/model.ts';

/** How many measurements a region keeps. */
export const LATENCY_HISTORY_LENGTH = 20;

/** Whether the two can be compared; what is not known is a network of its own. */
export function isSameNetwork(a: Network | undefined, b: Network | undefined): boolean {
  return a?.key === b?.key;
}

/** The record with a new figure. */
export function withLatency(
  { latencyFailure: _failure, latencyElsewhere: _elsewhere, ...record }: RegionRecord,
  latency: LatencySummary,
  smoothedLatencyMs: number,
): RegionRecord {
  const { medianMs, measuredAt, network } = latency;
  const point = { medianMs, measuredAt, ...(network === undefined ? {} : { network }) };
  const latencyHistory = [...record.latencyHistory, point].slice(-LATENCY_HISTORY_LENGTH);
  return { ...record, latency, smoothedLatencyMs, latencyHistory };
}

/** The snapshot in which figures of another network than the new one's have stepped aside; the same one where there is none. */
export function onNetworkOf({ network }: LatencySummary, snapshot: Snapshot): Snapshot {
  const regions = onNetwork(snapshot.regions, network);
  return regions === snapshot.regions ? snapshot : { ...snapshot, regions };
}

/** The regions with the figures of the last measurement's network alone. */
export function onLastNetwork(regions: Snapshot['regions']): Snapshot['regions'] {
  return onNetwork(regions, lastLatency(regions)?.network);
}

/** The last figure of all. */
export function lastLatency(regions: Snapshot['regions']): LatencySummary | undefined {
  let last: LatencySummary | undefined;
  for (const { latency } of Object.values(regions)) {
    if (latency !== undefined && (last === undefined || latency.measuredAt > last.measuredAt)) last = latency;
  }
  return last;
}

function onNetwork(regions: Snapshot['regions'], network: Network | undefined): Snapshot['regions'] {
  const isElsewhere = ({ latency }: RegionRecord): boolean =>
    latency !== undefined && !isSameNetwork(latency.network, network);
  if (!Object.values(regions).some(isElsewhere)) return regions;
  const moved = Object.entries(regions).map(([region, record]): [RegionCode, RegionRecord] => [
    region,
    isElsewhere(record) ? asElsewhere(record) : record,
  ]);
  return Object.fromEntries(moved);
}

function asElsewhere({ latency, smoothedLatencyMs: _smoothed, ...record }: RegionRecord): RegionRecord {
  return latency === undefined ? record : { ...record, latencyElsewhere: latency };
}
