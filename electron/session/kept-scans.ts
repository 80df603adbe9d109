/** The kept scans of one source; the code that reads and writes them is loaded on first use. */
import { join } from 'node:path';
import { cacheName } from '../cache/store-cache.ts';
import { defined } from '../contract/defined.ts';
import type { KeptSettings, SourceChoice } from '../contract/settings/settings.ts';
import type { KeptScan } from '../contract/snapshot/kept/kept-scan.ts';
import type { Failure, RegionCode, Snapshot, Source } from '../contract/snapshot/model.ts';
import type { Result } from '../discovery/ports.ts';
import type { ScanHistory } from '../history/scan-history.ts';
import type { HistoryLimits } from '../history/thinning.ts';
import { identityOf, partitionFor, type SessionOptions, sourceOf } from './source/source-choice.ts';

interface KeptScansOptions {
  choice: SourceChoice;
  userDataDir: string;
  env: NodeJS.ProcessEnv;
  source: Source;
  onProblem: (failure: Failure) => void;
  /** Nothing is written, and the user knows. Default false. */
  isReadOnly?: boolean;
  /** Asked after each scan; absent: the defaults. */
  limits?: () => HistoryLimits;
}

/** As the user chose them. */
export function historyLimitsOf(
  settings: Pick<KeptSettings, 'historyDays' | 'historyMegabytes'>,
): HistoryLimits {
  return { days: settings.historyDays, bytes: settings.historyMegabytes * 1_000_000 };
}

export class KeptScans {
  readonly #options: KeptScansOptions;
  #history: Promise<ScanHistory> | undefined;

  constructor(options: KeptScansOptions) {
    this.#options = options;
  }

  /** Those of a source that is not open; AWS is not asked. */
  static async of(
    options: Omit<KeptScansOptions, 'source'> & {
      regions?: RegionCode[];
      reach?: NonNullable<SessionOptions['reach']>;
    },
  ): Promise<KeptScans> {
    const source = sourceOf(options.choice, await partitionFor(options), options.env);
    return new KeptScans({ ...options, source });
  }

  /** Keeps the regions of a scan that has just ended; a problem is reported. */
  async keep(snapshot: Snapshot, regions: readonly RegionCode[]): Promise<void> {
    const kept = await (await this.#opened()).keep(snapshot, regions);
    if (!kept.ok) this.#options.onProblem(kept.failure);
  }

  /** Newest first. Never rejects; problems are reported. */
  async list(): Promise<KeptScan[]> {
    return await (await this.#opened()).list();
  }

  async load(id: string): Promise<Result<Snapshot>> {
    return await (await this.#opened()).load(id);
  }

  #opened(): Promise<ScanHistory> {
    this.#history ??= this.#open();
    return this.#history;
  }

  async #open(): Promise<ScanHistory> {
    const { ScanHistory } = await import('../history/scan-history.ts');
    const { choice, env, isReadOnly = false, limits, onProblem, source, userDataDir } = this.#options;
    const folder = join(userDataDir, 'history', cacheName(source.partition, identityOf(choice, env)));
    return new ScanHistory({ folder, source, onProblem, isReadOnly, ...defined({ limits }) });
  }
}
