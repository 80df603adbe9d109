/** A small JSON file of the user's, owned by electron-store: read once, written whole, in order, and not on every change. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defined } from '../contract/defined.ts';
import { type JsonObject, type JsonStoreOptions, openJsonStore, writeJson } from '../disk/json-store.ts';

export type KeptContent =
  | { kind: 'content'; content: JsonObject }
  | { kind: 'none' }
  /** No JSON object. */
  | { kind: 'damaged' }
  | { kind: 'unreadable'; error: unknown };

export class KeptFile {
  readonly path: string;
  readonly #options: JsonStoreOptions;
  /** What is to be written next; undefined if nothing waits. */
  #next: JsonObject | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** `mode`: who may read it; by default as the user's files are. */
  constructor(folder: string, name: string, mode?: number) {
    this.path = join(folder, `${name}.json`);
    const serialize = (content: JsonObject): string => `${JSON.stringify(content, null, 2)}\n`;
    this.#options = { folder, name, serialize, ...defined({ mode }) };
  }

  /** Never rejects. A file that is not there makes no folder. */
  async read(): Promise<KeptContent> {
    if (!existsSync(this.path)) return { kind: 'none' };
    try {
      const { store: content } = await openJsonStore(this.#options);
      return { kind: 'content', content };
    } catch (error) {
      return error instanceof SyntaxError ? { kind: 'damaged' } : { kind: 'unreadable', error };
    }
  }

  /** Changes that come while one is written are written together. `done` gets the error of the write, or none. */
  write(content: JsonObject, done: (error?: unknown) => void): void {
    const isAsked = this.#next !== undefined;
    this.#next = content;
    if (isAsked) return;
    this.#writing = this.#writing.then(async () => {
      const next = this.#next ?? content;
      this.#next = undefined;
      await writeJson(this.#options, next).then(() => done(), done);
    });
  }

  /** Settles when everything is written, or cannot be; never rejects. */
  async settled(): Promise<void> {
    await this.#writing;
  }
}
