/** Which regions are best for a model: what can be called first, then what is near. */
import { defined } from '../../defined.ts';
import type { RegionCode, RegionRecord } from '../../snapshot/model.ts';
import { capitalized } from '../../text.ts';
import { AVAILABILITY_KINDS, type AvailabilityKind, type Cell, hasEnded } from '../availability.ts';
import { hindranceOf } from '../cell-proofs.ts';
import { lifecycleAt } from '../lifecycle.ts';
import {
  type PartScore,
  partsOf,
  RANKING_PARTS,
  type RankingContext,
  type RankingPart,
} from './rank-parts.ts';

/** One region in the order of the ranking. */
export interface RankedRegion {
  cell: Cell;
  /** The strongest way to call the model there. */
  kind: AvailabilityKind;
  /** The latency that decides the order, in milliseconds. Absent if never measured. */
  latencyMs?: number;
}

/**
 * The regions where the model can be called and has not ended, best first. What decides, in this order: not blocked before
 * refused before blocked; callable now before provisioned throughput; `preferred` regions in their order; access confirmed
 * before access unknown; the nearest; the more direct way.
 */
export function rankRegions(
  cells: readonly Cell[],
  recordOf: (region: string) => RegionRecord | undefined,
  preferred: readonly RegionCode[] = [],
): RankedRegion[] {
  return cells
    .flatMap((cell): RankedRegion[] => {
      const kind = cell.availability.kinds[0];
      if (kind === undefined || hasEnded(cell)) return [];
      const latencyMs = rankingLatencyMs(recordOf(cell.region));
      return [{ cell, kind, ...defined({ latencyMs }) }];
    })
    .sort((a, b) => compareRanks(a, b, preferred));
}

/** The figure that ranks a region for the window and for scripts, in milliseconds: the last median, which the window shows everywhere, else the smoothed one. */
export function rankingLatencyMs(record: RegionRecord | undefined): number | undefined {
  return record?.latency?.medianMs ?? record?.smoothedLatencyMs;
}

const ACCESS_ORDER = { allowed: 0, unknown: 1, blocked: 2 } as const;

function compareRanks(a: RankedRegion, b: RankedRegion, preferred: readonly RegionCode[]): number {
  const placeOf = ({ cell }: RankedRegion): number => {
    const place = preferred.indexOf(cell.region);
    return place < 0 ? preferred.length : place;
  };
  return (
    hindranceOf(a.cell) - hindranceOf(b.cell) ||
    Number(a.kind === 'provisioned') - Number(b.kind === 'provisioned') ||
    placeOf(a) - placeOf(b) ||
    ACCESS_ORDER[a.cell.access] - ACCESS_ORDER[b.cell.access] ||
    compareLatency(a.latencyMs, b.latencyMs) ||
    AVAILABILITY_KINDS.indexOf(a.kind) - AVAILABILITY_KINDS.indexOf(b.kind) ||
    a.cell.region.localeCompare(b.cell.region, 'en')
  );
}

/** The nearest first; what was never measured comes last. */
export function compareLatency(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a - b;
}

/** The largest weight that the window offers and keeps. */
export const MAX_WEIGHT = 5;

/** How much each part counts, from 0 to MAX_WEIGHT; NaN counts as 0, a number outside as the nearer end. */
export type RankingWeights = Record<RankingPart, number>;

/**
 * Access first, because a blocked model cannot be called; then what decides every call. Price counts only for who asks for it:
 * it is known after a fetch alone. Regions that the user chose lead, as they do without weights.
 */
export const DEFAULT_WEIGHTS: RankingWeights = {
  kind: 2,
  access: 4,
  latency: 3,
  residency: 1,
  lifecycle: 2,
  price: 0,
  home: 5,
};

export interface WeightedRegion {
  cell: Cell;
  /** Weighted mean of the parts, from 0 to 1; 0 if no part has a weight. */
  score: number;
  parts: Record<RankingPart, PartScore>;
}

/**
 * The regions where the model can be called and has not ended, best first. Regions that refused a call and then blocked ones come last, whatever the weights; equal scores
 * are ordered by latency, then by region.
 */
export function rankByParts(
  cells: readonly Cell[],
  context: RankingContext,
  weights: RankingWeights = DEFAULT_WEIGHTS,
): WeightedRegion[] {
  const callable = cells.filter((cell) => cell.availability.kinds.length > 0 && !isPastEnd(cell, context));
  const least = (of: RankingContext['medianMsOf']): number =>
    Math.min(...callable.flatMap(({ region }) => of(region) ?? []));
  const best = { medianMs: least(context.medianMsOf), inputPrice: least(context.inputPriceOf) };
  return callable
    .map((cell) => {
      const parts = partsOf(cell, context, best);
      return { cell, score: scoreOf(parts, weights), parts };
    })
    .sort(
      (a, b) =>
        hindranceOf(a.cell) - hindranceOf(b.cell) ||
        b.score - a.score ||
        compareLatency(context.medianMsOf(a.cell.region), context.medianMsOf(b.cell.region)) ||
        (a.cell.region < b.cell.region ? -1 : 1),
    );
}

/** The order in words, such as `On-demand; access not blocked; 14 ms, the nearest; ...`, the weightiest part first. */
export function explainRank(ranked: WeightedRegion, weights: RankingWeights = DEFAULT_WEIGHTS): string {
  const parts = RANKING_PARTS.filter((part) => weightOf(weights, part) > 0)
    .sort((a, b) => weightOf(weights, b) - weightOf(weights, a))
    .flatMap((part) => ranked.parts[part].words || []);
  const text = parts.join('; ');
  return text === '' ? 'No part has a weight.' : `${capitalized(text)}.`;
}

function isPastEnd(cell: Cell, { lifecycleOf, nowEpochMs }: RankingContext): boolean {
  return lifecycleAt(lifecycleOf(cell.region), nowEpochMs)?.state === 'ended';
}

function scoreOf(parts: Record<RankingPart, PartScore>, weights: RankingWeights): number {
  let sum = 0;
  let total = 0;
  for (const part of RANKING_PARTS) {
    const weight = weightOf(weights, part);
    sum += weight * parts[part].value;
    total += weight;
  }
  return total === 0 ? 0 : sum / total;
}

function weightOf(weights: RankingWeights, part: RankingPart): number {
  const weight = weights[part];
  return weight > 0 ? Math.min(weight, MAX_WEIGHT) : 0;
}
