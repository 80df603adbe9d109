/** What can be chosen besides the profiles of the AWS files: API keys, and the sources that were used last. */

import type { AppEvent } from '../../contract/bridge/api.ts';
import type { ApiKeyFacts } from '../../contract/bridge/api-key.ts';
import { MAX_RECENT_SOURCES } from '../../contract/settings/kept-values.ts';
import type { KeptSettings, SourceChoice } from '../../contract/settings/settings.ts';

type Kept = Pick<KeptSettings, 'lastSource' | 'recentSources'>;

export interface KnownSourcesDeps {
  settings: {
    readonly values: Readonly<Kept>;
    change(change: Partial<Pick<Kept, 'recentSources'>>): void;
    subscribe(listener: (changed: ReadonlySet<keyof KeptSettings>) => void): void;
  };
  keys: { readonly facts: readonly ApiKeyFacts[]; subscribe(listener: () => void): void };
  publish(event: AppEvent): void;
}

export class KnownSources {
  readonly #deps: KnownSourcesDeps;
  #last: SourceChoice;

  /** Remembers each source that is chosen from now on. */
  constructor(deps: KnownSourcesDeps) {
    this.#deps = deps;
    this.#last = deps.settings.values.lastSource;
    deps.keys.subscribe(() => this.#forgetOthers());
    deps.settings.subscribe((changed) => {
      if (changed.has('lastSource')) this.#remember();
      if (changed.has('recentSources')) deps.publish(this.state());
    });
  }

  /** For a window that begins to listen. */
  state(): AppEvent {
    const { keys, settings } = this.#deps;
    return { type: 'sources', sources: { recent: settings.values.recentSources, apiKeys: keys.facts } };
  }

  #remember(): void {
    const { settings } = this.#deps;
    const { lastSource, recentSources } = settings.values;
    // The one that was left was in use until now, though perhaps never chosen.
    const recentSourcesNow = withRecent(lastSource, withRecent(this.#last, recentSources));
    this.#last = lastSource;
    settings.change({ recentSources: this.#withoutGone(recentSourcesNow) });
  }

  /** Keys that are gone cannot be chosen again. */
  #forgetOthers(): void {
    const { settings, publish } = this.#deps;
    const { recentSources } = settings.values;
    const left = this.#withoutGone(recentSources);
    if (left.length < recentSources.length) settings.change({ recentSources: left });
    else publish(this.state());
  }

  #withoutGone(recent: readonly SourceChoice[]): SourceChoice[] {
    const ids = new Set(this.#deps.keys.facts.map(({ id }) => id));
    return recent.filter((each) => each.kind !== 'aws' || each.apiKey === undefined || ids.has(each.apiKey));
  }
}

/** Profiles and API keys alone: the rest is always at hand. */
function withRecent(choice: SourceChoice, recent: readonly SourceChoice[]): SourceChoice[] {
  if (choice.kind !== 'aws' || (choice.profile === null && choice.apiKey === undefined)) return [...recent];
  const text = JSON.stringify(choice);
  return [choice, ...recent.filter((each) => JSON.stringify(each) !== text)].slice(0, MAX_RECENT_SOURCES);
}
