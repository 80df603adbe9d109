/** What the user chose: kept in settings.json beside the cache, checked on read, written whole. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  initialValues,
  SETTINGS,
  type Settings,
  type SettingsTable,
  userSettings,
  type ValuesOf,
} from '../contract/bridge/settings.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import { diskReason } from '../disk/disk-reason.ts';
import { copyAside, quarantine } from '../disk/quarantine.ts';
import { replaceFile } from '../disk/whole-file.ts';

/** The time limit of a region as the settings in the folder have it, else the default; reads and nothing else. */
export function keptDeadlineMs(folder: string): number {
  try {
    const content: unknown = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));
    const { regionDeadlineMs } = (content ?? {}) as { regionDeadlineMs?: unknown };
    const parsed = SETTINGS.regionDeadlineMs.schema.safeParse(regionDeadlineMs);
    if (parsed.success) return parsed.data;
  } catch {
    // The window tells of settings that cannot be read.
  }
  return SETTINGS.regionDeadlineMs.initial;
}

export interface SettingsStoreOptions {
  folder: string;
  /** What could not be read or kept, in words; of writes that fail one after the other only the first. */
  onProblem: (failure: Failure) => void;
  /** Nothing is written, and nothing is said of it: the user was told that the folder keeps nothing. Default false. */
  isReadOnly?: boolean;
}

/** Never throws for a disk: what cannot be kept holds until the app ends. */
export class SettingsStore<Table extends SettingsTable = typeof SETTINGS> {
  readonly #table: Table;
  readonly #options: SettingsStoreOptions;
  readonly #file: string;
  #values: ValuesOf<Table>;
  /** Members of a later version: not understood, not lost. */
  #others: Record<string, unknown> = {};
  #writing: Promise<void> = Promise.resolve();
  #isAsked = false;
  readonly #listeners: ((changed: ReadonlySet<keyof Table>) => void)[] = [];
  #hasFailed = false;
  #isViewKept = false;

  /** Reads the file. One that cannot be used is set aside with a date; where one value is bad, a copy is, and the others hold. */
  constructor(options: SettingsStoreOptions, table: Table = SETTINGS as unknown as Table) {
    this.#options = options;
    this.#table = table;
    this.#values = initialValues(table);
    this.#file = join(options.folder, 'settings.json');
    if (existsSync(this.#file)) this.#read();
  }

  /** Everything that is kept. */
  get values(): Readonly<ValuesOf<Table>> {
    return this.#values;
  }

  /** What the window knows. */
  get settings(): Settings {
    const names = userSettings(this.#table).map(({ name }) => name);
    return Object.fromEntries(names.map((name) => [name, this.#values[name]])) as unknown as Settings;
  }

  /** Calls `listener` after each change with the names of what has changed. */
  subscribe(listener: (changed: ReadonlySet<keyof Table>) => void): void {
    this.#listeners.push(listener);
  }

  /** Holds at once, and is written soon; a value that does not fit is not taken. */
  change(change: Partial<ValuesOf<Table>>): void {
    const before = this.#values;
    this.#values = this.#checked(change, before).values;
    const changed = new Set(Object.keys(this.#table).filter((name) => this.#values[name] !== before[name]));
    if (changed.size === 0) return;
    for (const listener of this.#listeners) listener(changed);
    if (this.#options.isReadOnly === true || this.#isAsked) return;
    // Changes that come while one is written are written together.
    this.#isAsked = true;
    this.#writing = this.#writing.then(() => this.#write());
  }

  /** Keeps the file as it is beside the one that is written next, and says why; once, for it is the window that asks. */
  keepDamagedView(parts: readonly string[]): void {
    if (this.#isViewKept || !existsSync(this.#file)) return;
    this.#isViewKept = true;
    const what = `Some of what was set up in the window could not be read (${parts.join(', ')})`;
    this.#keep(copyAside, what, 'The rest holds. Set it up again, or take it from that file.');
  }

  /** Settles when every change is on the disk, or cannot be; never rejects. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    this.#isAsked = false;
    try {
      await replaceFile(this.#file, `${JSON.stringify({ ...this.#others, ...this.#values }, null, 2)}\n`);
      this.#hasFailed = false;
    } catch (error) {
      if (!this.#hasFailed)
        this.#say(`Settings and saved views cannot be kept: ${diskReason(error)}.`, KEPT_FOR_NOW);
      this.#hasFailed = true;
    }
  }

  #read(): void {
    let content: unknown;
    try {
      content = JSON.parse(readFileSync(this.#file, 'utf8'));
    } catch (error) {
      if (error instanceof SyntaxError) this.#reject();
      else this.#say(`The settings in ${this.#file} cannot be read: ${diskReason(error)}.`, DEFAULTS_HOLD);
      return;
    }
    if (typeof content !== 'object' || content === null || Array.isArray(content)) {
      this.#reject();
      return;
    }
    const { values, others, bad } = this.#checked(content, this.#values);
    this.#values = values;
    this.#others = others;
    if (bad.length === 0) return;
    this.#keep(
      copyAside,
      `Some settings could not be read (${bad.join(', ')})`,
      'Their defaults are used, the other settings hold.',
    );
  }

  #reject(): void {
    this.#keep(quarantine, 'The settings could not be read', DEFAULTS_HOLD);
  }

  #keep(how: (file: string) => string, what: string, nextStep: string): void {
    try {
      this.#say(`${what}; the file was kept as ${how(this.#file)}.`, nextStep);
    } catch (error) {
      this.#say(`${what}, and the file could not be set aside: ${diskReason(error)}.`, nextStep);
    }
  }

  /** Each member for itself, so that one bad value does not lose the others. */
  #checked(
    content: object,
    defaults: ValuesOf<Table>,
  ): { values: ValuesOf<Table>; others: Record<string, unknown>; bad: string[] } {
    const values: Record<string, unknown> = { ...defaults };
    const others: Record<string, unknown> = {};
    const bad: string[] = [];
    for (const [name, value] of Object.entries(content)) {
      const setting = Object.hasOwn(this.#table, name) ? this.#table[name] : undefined;
      if (setting === undefined) {
        others[name] = value;
        continue;
      }
      const parsed = setting.schema.safeParse(value);
      if (parsed.success) values[name] = parsed.data;
      else bad.push(name);
    }
    return { values: values as ValuesOf<Table>, others, bad };
  }

  #say(message: string, nextStep: string): void {
    this.#options.onProblem({ kind: 'disk', message, nextStep });
  }
}

const DEFAULTS_HOLD = 'The defaults are used. Nothing else is affected.';
const KEPT_FOR_NOW =
  'They hold until the app is closed. Make room or allow writing there, then change something again.';
