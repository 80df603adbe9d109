/** What a month of calls would cost at public list prices. Nothing is computed from another price: a missing one is said. */
import { addDecimals, compareDecimals, multiplyDecimals, shiftDecimal } from './decimal.ts';
import type { ModelPrices, Price } from './price.ts';

/** Tokens are those of one call; whole numbers from 0. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
  /** Share of the input that is read from the prompt cache, in whole percent. */
  cachedPercent: number;
  callsPerMonth: number;
}

export interface CostOfScope {
  scope: string;
  tier: string;
  /** US dollars a month, exact; absent: see `reason`. */
  usdPerMonth?: string;
  /** What the list lacks, as meters. */
  missing: string[];
  /** The prices that were used. */
  prices: Price[];
}

/** A number that can be an amount of tokens, calls or percent. */
function isAmount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

/** More tokens or calls than any bill holds. */
const MAX_TOKENS = 1_000_000_000;

/**
 * One cost for each scope and tier that the list prices by tokens, cheapest first, unknown ones last. Standard context
 * only. Prompt cache writes are not counted. Throws RangeError for amounts that `isAmount` refuses.
 */
export function costsOf({ prices }: Pick<ModelPrices, 'prices'>, usage: Usage): CostOfScope[] {
  const { inputTokens, outputTokens, cachedPercent, callsPerMonth } = usage;
  const areGood =
    [inputTokens, outputTokens, callsPerMonth].every((each) => isAmount(each, MAX_TOKENS)) &&
    isAmount(cachedPercent, 100);
  if (!areGood) throw new RangeError('Amounts must be whole numbers from 0.');
  const amounts: Record<string, string> = {
    input: shiftDecimal(multiplyDecimals(String(inputTokens), String(100 - cachedPercent)), -2),
    'cache-read': shiftDecimal(multiplyDecimals(String(inputTokens), String(cachedPercent)), -2),
    output: String(outputTokens),
  };
  const groups = new Map<string, Price[]>();
  for (const price of prices) {
    if (price.usdPerMillionTokens === undefined || price.context !== 'standard') continue;
    if (!Object.hasOwn(amounts, price.meter)) continue;
    const name = `${price.scope} ${price.tier}`;
    groups.set(name, [...(groups.get(name) ?? []), price]);
  }
  return [...groups.values()].map((group) => costOf(group, amounts, callsPerMonth)).sort(cheapestFirst);
}

function costOf(group: readonly Price[], amounts: Record<string, string>, calls: number): CostOfScope {
  const missing: string[] = [];
  const used: Price[] = [];
  const parts: string[] = [];
  for (const [meter, tokens] of Object.entries(amounts)) {
    if (tokens === '0') continue;
    const found = group.filter((price) => price.meter === meter);
    const [price] = found;
    // Of two prices that disagree neither is taken.
    if (price?.usdPerMillionTokens === undefined || found.length > 1) {
      missing.push(meter);
      continue;
    }
    used.push(price);
    parts.push(shiftDecimal(multiplyDecimals(price.usdPerMillionTokens, tokens, String(calls)), -6));
  }
  const { scope = '', tier = '' } = group[0] ?? {};
  return {
    scope,
    tier,
    ...(missing.length > 0 ? {} : { usdPerMonth: parts.length === 0 ? '0' : addDecimals(...parts) }),
    missing,
    prices: used,
  };
}

function cheapestFirst(a: CostOfScope, b: CostOfScope): number {
  if (a.usdPerMonth === undefined || b.usdPerMonth === undefined) {
    return Number(a.usdPerMonth === undefined) - Number(b.usdPerMonth === undefined);
  }
  return compareDecimals(a.usdPerMonth, b.usdPerMonth);
}

/** The scope whose rows a call under this kind of id is billed by; undefined: the list has none for it. */
export function scopeOfWay(
  kind: 'on-demand' | 'geo' | 'global' | 'mantle',
  prices: readonly Price[],
): string | undefined {
  const has = (scope: string): boolean => prices.some((price) => price.scope === scope);
  const wanted = {
    'on-demand': ['regional'],
    geo: ['geo', 'regional'],
    global: ['global'],
    mantle: ['mantle', 'regional'],
  };
  // A reserved or provisioned row in a scope of its own says nothing of calls that are paid by tokens.
  return wanted[kind].find(
    (scope) => has(scope) && prices.some((p) => p.scope === scope && p.meter === 'input'),
  );
}
