/** What the user chose: kept in settings.json beside the cache, checked on read. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod/mini';
import type { Settings } from './contract/api.ts';
import type { SourceChoice } from './source-choice.ts';
import type { WindowPlace } from './window.ts';

/** Every member falls back on its own, so that one bad value does not lose the others. */
const kept = z.object({
  theme: z.catch(z.enum(['system', 'light', 'dark']), 'system'),
  view: z.catch(z.string().check(z.maxLength(65_536)), ''),
  regionDeadlineMs: z.catch(z.number().check(z.gte(1_000), z.lte(120_000)), 15_000),
  /** The source last used: it is shown again at the next start. */
  lastSource: z.catch(
    z.union([
      z.object({ kind: z.literal('sample') }),
      z.object({ kind: z.literal('aws'), profile: z.nullable(z.string()) }),
    ]),
    { kind: 'aws', profile: null },
  ),
  window: z.catch(
    z.object({
      bounds: z.optional(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
      maximized: z.boolean(),
    }),
    { maximized: false },
  ),
});
type Kept = z.infer<typeof kept>;

export class SettingsStore {
  readonly #store: Store<Record<string, unknown>>;
  #values: Kept;

  /** A file that cannot be read is set aside with a date, and the defaults hold. */
  constructor(folder: string, onSetAside: (file: string) => void) {
    const open = () => new Store<Record<string, unknown>>({ cwd: folder, name: 'settings' });
    try {
      this.#store = open();
    } catch {
      const file = join(folder, 'settings.json');
      const aside = `${file}.unreadable-${new Date().toISOString().replaceAll(':', '-')}`;
      renameSync(file, aside);
      onSetAside(aside);
      this.#store = open();
    }
    this.#values = kept.parse(this.#store.store);
  }

  get settings(): Settings {
    const { theme, view, regionDeadlineMs } = this.#values;
    return { theme, view, regionDeadlineMs };
  }

  get lastSource(): SourceChoice {
    return this.#values.lastSource;
  }

  get windowPlace(): WindowPlace {
    const { bounds, maximized } = this.#values.window;
    return bounds === undefined ? { maximized } : { bounds, maximized };
  }

  /** Keeps the change in memory and on disk; a disk error is thrown. */
  change(change: Partial<Settings> & { lastSource?: SourceChoice; window?: WindowPlace }): void {
    const next = kept.parse({ ...this.#values, ...change });
    this.#values = next;
    this.#store.store = next;
  }
}
