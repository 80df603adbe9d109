/** The exports that were opened before, for the menu: kept by path, which the window never sees. */
import { isAbsolute } from 'node:path';
import type { AppEvent } from '../contract/bridge/api.ts';
import { isExportFile, readExport } from '../export/read-export.ts';

/** More would not be looked through. */
const MOST_FILES = 8;

export interface RecentParts {
  settings: {
    readonly values: { recentFiles: readonly string[] };
    change(change: { recentFiles: string[] }): void;
  };
  /** The platform's own list; does nothing where there is none. */
  system: { add(file: string): void; clear(): void };
  publish(event: AppEvent): void;
  /** The list changed. */
  onChanged(): void;
}

export class RecentFiles {
  readonly #parts: RecentParts;

  constructor(parts: RecentParts) {
    this.#parts = parts;
  }

  /** The last opened first. */
  get files(): readonly string[] {
    return this.#parts.settings.values.recentFiles;
  }

  /** Puts the file first. */
  add(file: string): void {
    this.#keep([file, ...this.files.filter((each) => each !== file)].slice(0, MOST_FILES));
    this.#parts.system.add(file);
  }

  /**
   * Puts a dropped file first if it is an export. The path comes through the window's process, which is not trusted: a path
   * to anything else is not kept, none on another machine is touched, and no answer says which it was.
   */
  async addDropped(file: string): Promise<void> {
    const isOnNetwork = /^[\\/]{2}/u.test(file);
    if (isAbsolute(file) && !isOnNetwork && (await isExportFile(file))) this.add(file);
  }

  clear(): void {
    this.#keep([]);
    this.#parts.system.clear();
  }

  /** Reads the file and hands it to the window; one that cannot be read is named and forgotten. */
  async open(file: string): Promise<void> {
    const read = await readExport(file);
    if (read.ok) {
      this.add(file);
      this.#parts.publish({ type: 'opened', file: read.value });
      return;
    }
    this.#keep(this.files.filter((each) => each !== file));
    this.#parts.publish({ type: 'notice', level: 'problem', failure: read.failure });
  }

  #keep(recentFiles: string[]): void {
    this.#parts.settings.change({ recentFiles });
    this.#parts.onChanged();
  }
}
