/** Which regions are best for a model: what can be called first, then what is near. */
import { defined } from '../defined.ts';
import type { RegionRecord } from '../snapshot/model.ts';
import { AVAILABILITY_KINDS, type AvailabilityKind, type Cell, hasEnded } from './availability.ts';

/** One region in the order of the ranking. */
export interface RankedRegion {
  cell: Cell;
  /** The strongest way to call the model there. */
  kind: AvailabilityKind;
  /** The latency that decides the order, in milliseconds, smoothed over measurements. Absent if never measured. */
  latencyMs?: number;
}

/**
 * The regions where the model can be called and has not ended, best first: not blocked before blocked, callable now
 * before provisioned throughput, access confirmed before access unknown, then nearest, then the more direct way.
 */
export function rankRegions(
  cells: readonly Cell[],
  recordOf: (region: string) => RegionRecord | undefined,
): RankedRegion[] {
  return cells
    .flatMap((cell): RankedRegion[] => {
      const kind = cell.availability.kinds[0];
      if (kind === undefined || hasEnded(cell)) return [];
      const latencyMs = rankingLatencyMs(recordOf(cell.region));
      return [{ cell, kind, ...defined({ latencyMs }) }];
    })
    .sort(compareRanks);
}

/** The figure that ranks a region, in milliseconds: the smoothed round trip, else the last median. */
function rankingLatencyMs(record: RegionRecord | undefined): number | undefined {
  return record?.smoothedLatencyMs ?? record?.latency?.medianMs;
}

const ACCESS_ORDER = { allowed: 0, unknown: 1, blocked: 2 } as const;

function compareRanks(a: RankedRegion, b: RankedRegion): number {
  return (
    Number(a.cell.access === 'blocked') - Number(b.cell.access === 'blocked') ||
    Number(a.kind === 'provisioned') - Number(b.kind === 'provisioned') ||
    ACCESS_ORDER[a.cell.access] - ACCESS_ORDER[b.cell.access] ||
    compareLatency(a.latencyMs, b.latencyMs) ||
    AVAILABILITY_KINDS.indexOf(a.kind) - AVAILABILITY_KINDS.indexOf(b.kind) ||
    a.cell.region.localeCompare(b.cell.region, 'en')
  );
}

function compareLatency(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a - b;
}
