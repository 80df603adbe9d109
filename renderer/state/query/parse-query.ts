/** What a query asks for, and what of it cannot be understood. */

import { STAY_PLACES } from '../../../electron/contract/cells/residency.ts';
import { FILTER_KINDS, type FilterState, NO_FILTER } from '../../../electron/contract/filter/filter.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { type QualifierKey, type QueryWorld, qualifierKey, regionsNamed, valuesMeant } from './qualifiers.ts';
import { type QualifierToken, queryTokens } from './query-tokens.ts';

/** A qualifier that no check box stands for: what must hold for a row, or must not. */
export interface RowTest {
  key: Exclude<QualifierKey, 'region' | 'lat'>;
  /** Any of them will do. */
  values: readonly string[];
  isNegated: boolean;
}

/** What the qualifiers of a query ask for; its words are not part of it. */
export interface Asked {
  /** What the check boxes can ask too: `NO_FILTER` but for that. */
  filter: FilterState;
  rows: readonly RowTest[];
  /** The regions that are shown; undefined: all. */
  regions: readonly RegionCode[] | undefined;
  /** Regions are shown whose round trip is shorter. */
  underMs: number | undefined;
}

/** Nothing asked. */
const NOTHING_ASKED: Asked = { filter: NO_FILTER, rows: [], regions: undefined, underMs: undefined };

let last: { key: string; world: QueryWorld; asked: Asked } | undefined;

/** What the query's qualifiers ask for. Equal qualifiers give the same object: a letter of a word changes nothing. */
export function askedBy(query: string, world: QueryWorld): Asked {
  if (!query.includes(':')) return NOTHING_ASKED;
  const tokens = queryTokens(query).filter((token) => token.kind === 'qualifier');
  if (tokens.length === 0) return NOTHING_ASKED;
  const key = JSON.stringify(tokens.map((token) => [token.key, token.values, token.isNegated]));
  if (last?.key !== key || last.world !== world) last = { key, world, asked: understood(tokens, world) };
  return last.asked;
}

/** An `Asked` in the making. */
interface Draft {
  filter: FilterState;
  rows: RowTest[];
  regions: readonly RegionCode[] | undefined;
  underMs: number | undefined;
  /** Values of which any will do, by qualifier. */
  any: Map<Exclude<QualifierKey, 'lat'>, string[]>;
}

function understood(tokens: readonly QualifierToken[], world: QueryWorld): Asked {
  const draft: Draft = {
    filter: { ...NO_FILTER },
    rows: [],
    regions: undefined,
    underMs: undefined,
    any: new Map(),
  };
  for (const token of tokens) {
    const key = qualifierKey(token.key);
    if (key === 'lat') askLatency(draft, millisecondsOf(token));
    else if (key !== undefined) {
      const values = token.values.flatMap((value) => valuesMeant(key, value, world));
      if (values.length > 0) ask(draft, key, values, token.isNegated, world);
    }
  }
  for (const [key, values] of draft.any) {
    if (key === 'region') {
      const named = values.flatMap((value) => regionsNamed(value, world.regions));
      draft.regions = (draft.regions ?? world.regions).filter((region) => named.includes(region));
    } else askAny(draft.filter, draft.rows, key as keyof typeof LISTS, values, world);
  }
  const { filter, rows, regions, underMs } = draft;
  return { filter, rows, regions, underMs };
}

function askLatency(draft: Draft, limitMs: number | undefined): void {
  if (limitMs !== undefined) draft.underMs = Math.min(draft.underMs ?? limitMs, limitMs);
}

function ask(
  draft: Draft,
  key: Exclude<QualifierKey, 'lat'>,
  values: readonly string[],
  isNegated: boolean,
  world: QueryWorld,
): void {
  const [only] = values.length === 1 ? values : [];
  if (key === 'region' && isNegated) {
    const gone = values.flatMap((value) => regionsNamed(value, world.regions));
    draft.regions = (draft.regions ?? world.regions).filter((region) => !gone.includes(region));
  } else if (key === 'is' && only !== undefined && isActive(only, isNegated)) draft.filter.hideLegacy = true;
  else if (key === 'has' && only !== undefined && !isNegated) askFeature(draft.filter, draft.rows, only);
  else if (key !== 'region' && (isNegated || !(key in LISTS))) draft.rows.push({ key, values, isNegated });
  else draft.any.set(key, [...(draft.any.get(key) ?? []), ...values]);
}

function isActive(value: string, isNegated: boolean): boolean {
  return isNegated ? value === 'legacy' : value === 'active';
}

function askFeature(filter: FilterState, rows: RowTest[], feature: string): void {
  if (feature === 'caching') filter.promptCaching = true;
  else if (feature === 'streaming') filter.streaming = true;
  else rows.push({ key: 'has', values: [feature], isNegated: false });
}

/** The qualifiers that a list of check boxes stands for. */
const LISTS = { provider: 'providers', in: 'inputs', out: 'outputs', via: 'kinds', stays: 'stays' } as const;

/** One list a qualifier: as with check boxes of one group, any of the values will do. */
function askAny(
  filter: FilterState,
  rows: RowTest[],
  key: keyof typeof LISTS,
  values: readonly string[],
  world: QueryWorld,
): void {
  const among = <T extends string>(all: readonly T[]): T[] =>
    all.filter((each) => values.includes(each.toLowerCase()));
  switch (key) {
    case 'provider':
      filter.providers = among(world.providers);
      return;
    case 'in':
      filter.inputs = among(world.inputs);
      return;
    case 'out':
      filter.outputs = among(world.outputs);
      return;
    case 'stays':
      filter.stays = among(STAY_PLACES);
      return;
    case 'via':
      // There are more ways to call than check boxes.
      if (values.every((value) => FILTER_KINDS.some((kind) => kind === value)))
        filter.kinds = among(FILTER_KINDS);
      else rows.push({ key, values, isNegated: false });
  }
}

/** The number of `lat:<200`; undefined if it is none. */
export function millisecondsOf({ values, isNegated }: QualifierToken): number | undefined {
  const digits = /^<?(\d{1,6})(?:ms)?$/u.exec(values[0] ?? '')?.[1];
  return digits === undefined || isNegated ? undefined : Number(digits);
}
