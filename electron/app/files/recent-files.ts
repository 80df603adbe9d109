/** The exports that were opened last, for the menu. Kept by path, which the window never learns. */
import { isAbsolute } from 'node:path';
import type { AppEvent, OpenedFile, Outcome } from '../../contract/bridge/api.ts';
import { Latest } from '../../contract/latest.ts';
import { isExportFile, readExport } from '../../export/read-export.ts';

/** In the menu. */
const MAX_FILES = 8;

export interface RecentFilesDeps {
  settings: {
    readonly values: { recentFiles: readonly string[] };
    change(change: { recentFiles: string[] }): void;
  };
  /** Electron's `app`, which keeps the platform's own list; does nothing where there is none. */
  system: { addRecentDocument(file: string): void; clearRecentDocuments(): void };
  publish(event: AppEvent): void;
}

export class RecentFiles {
  readonly #deps: RecentFilesDeps;
  readonly #openings = new Latest();

  constructor(deps: RecentFilesDeps) {
    this.#deps = deps;
  }

  /** The last opened first. */
  get files(): readonly string[] {
    return this.#deps.settings.values.recentFiles;
  }

  /** Puts the file first if it is an export, and forgets it if it is none. Never rejects. */
  async addExport(file: string): Promise<void> {
    if (await isExportFile(file)) this.add(file);
    else this.#forget(file);
  }

  /** Puts the file first. */
  add(file: string): void {
    this.#keep([file, ...this.files.filter((each) => each !== file)].slice(0, MAX_FILES));
    this.#deps.system.addRecentDocument(file);
  }

  /**
   * Puts a dropped file first if it is an export. The path comes from the renderer, which is not trusted.
   * Other paths are not kept, network paths are not read, and the answer never tells which case it was.
   */
  async addDropped(file: string): Promise<void> {
    const isOnNetwork = /^[\\/]{2}/u.test(file);
    if (isAbsolute(file) && !isOnNetwork && (await isExportFile(file))) this.add(file);
  }

  clear(): void {
    this.#keep([]);
    this.#deps.system.clearRecentDocuments();
  }

  /** Reads a file that the user named; null: another one was opened meanwhile. */
  async read(file: string): Promise<Outcome<OpenedFile | null>> {
    const isLast = this.#openings.begin();
    const read = await readExport(file);
    return isLast() ? read : { ok: true, value: null };
  }

  /** Reads the file and hands it to the window; one that cannot be read is named, and one that is no export is forgotten. */
  async open(file: string): Promise<void> {
    const read = await this.read(file);
    if (read.ok) {
      if (read.value === null) return;
      this.#deps.publish({ type: 'opened', file: read.value });
      // After the window has it: that reads the whole file once more.
      await this.addExport(file);
      return;
    }
    this.#forget(file);
    this.#deps.publish({ type: 'notice', notice: { kind: 'problem', failure: read.failure } });
  }

  #forget(file: string): void {
    if (this.files.includes(file)) this.#keep(this.files.filter((each) => each !== file));
  }

  #keep(recentFiles: string[]): void {
    this.#deps.settings.change({ recentFiles });
  }
}
