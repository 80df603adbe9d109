/** Prices and quotas of the open source for the window: kept ones are shown, new ones are fetched when asked. */
import type { AppEvent, Outcome } from '../contract/bridge/api.ts';
import type { Pricing, RegionPricing } from '../contract/pricing/region-pricing.ts';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import type { SourcePricing } from '../pricing/source-pricing.ts';
import type { SourceSession } from './source-session.ts';

/** What is asked of the source. */
export interface PricedSession extends Pick<SourceSession, 'onPricing' | 'keptPricing' | 'state'> {
  pricing(): Promise<Pick<SourcePricing, 'load' | 'refresh' | 'fetchPrices' | 'fetchQuotas'>>;
}

/** Closing the source ends a fetch. */
const NEVER = new AbortController().signal;

export class WindowPricing {
  readonly #publish: (event: AppEvent) => void;
  readonly #known = new Map<RegionCode, RegionPricing>();
  #session: PricedSession | undefined;

  constructor(publish: (event: AppEvent) => void) {
    this.#publish = publish;
  }

  /** Hears this source from now on, and no other. */
  follow(session: PricedSession): void {
    this.#session = session;
    this.#known.clear();
    session.onPricing((regions) => {
      if (this.#session !== session) return;
      for (const each of regions) this.#known.set(each.region, each);
      this.#publish({ type: 'pricing', regions });
    });
  }

  get known(): Pricing {
    return Object.fromEntries(this.#known);
  }

  /** For a window that starts to listen. */
  opening(): AppEvent[] {
    return this.#known.size === 0 ? [] : [{ type: 'pricing', regions: [...this.#known.values()] }];
  }

  /** Shows what an earlier fetch left; loads nothing where there never was one. */
  async showKept(session: PricedSession): Promise<void> {
    if (!session.keptPricing) return;
    await (await session.pricing()).load(Object.keys(session.state.snapshot.regions));
  }

  /** Models that a scan has brought have prices too. */
  async refresh(session: PricedSession): Promise<void> {
    if (this.#known.size > 0) await (await session.pricing()).refresh();
  }

  /** Gives what could not be had; what comes is published. */
  async fetch(
    session: PricedSession,
    kind: 'fetchPrices' | 'fetchQuotas',
    regions: readonly RegionCode[],
  ): Promise<Outcome<Failure[]>> {
    const pricing = await session.pricing();
    const problems = await pricing[kind](regions, NEVER);
    const failures = problems.map((each) => each.failure);
    return { ok: true, value: failures.filter((failure) => failure.kind !== 'cancelled') };
  }
}
