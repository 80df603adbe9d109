/**
 * What the user chose (settings.json) and the window's view (view.json), which changes far more often. electron-store owns
 * both files. Not its own schema: compiling it takes 35 ms of the start, and one bad value would lose all others. Not its own
 * migrations: they run by the app's version and write while they read.
 */
import { viewText } from '../contract/settings/kept-values.ts';
import type { SettingsTable, ValuesOf } from '../contract/settings/setting.ts';
import {
  initialValues,
  type KeptSettings,
  SETTINGS,
  type Settings,
  userSettings,
} from '../contract/settings/settings.ts';
import { namesAccount } from '../contract/snapshot/account-numbers.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import { diskReason } from '../disk/disk-reason.ts';
import type { JsonObject } from '../disk/json-store.ts';
import { copyAside, quarantine } from '../disk/quarantine.ts';
import { KeptFile } from './kept-file.ts';

/** The settings in the folder as far as they can be read, else their defaults; reads, and says what could not be read. */
export async function keptSettings(folder: string, say: (line: string) => void): Promise<KeptSettings> {
  const file = new KeptFile(folder, 'settings');
  const read = await file.read();
  const content = read.kind === 'content' ? read.content : {};
  const { values, bad } = checked(SETTINGS, initialValues(SETTINGS), content);
  if (read.kind === 'damaged') say(`The settings in ${file.path} could not be read. ${DEFAULTS_HOLD}`);
  if (read.kind === 'unreadable') {
    say(`The settings in ${file.path} cannot be read: ${diskReason(read.error)}. ${DEFAULTS_HOLD}`);
  }
  if (bad.length > 0) {
    say(`Some settings in ${file.path} could not be read (${bad.join(', ')}). Their defaults are used.`);
  }
  return values;
}

export interface SettingsStoreOptions {
  folder: string;
  /** What could not be read or kept, in words; of writes that fail one after the other only the first. */
  onProblem: (failure: Failure) => void;
  /** Nothing is written, and nothing is said of it: the user was told that the folder keeps nothing. Default false. */
  isReadOnly?: boolean;
}

/** Initial values until `load` has settled. Never throws for a disk: what cannot be kept holds until the app ends. */
export class SettingsStore<Table extends SettingsTable = typeof SETTINGS> {
  readonly #table: Table;
  readonly #options: SettingsStoreOptions;
  readonly #file: KeptFile;
  readonly #viewFile: KeptFile;
  readonly #listeners: ((changed: ReadonlySet<keyof Table>) => void)[] = [];
  #values: ValuesOf<Table>;
  #view = '';
  /** Members of a later version: not understood, not lost. */
  #others: JsonObject = {};
  /** Files whose last write failed. */
  readonly #failing = new Set<KeptFile>();
  #isViewKept = false;

  constructor(options: SettingsStoreOptions, table: Table = SETTINGS as unknown as Table) {
    this.#options = options;
    this.#table = table;
    this.#values = initialValues(table);
    this.#file = new KeptFile(options.folder, 'settings');
    this.#viewFile = new KeptFile(options.folder, 'view');
  }

  /** Reads the files. One that cannot be used is quarantined; where one value is bad, a copy is kept and the others hold. */
  async load(): Promise<void> {
    const content = await this.#read(this.#file, 'settings');
    const view = await this.#read(this.#viewFile, 'view');
    const { view: oldView, ...members } = content ?? {};
    const { values, others, bad } = checked(this.#table, this.#values, members);
    this.#others = others;
    if (view !== undefined) this.#view = JSON.stringify(view);
    else if (oldView !== undefined) bad.push(...this.#takeOldView(oldView));
    if (bad.length > 0) {
      const what = `Some settings could not be read (${bad.join(', ')})`;
      this.#keep(this.#file, copyAside, what, 'Their defaults are used, the other settings hold.');
    }
    this.#set(values);
    // Earlier versions kept names of profiles in full.
    if (Object.entries(values).some(([name, value]) => hasAccount(members[name]) && !hasAccount(value))) {
      this.#write(this.#file, { ...this.#others, ...values });
    }
  }

  /** Everything that is kept, less the view. */
  get values(): Readonly<ValuesOf<Table>> {
    return this.#values;
  }

  /** What the window knows. */
  get settings(): Settings {
    const names = userSettings(this.#table).map(({ name }) => name);
    return Object.fromEntries(names.map((name) => [name, this.#values[name]])) as unknown as Settings;
  }

  /** As `keepView` got it last; empty: none. */
  get view(): string {
    return this.#view;
  }

  /** Calls `listener` after each change with the names of what has changed. */
  subscribe(listener: (changed: ReadonlySet<keyof Table>) => void): void {
    this.#listeners.push(listener);
  }

  /** Holds at once, and is written soon; a value that does not fit is not taken. */
  change(change: Partial<ValuesOf<Table>>): void {
    if (this.#set(checked(this.#table, this.#values, change).values)) {
      this.#write(this.#file, { ...this.#others, ...this.#values });
    }
  }

  /** Keeps the window's view; nobody is told of it. */
  keepView(text: string): void {
    this.#view = text;
    this.#write(this.#viewFile, JSON.parse(text));
  }

  /** Keeps the view's file as it is beside the one that is written next, and says why; once, for it is the window that asks. */
  keepDamagedView(parts: readonly string[]): void {
    if (this.#isViewKept || this.#view === '') return;
    this.#isViewKept = true;
    const what = `Some of what was set up in the window could not be read (${parts.join(', ')})`;
    this.#keep(
      this.#viewFile,
      copyAside,
      what,
      'The rest holds. Set it up again, or take it from that file.',
    );
  }

  /** Settles when every change is on the disk, or cannot be; never rejects. */
  async settled(): Promise<void> {
    await Promise.all([this.#file.settled(), this.#viewFile.settled()]);
  }

  /** Until version 0.1 the view was a setting. Gives its name if it cannot be used. */
  #takeOldView(oldView: unknown): string[] {
    if (!viewText.safeParse(oldView).success) return ['view'];
    if (oldView !== '') this.keepView(String(oldView));
    return [];
  }

  async #read(file: KeptFile, what: string): Promise<JsonObject | undefined> {
    const read = await file.read();
    switch (read.kind) {
      case 'content':
        return read.content;
      case 'none':
        return undefined;
      case 'damaged':
        this.#keep(file, quarantine, `The ${what} could not be read`, DEFAULTS_HOLD);
        return undefined;
      case 'unreadable':
        this.#say(`The ${what} in ${file.path} cannot be read: ${diskReason(read.error)}.`, DEFAULTS_HOLD);
        return undefined;
    }
  }

  /** Says whether anything has changed. */
  #set(values: ValuesOf<Table>): boolean {
    const before = this.#values;
    this.#values = values;
    const changed = new Set(Object.keys(this.#table).filter((name) => values[name] !== before[name]));
    if (changed.size > 0) for (const listener of this.#listeners) listener(changed);
    return changed.size > 0;
  }

  #write(file: KeptFile, content: JsonObject): void {
    if (this.#options.isReadOnly === true) return;
    file.write(content, (error) => {
      if (error === undefined) {
        this.#failing.delete(file);
        return;
      }
      if (this.#failing.size === 0)
        this.#say(`Settings and saved views cannot be kept: ${diskReason(error)}.`, KEPT_FOR_NOW);
      this.#failing.add(file);
    });
  }

  #keep(file: KeptFile, how: (path: string) => string, what: string, nextStep: string): void {
    try {
      this.#say(`${what}; the file was kept as ${how(file.path)}.`, nextStep);
    } catch (error) {
      this.#say(`${what}, and the file could not be set aside: ${diskReason(error)}.`, nextStep);
    }
  }

  #say(message: string, nextStep: string): void {
    this.#options.onProblem({ kind: 'disk', message, nextStep });
  }
}

/** The values with those of the content. Each member for itself, so that one bad value does not lose the others. */
function checked<Table extends SettingsTable>(
  table: Table,
  before: ValuesOf<Table>,
  content: object,
): { values: ValuesOf<Table>; others: JsonObject; bad: string[] } {
  const values: JsonObject = { ...before };
  const others: JsonObject = {};
  const bad: string[] = [];
  for (const [name, value] of Object.entries(content)) {
    const setting = Object.hasOwn(table, name) ? table[name] : undefined;
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

function hasAccount(value: unknown): boolean {
  return value !== undefined && namesAccount(JSON.stringify(value));
}

const DEFAULTS_HOLD = 'The defaults are used. Nothing else is affected.';
const KEPT_FOR_NOW =
  'They hold until the app is closed. Make room or allow writing there, then change something again.';
