/** Prices and quotas of the open source for the window: kept ones are shown, new ones are fetched when asked. */
import type { AppEvent, Outcome } from '../contract/bridge/api.ts';
import type { Pricing, RegionPricing } from '../contract/pricing/region-pricing.ts';
import type { ScanEvent } from '../contract/scan/scan-event.ts';
import type { Settings } from '../contract/settings/settings.ts';
import { DAY_MS } from '../contract/snapshot/age.ts';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import { counted, grouped } from '../contract/text.ts';
import type { FetchProblems, SourcePricing } from '../pricing/source-pricing.ts';
import type { SourceSession } from './source/source-session.ts';

/** What is asked of the source. */
export interface PricedSession extends Pick<SourceSession, 'onPricing' | 'keptPricing' | 'state'> {
  pricing(): Promise<
    Pick<SourcePricing, 'load' | 'refresh' | 'due' | 'fetchPrices' | 'fetchQuotas' | 'importOffer'>
  >;
}

/** What decides on fetching after a scan. */
interface FollowDeps {
  settings: { readonly settings: Pick<Settings, 'priceFetch' | 'quotaFetch'> };
  nowEpochMs(): number;
}

const FETCHES = [
  ['priceFetch', 'fetchPrices'],
  ['quotaFetch', 'fetchQuotas'],
] as const;

const NOT_INTO_SAMPLE: Failure = {
  kind: 'bad-input',
  message: 'Prices from a file are not mixed with those of the sample.',
  nextStep: 'Choose an AWS profile, then import the file again.',
};

function withPlaces({ failure, offers, regions }: FetchProblems[number]): Failure {
  const where = regions.length > MOST_NAMED ? counted(regions.length, 'Region') : regions.join(', ');
  const places = [offers.join(', '), where].filter((text) => text !== '').join(' in ');
  return places === '' ? failure : { ...failure, message: `${failure.message} It concerns ${places}.` };
}

/** More do not fit into a notice. */
const MOST_NAMED = 4;

/** Closing the source ends a fetch. */
const NEVER = new AbortController().signal;

export class WindowPricing {
  readonly #publish: (event: AppEvent) => void;
  readonly #known = new Map<RegionCode, RegionPricing>();
  #session: PricedSession | undefined;
  /** Of what follows a scan; what the user asks for goes on. */
  #following = new AbortController();

  constructor(publish: (event: AppEvent) => void) {
    this.#publish = publish;
  }

  /** Subscribes to this source and leaves the one before. */
  follow(session: PricedSession): void {
    this.stop();
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

  /** Publishes what arrives; returns the failure of the rest. */
  async fetch(
    session: PricedSession,
    kind: 'fetchPrices' | 'fetchQuotas',
    regions: readonly RegionCode[],
    signal: AbortSignal = NEVER,
  ): Promise<Outcome<Failure[]>> {
    const pricing = await session.pricing();
    const problems = await pricing[kind](regions, signal);
    // A failure of quotas names its region.
    const failures = problems.map((each) => (kind === 'fetchPrices' ? withPlaces(each) : each.failure));
    return { ok: true, value: failures.filter((failure) => failure.kind !== 'cancelled') };
  }

  /**
   * Joins prices to the models of a finished scan. Then fetches what the settings ask for, if it is older than a day.
   * A cancelled scan fetches nothing.
   */
  async hear(session: PricedSession, event: ScanEvent, deps: FollowDeps): Promise<void> {
    if (event.type === 'scan-started') this.stop();
    if (event.type !== 'scan-finished') return;
    const { signal } = this.#following;
    if (this.#known.size > 0) await (await session.pricing()).refresh();
    if (event.outcome === 'cancelled' || event.outcome === 'stopped') return;
    const { scan, snapshot } = session.state;
    const answered = scan.regions.filter((region) => snapshot.regions[region]?.scannedAt !== undefined);
    const before = new Date(deps.nowEpochMs() - DAY_MS).toISOString();
    for (const [setting, kind] of FETCHES) {
      if (deps.settings.settings[setting] === 'never' || signal.aborted) continue;
      const due = await (await session.pricing()).due(kind, answered, before);
      const fetched =
        due.length === 0 || signal.aborted ? undefined : await this.fetch(session, kind, due, signal);
      for (const failure of fetched?.ok ? fetched.value : []) this.#tell(failure);
    }
  }

  /** Imports a price list offer file of the user's choice; publishes what was imported or why not. */
  async importFile(session: PricedSession, choose: () => Promise<string | undefined>): Promise<void> {
    if (session.state.snapshot.source.kind === 'sample') {
      this.#tell(NOT_INTO_SAMPLE);
      return;
    }
    const file = await choose();
    if (file === undefined) return;
    const imported = await (await session.pricing()).importOffer(file);
    if (!imported.ok) {
      this.#tell(imported.failure);
      return;
    }
    const { offerCode, version, regions, rows, failure } = imported.value;
    const where = regions.length === 1 ? regions[0] : `${regions.length} Regions`;
    const message = `Imported ${offerCode}, version ${version}: ${grouped(rows)} ${rows === 1 ? 'row' : 'rows'} of ${where}.`;
    this.#publish({ type: 'notice', notice: { kind: 'info', message } });
    if (failure !== undefined) this.#tell(failure);
  }

  #tell(failure: Failure): void {
    this.#publish({ type: 'notice', notice: { kind: 'problem', failure } });
  }

  /** Ends what follows a scan. */
  stop(): void {
    this.#following.abort();
    this.#following = new AbortController();
  }
}
