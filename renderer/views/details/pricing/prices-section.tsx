/** What calls of the model cost from one region: published prices by scope and tier, or why they are not known. */
import {
  type CardPrice,
  cardPricesOf,
  isPastPromotion,
} from '../../../../electron/capabilities/card-prices.ts';
import type { AvailabilityKind } from '../../../../electron/contract/cells/availability.ts';
import { scopeOfWay } from '../../../../electron/contract/pricing/cost-estimate.ts';
import { compareDecimals } from '../../../../electron/contract/pricing/decimal.ts';
import type { ModelPrices, Price } from '../../../../electron/contract/pricing/price.ts';
import { isScopeOf, scopeText } from '../../../../electron/contract/pricing/scopes.ts';
import type { ModelId, RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import { capitalized } from '../../../../electron/contract/text.ts';
import { ageText } from '../../../state/words/age.ts';
import {
  meterText,
  priceSourceText,
  priceStatusText,
  priceText,
  tierText,
  unreadText,
  usdText,
} from '../../../state/words/price-text.ts';
import { useData, useNow } from '../../controls/atlas-context.tsx';
import { CostEstimate } from './cost-estimate.tsx';
import { FetchButton } from './fetch-button.tsx';

const ORIGINS = { fetched: 'Fetched', imported: 'Imported from a file' } as const;
const COLUMNS = ['input', 'output', 'cache-read'] as const;

interface Calls {
  modelId: ModelId;
  /** How the chosen id is called, whose row stands out. */
  way: 'on-demand' | 'geo' | 'global' | 'mantle' | undefined;
  /** All ways to call it there; empty: it cannot be called, and prices are shown all the same. */
  kinds: readonly AvailabilityKind[];
}

/** Prices of a model in a region. */
export function PricesSection({ region, ...calls }: Calls & { region: RegionCode }): React.ReactNode {
  const { modelId, kinds } = calls;
  const known = useData((state) => state.pricing[region]?.prices);
  const isSample = useData((state) => state.snapshot.source.kind === 'sample');
  const now = useNow();
  const prices = known?.models[modelId];
  const last = known?.offers.toSorted((a, b) => (a.fetchedAt < b.fetchedAt ? -1 : 1)).at(-1);
  return (
    <section className="details-section stack gap-6" aria-label="Prices">
      <h3>
        Prices from <code>{region}</code>
      </h3>
      {prices === undefined ? (
        <p>Not fetched. The price list of AWS is public: nothing of your account is sent.</p>
      ) : (
        <ModelPricesView prices={prices} {...calls} />
      )}
      <p className="hint">
        {isSample ? 'Sample prices, recorded from January to October 2026. ' : ''}
        US dollars per million tokens, public list price before tax and discounts.
        {last === undefined ? '' : ` ${ORIGINS[last.origin]} ${ageText(last.fetchedAt, now)}.`}
      </p>
      <FetchButton what="prices" />
      {prices === undefined ? null : (
        <CostEstimate prices={{ prices: billable(prices, kinds) }} region={region} modelId={modelId} />
      )}
    </section>
  );
}

function ModelPricesView({ modelId, prices, way, kinds }: Calls & { prices: ModelPrices }): React.ReactNode {
  const reason = priceStatusText(prices);
  const groups = groupsOf(prices.prices);
  const chosen = way === undefined ? undefined : scopeOfWay(way, prices.prices);
  const others = prices.prices.filter((price) => !isInTable(price));
  const advice = cheapestText(billable(prices, kinds));
  return (
    <>
      {reason === '' ? null : <p>{reason}</p>}
      {prices.unread.length === 0 ? null : <p>{unreadText(prices)}</p>}
      {prices.statedFor === undefined ? null : <p>The price list speaks of {prices.statedFor}.</p>}
      {prices.prices.length > 0 && isProvisionedOnly(kinds) ? (
        <p>
          Only Provisioned Throughput can be had here, billed by the hour: no call is billed by the token.
        </p>
      ) : null}
      {prices.status === 'card-only' ? <CardPrices prices={cardPricesOf(modelId)} /> : null}
      {way === 'global' && prices.prices.length > 0 && chosen === undefined ? (
        <p>The list has no price for the global profile.</p>
      ) : null}
      {groups.length === 0 ? null : (
        <table className="table price-table">
          <thead>
            <tr>
              <th scope="col">Scope and tier</th>
              {COLUMNS.map((meter) => (
                <th key={meter} scope="col">
                  {meterText(meter)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ key, first, byMeter }) => {
              const isChosen =
                first.scope === chosen && first.tier === 'standard' && first.context === 'standard';
              return (
                <tr key={key} className={isChosen ? 'is-chosen' : undefined}>
                  <th scope="row">
                    {scopeText(first.scope)}
                    <span className="muted">{` ${tierText(first)}`}</span>
                    {isChosen ? <span className="visually-hidden"> (the chosen ID)</span> : null}
                  </th>
                  {COLUMNS.map((meter) => (
                    <td key={meter}>{cellText(byMeter.get(meter))}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {advice === undefined ? null : <p>{advice}</p>}
      {others.length === 0 ? null : (
        <details className="sources-fold">
          <summary>{`Other meters (${others.length})`}</summary>
          <ul className="price-list">
            {others.map((price) => (
              <li key={`${price.skus[0]} ${price.meter}`}>
                {`${scopeText(price.scope)}, ${tierText(price)}, ${meterText(price.meter)}: ${priceText(price)}${marksText(price)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {prices.prices.length === 0 ? null : (
        <details className="sources-fold">
          <summary>Sources and dates</summary>
          <ul className="price-list hint">
            {prices.prices.map((price) => (
              <li key={`${price.skus[0]} ${price.meter}`}>
                {`${scopeText(price.scope)}, ${tierText(price)}, ${meterText(price.meter)}: ${priceSourceText(price)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function isProvisionedOnly(kinds: readonly AvailabilityKind[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === 'provisioned');
}

/** The prices that a call from there can be billed by. */
function billable({ prices }: ModelPrices, kinds: readonly AvailabilityKind[]): readonly Price[] {
  return kinds.length === 0 ? prices : prices.filter((price) => isScopeOf(price.scope, kinds));
}

interface Group {
  key: string;
  first: Price;
  byMeter: Map<string, Price[]>;
}

function isInTable(price: Price): boolean {
  return price.usdPerMillionTokens !== undefined && COLUMNS.some((meter) => meter === price.meter);
}

function groupsOf(prices: readonly Price[]): Group[] {
  const groups = new Map<string, Group>();
  for (const price of prices.filter(isInTable)) {
    const key = `${price.scope} ${price.tier} ${price.context}`;
    const group = groups.get(key) ?? { key, first: price, byMeter: new Map<string, Price[]>() };
    group.byMeter.set(price.meter, [...(group.byMeter.get(price.meter) ?? []), price]);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function cellText(prices: readonly Price[] | undefined): string {
  if (prices === undefined) return 'no row';
  return prices.map((price) => `${priceText(price)}${marksText(price)}`).join(' or ');
}

function marksText({ marks }: Price): string {
  const words = [
    ...(marks.includes('promotional') ? ['promotional'] : []),
    ...(marks.includes('unit-from-text') ? ['unit as the row’s text says'] : []),
    ...(marks.includes('unit-disputed') ? ['the row’s text speaks of another amount'] : []),
    ...(marks.includes('outlier') ? ['more than uncached input, as published'] : []),
  ];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

/** Which scope costs least, and what it gives up; undefined if there is no choice. */
function cheapestText(prices: readonly Price[]): string | undefined {
  const usd = (scope: string, meter: string): string | undefined => {
    const found = prices.filter(
      (each) =>
        each.scope === scope &&
        each.tier === 'standard' &&
        each.context === 'standard' &&
        each.meter === meter,
    );
    return found.length === 1 ? found[0]?.usdPerMillionTokens : undefined;
  };
  const sums = ['input', 'output'].map((meter) => [usd('regional', meter), usd('global', meter)] as const);
  const differences = sums.map(([regional, global]) =>
    regional === undefined || global === undefined ? undefined : compareDecimals(global, regional),
  );
  if (differences.some((each) => each === undefined)) return undefined;
  if (differences.every((each) => each === 0))
    return 'The global profile costs the same, and its calls can be routed to any Region.';
  if (differences.every((each) => (each ?? 0) <= 0)) {
    return 'The global profile is cheapest. Its calls route to Regions that AWS does not list.';
  }
  return undefined;
}

function CardPrices({ prices }: { prices: readonly CardPrice[] }): React.ReactNode {
  const day = new Date().toISOString().slice(0, 10);
  const notes = prices.map((price) => `read ${price.readOn}${promotionText(price, day)}`);
  // What holds for all is said once.
  const common = new Set(notes).size === 1 ? notes[0] : undefined;
  return (
    <>
      <ul className="price-list">
        {prices.map((price, place) => (
          <li key={`${price.scope} ${price.context} ${price.meter}`}>
            {`${scopeText(price.scope)}, ${tierText({ tier: 'standard', context: price.context === 'long' ? 'long' : 'standard' })}, ${meterText(price.meter)}: ${usdText(price.usdPerMillionTokens)}${common === undefined ? `, ${notes[place]}` : ''}`}
          </li>
        ))}
      </ul>
      {common === undefined ? null : <p>{`${capitalized(common)}.`}</p>}
    </>
  );
}

function promotionText(price: CardPrice, day: string): string {
  if (price.promotionalUntil === undefined) return '';
  return isPastPromotion(price, day)
    ? `, promotional until at least ${price.promotionalUntil}: it may have ended, check the card`
    : `, promotional until at least ${price.promotionalUntil}`;
}
