/** What speaks for a region, part by part: each from 0 to 1, in words. */
import type { AccessStatus, RegionCode } from '../../snapshot/model.ts';
import { counted, wholeMs } from '../../text.ts';
import type { AvailabilityKind, Cell } from '../availability.ts';
import { daysLeft, perDocs, type RegionalLifecycle } from '../lifecycle.ts';
import { callRoutes, type DataArea, idsWithin } from '../residency.ts';

export const RANKING_PARTS = [
  'kind',
  'access',
  'latency',
  'residency',
  'lifecycle',
  'price',
  'home',
] as const;
export type RankingPart = (typeof RANKING_PARTS)[number];

export interface PartScore {
  /** From 0 (worst) to 1 (best); what is not known counts as 0.5 and says so. */
  value: number;
  isKnown: boolean;
  words: string;
}

export interface RankingContext {
  nowEpochMs: number;
  /** Median round trip to the region in milliseconds; undefined if never measured. */
  medianMsOf: (region: RegionCode) => number | undefined;
  lifecycleOf: (region: RegionCode) => RegionalLifecycle;
  /** Lowest usual input price of calls from the region, in US dollars per million tokens; undefined: not known. */
  inputPriceOf: (region: RegionCode) => number | undefined;
  /** Home regions, then pinned ones; absent: there are none. */
  preferred?: readonly RegionCode[];
  /** Where data has to stay; absent: the narrower the destinations, the better. */
  area?: DataArea;
}

export function partsOf(
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
    home: homePart(cell.region, context.preferred),
  };
}

/** The more direct the call, the better. Provisioned throughput has to be bought first. */
const KINDS: Record<AvailabilityKind, readonly [value: number, words: string]> = {
  'on-demand': [1, 'on demand'],
  geo: [0.8, 'by geographic cross-Region inference'],
  application: [0.8, "through the account's own profile"],
  global: [0.6, 'by global cross-Region inference'],
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
  const words = `${wholeMs(medianMs)} ms`;
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

/** The earlier among them, the better; without any there is nothing to say. */
function homePart(region: RegionCode, preferred: readonly RegionCode[] = []): PartScore {
  const place = preferred.indexOf(region);
  if (place >= 0) return known([1 - place / (2 * preferred.length), 'a home or pinned Region']);
  return preferred.length === 0 ? unknown('') : known([0, 'no home or pinned Region']);
}

function known([value, words]: readonly [value: number, words: string]): PartScore {
  return { value, isKnown: true, words };
}

function unknown(words: string): PartScore {
  return { value: 0.5, isKnown: false, words };
}
