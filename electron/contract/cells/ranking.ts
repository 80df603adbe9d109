/** Which regions are best for a model: what can be called first, then what is near. */
import { defined } from '../defined.ts';
import type { AccessStatus, RegionCode, RegionRecord } from '../snapshot/model.ts';
import { capitalized, counted, decimal } from '../text.ts';
import { AVAILABILITY_KINDS, type AvailabilityKind, type Cell, hasEnded } from './availability.ts';
import { hindranceOf } from './cell-proofs.ts';
import { daysLeft, lifecycleAt, perDocs, type RegionalLifecycle } from './lifecycle.ts';
import { callRoutes, type DataArea, idsWithin } from './residency.ts';

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

function compareLatency(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a - b;
}

export const RANKING_PARTS = ['kind', 'access', 'latency', 'residency', 'lifecycle', 'price'] as const;
export type RankingPart = (typeof RANKING_PARTS)[number];

/** The largest weight that the window offers and keeps. */
export const MAX_WEIGHT = 5;

/** How much each part counts, from 0 to MAX_WEIGHT; NaN counts as 0, a number outside as the nearer end. */
export type RankingWeights = Record<RankingPart, number>;

/**
 * Access first, because a blocked model cannot be called; then what decides every call. Price counts only for who asks for it:
 * it is known after a fetch alone.
 */
export const DEFAULT_WEIGHTS: RankingWeights = {
  kind: 2,
  access: 4,
  latency: 3,
  residency: 1,
  lifecycle: 2,
  price: 0,
};

export interface PartScore {
  /** From 0 (worst) to 1 (best); what is not known counts as 0.5 and says so. */
  value: number;
  isKnown: boolean;
  words: string;
}

export interface WeightedRegion {
  cell: Cell;
  /** Weighted mean of the parts, from 0 to 1; 0 if no part has a weight. */
  score: number;
  parts: Record<RankingPart, PartScore>;
}

export interface RankingContext {
  nowEpochMs: number;
  /** Median round trip to the region in milliseconds; undefined if never measured. */
  medianMsOf: (region: RegionCode) => number | undefined;
  lifecycleOf: (region: RegionCode) => RegionalLifecycle;
  /** Lowest usual input price of calls from the region, in US dollars per million tokens; undefined: not known. */
  inputPriceOf: (region: RegionCode) => number | undefined;
  /** Where data has to stay; absent: the narrower the destinations, the better. */
  area?: DataArea;
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
    .sort((a, b) => {
      const far = Number.POSITIVE_INFINITY;
      const aMs = context.medianMsOf(a.cell.region) ?? far;
      const bMs = context.medianMsOf(b.cell.region) ?? far;
      return (
        hindranceOf(a.cell) - hindranceOf(b.cell) ||
        b.score - a.score ||
        (aMs === bMs ? 0 : aMs - bMs) ||
        (a.cell.region < b.cell.region ? -1 : 1)
      );
    });
}

/** The order in words, such as `On-demand; access not blocked; 14 ms, the nearest; ...`, the weightiest part first. */
export function explainRank(ranked: WeightedRegion, weights: RankingWeights = DEFAULT_WEIGHTS): string {
  const parts = RANKING_PARTS.filter((part) => weightOf(weights, part) > 0)
    .sort((a, b) => weightOf(weights, b) - weightOf(weights, a))
    .map((part) => ranked.parts[part].words);
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

function partsOf(
  cell: Cell,
  context: RankingContext,
  best: { medianMs: number; inputPrice: number },
): Record<RankingPart, PartScore> {
  return {
    kind: kindPart(cell),
    access: { ...known(ACCESS[cell.access]), isKnown: cell.access !== 'unknown' },
    latency: latencyPart(context.medianMsOf(cell.region), best.medianMs),
    residency: residencyPart(cell, context.area),
    lifecycle: lifecyclePart(context.lifecycleOf(cell.region), context.nowEpochMs),
    price: pricePart(context.inputPriceOf(cell.region), best.inputPrice),
  };
}

/** The more direct the call, the better. Provisioned throughput has to be bought first. */
const KINDS: Record<AvailabilityKind, readonly [value: number, words: string]> = {
  'on-demand': [1, 'on demand'],
  geo: [0.8, 'through a geo profile'],
  application: [0.8, "through the account's own profile"],
  global: [0.6, 'through a global profile'],
  mantle: [0.4, 'on bedrock-mantle only'],
  provisioned: [0.2, 'Provisioned Throughput only'],
};

function kindPart(cell: Cell): PartScore {
  const [best] = cell.availability.kinds.map((kind) => KINDS[kind]).sort(([a], [b]) => b - a);
  return known(best ?? [0, 'not callable']);
}

const ACCESS: Record<AccessStatus, readonly [value: number, words: string]> = {
  allowed: [1, 'access not blocked'],
  unknown: [0.5, 'access unknown'],
  blocked: [0, 'access blocked'],
};

function latencyPart(medianMs: number | undefined, nearestMs: number): PartScore {
  if (medianMs === undefined) return unknown('round trip not measured');
  const words = `${medianMs < 10 ? decimal(medianMs, 1) : Math.round(medianMs)} ms`;
  if (medianMs <= nearestMs) return known([1, `${words}, the nearest`]);
  return known([nearestMs / medianMs, words]);
}

function residencyPart(cell: Cell, area: DataArea | undefined): PartScore {
  const { availability, region } = cell;
  if (area !== undefined) {
    const name = area.kind === 'area' ? area.name : area.region;
    const stays = idsWithin(availability, region, area).length > 0;
    return known(stays ? [1, `data can stay in ${name}`] : [0, `nothing keeps data in ${name}`]);
  }
  const destinations = callRoutes(availability, region).map((route) => route.destinations);
  if (destinations.length === 0) return unknown('destinations unknown');
  if (destinations.some(({ regions, unlisted }) => !unlisted && regions.every((to) => to === region))) {
    return known([1, 'data can stay in the Region']);
  }
  const isListed = destinations.some(({ unlisted }) => !unlisted);
  return known(isListed ? [0.5, 'data goes to listed Regions'] : [0, 'destinations not listed by AWS']);
}

/** An end of life within this many days lowers the score, the nearer the more. */
const END_MATTERS_DAYS = 180;

function lifecyclePart({ status, endOfLife }: RegionalLifecycle, nowEpochMs: number): PartScore {
  const left = endOfLife === undefined ? undefined : daysLeft(endOfLife.date, nowEpochMs);
  const says = endOfLife?.from.kind === 'docs' ? `, ${perDocs(endOfLife.from.asOf)}` : '';
  if (left !== undefined && left <= END_MATTERS_DAYS) {
    return known([Math.max(0, left) / END_MATTERS_DAYS, `${counted(left, 'day')} to its end of life${says}`]);
  }
  if (status === 'ACTIVE') return known([1, 'active']);
  if (status === 'LEGACY') return known([0.3, 'legacy']);
  return unknown(status === undefined ? 'lifecycle unknown' : `lifecycle "${status}"`);
}

function pricePart(usd: number | undefined, lowestUsd: number): PartScore {
  if (usd === undefined) return unknown('price unknown');
  const words = `$${usd} per million input tokens`;
  return known(usd <= lowestUsd ? [1, `${words}, the lowest`] : [lowestUsd / usd, words]);
}

function known([value, words]: readonly [value: number, words: string]): PartScore {
  return { value, isKnown: true, words };
}

function unknown(words: string): PartScore {
  return { value: 0.5, isKnown: false, words };
}
