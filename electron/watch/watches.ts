/** What the user watches: kept in the settings, looked for in every scan that ends, told once. */
import type { AppEvent } from '../contract/bridge/api.ts';
import type { AtlasCalls } from '../contract/bridge/calls.ts';
import { changeCount } from '../contract/diff/difference.ts';
import type { KeptSettings } from '../contract/settings/settings.ts';
import { withoutAccounts } from '../contract/snapshot/account-numbers.ts';
import type { Snapshot } from '../contract/snapshot/model.ts';
import { LastComplete } from '../contract/watch/last-complete.ts';
import { noticedIn } from '../contract/watch/noticed.ts';
import {
  isSameWatched,
  MAX_NOTICED,
  MAX_WATCHED,
  type Noticed,
  type Watched,
} from '../contract/watch/watched.ts';

type KeptWatches = Pick<KeptSettings, 'watched' | 'noticed'>;

export interface WatchesDeps {
  settings: { readonly values: Readonly<KeptWatches>; change(change: Partial<KeptWatches>): void };
  publish(event: AppEvent): void;
  /** Of the source in use; undefined: there is none. */
  snapshot(): Snapshot | undefined;
  nowEpochMs(): number;
  /** Says it outside the window; `open` is called when the user follows it. */
  notify(noticed: Noticed, open: () => void): void;
}

/** More messages at once would be read by nobody. */
const MAX_TOLD = 3;

/** Each for itself, or all in one that leads to the list. */
function inFew(noticed: readonly Noticed[]): readonly Noticed[] {
  const [first] = noticed;
  if (first === undefined || noticed.length <= MAX_TOLD) return noticed;
  const titles = noticed.map(({ title }) => title);
  const sentence = `${titles.slice(0, MAX_TOLD).join(', ')} and ${titles.length - MAX_TOLD} more.`;
  return [{ ...first, title: `${titles.length} watched things changed`, sentence, modelId: '' }];
}

export class Watches {
  readonly #deps: WatchesDeps;
  /** As it was when the running scan began. */
  #before: Snapshot | undefined;
  readonly #whole = new LastComplete();

  constructor(deps: WatchesDeps) {
    this.#deps = deps;
  }

  /** What the window can ask of it. */
  readonly calls: Pick<AtlasCalls, 'watch' | 'unwatch' | 'clearNoticed'> = {
    watch: async (watched) => {
      const others = this.#without(watched);
      if (others.length < MAX_WATCHED) this.#keep({ watched: [...others, watched] });
    },
    unwatch: async (watched) => this.#keep({ watched: this.#without(watched) }),
    clearNoticed: async () => this.#keep({ noticed: [] }),
  };

  /** The event that tells a window all of it. */
  state(): AppEvent {
    const { noticed, watched } = this.#deps.settings.values;
    return { type: 'watching', watched, noticed };
  }

  /** Hears what the window is told of scans, after the snapshot has changed. */
  async hear(event: AppEvent): Promise<void> {
    if (event.type !== 'scan') return;
    const { type } = event.event;
    if (type === 'snapshot-restored') {
      this.#before = undefined;
      this.#whole.clear();
    }
    if (type === 'scan-started') this.#before = this.#deps.snapshot();
    if (type !== 'scan-finished') return;
    const before = this.#before;
    const after = this.#deps.snapshot();
    this.#before = undefined;
    if (before !== undefined && after !== undefined) await this.#compare(before, after);
  }

  async #compare(before: Snapshot, after: Snapshot): Promise<void> {
    const { settings } = this.#deps;
    const sides = this.#whole.before(before, after);
    if (settings.values.watched.length === 0) return;
    const found: Noticed[] = [];
    for (const earlier of sides) found.push(...(await this.#noticed(earlier, after)));
    const { profile } = after.source;
    const of = profile === undefined ? {} : { profile: withoutAccounts(profile) };
    if (found.length > 0) this.#tell(found.map((each) => ({ ...each, ...of })));
  }

  async #noticed(earlier: Snapshot, after: Snapshot): Promise<Noticed[]> {
    // Comparing and the derivations of the matrix are no part of a start.
    const { diffSnapshots } = await import('../contract/diff/diff-sides.ts');
    const difference = diffSnapshots(earlier, after);
    if (changeCount(difference) === 0) return [];
    const { snapshotCells } = await import('./shown-cells.ts');
    const { ownIdOf } = await import('../capabilities/model-joins.ts');
    const now = this.#deps.nowEpochMs();
    const [old, current] = [snapshotCells(earlier, now), snapshotCells(after, now)];
    return noticedIn(
      difference,
      this.#deps.settings.values.watched,
      {
        nameOf: (id) => (current.rows.get(id) ?? old.rows.get(id))?.name ?? id,
        ownIdOf,
        providerOf: (id) => (current.rows.get(id) ?? old.rows.get(id))?.provider,
        isShown: (filter, cell) => current.isShown(filter, cell) || old.isShown(filter, cell),
      },
      new Date(now).toISOString(),
    );
  }

  #tell(noticed: readonly Noticed[]): void {
    const { notify, publish, settings } = this.#deps;
    this.#keep({ noticed: [...noticed, ...settings.values.noticed].slice(0, MAX_NOTICED) });
    for (const each of inFew(noticed)) {
      publish({ type: 'notice', notice: { kind: 'info', message: `${each.title}: ${each.sentence}` } });
      notify(each, () => publish({ type: 'follow', noticed: each }));
    }
  }

  #without(watched: Watched): Watched[] {
    return this.#deps.settings.values.watched.filter((each) => !isSameWatched(each, watched));
  }

  #keep(change: Partial<KeptWatches>): void {
    this.#deps.settings.change(change);
    this.#deps.publish(this.state());
  }
}
