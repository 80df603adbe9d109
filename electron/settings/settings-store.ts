/** What the user chose: kept in settings.json beside the cache, checked on read, written whole. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/mini';
import type { WindowPlace } from '../app/window.ts';
import { LONGEST_VIEW, type Settings } from '../contract/bridge/api.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import { copyAside, setAside } from '../disk/aside.ts';
import { diskReason } from '../disk/disk-reason.ts';
import { replaceFile } from '../disk/whole-file.ts';
import type { SourceChoice } from '../session/source-choice.ts';

/** The window's view is the window's business, but it has to be JSON. */
function isJson(text: string): boolean {
  if (text === '') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const MEMBERS = {
  theme: z.enum(['system', 'light', 'dark']),
  view: z.string().check(z.maxLength(LONGEST_VIEW), z.refine(isJson)),
  regionDeadlineMs: z.number().check(z.gte(1_000), z.lte(120_000)),
  /** Exports that were opened, the last one first, with their folders. */
  recentFiles: z.array(z.string()).check(z.maxLength(20)),
  /** The source last used: it is shown again at the next start. */
  lastSource: z.union([
    z.object({ kind: z.literal('sample') }),
    z.object({ kind: z.literal('aws'), profile: z.nullable(z.string()) }),
  ]),
  window: z.object({
    bounds: z.optional(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
    maximized: z.boolean(),
  }),
};
const DEFAULTS: Kept = {
  theme: 'system',
  view: '',
  regionDeadlineMs: 15_000,
  recentFiles: [],
  lastSource: { kind: 'aws', profile: null },
  window: { maximized: false },
};
type Kept = { [Name in keyof typeof MEMBERS]: z.infer<(typeof MEMBERS)[Name]> };

/** The time limit of a region as the settings in the folder have it, else the default; reads and nothing else. */
export function keptDeadlineMs(folder: string): number {
  try {
    const content: unknown = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));
    const { regionDeadlineMs } = (content ?? {}) as { regionDeadlineMs?: unknown };
    const parsed = MEMBERS.regionDeadlineMs.safeParse(regionDeadlineMs);
    if (parsed.success) return parsed.data;
  } catch {
    // The window tells of settings that cannot be read.
  }
  return DEFAULTS.regionDeadlineMs;
}

export interface SettingsStoreOptions {
  folder: string;
  /** What could not be read or kept, in words; of writes that fail one after the other only the first. */
  onProblem: (failure: Failure) => void;
  /** Nothing is written, and nothing is said of it: the user was told that the folder keeps nothing. Default false. */
  isReadOnly?: boolean;
}

/** Never throws for a disk: what cannot be kept holds until the app ends. */
export class SettingsStore {
  readonly #options: SettingsStoreOptions;
  readonly #file: string;
  #values: Kept = DEFAULTS;
  /** Members of a later version: not understood, not lost. */
  #others: Record<string, unknown> = {};
  #writing: Promise<void> = Promise.resolve();
  #isAsked = false;
  #hasFailed = false;
  #isViewKept = false;

  /** Reads the file. One that cannot be used is set aside with a date; where one value is bad, a copy is, and the others hold. */
  constructor(options: SettingsStoreOptions) {
    this.#options = options;
    this.#file = join(options.folder, 'settings.json');
    if (existsSync(this.#file)) this.#read();
  }

  get settings(): Settings {
    const { theme, view, regionDeadlineMs } = this.#values;
    return { theme, view, regionDeadlineMs };
  }

  get lastSource(): SourceChoice {
    return this.#values.lastSource;
  }

  get recentFiles(): readonly string[] {
    return this.#values.recentFiles;
  }

  get windowPlace(): WindowPlace {
    const { bounds, maximized } = this.#values.window;
    return bounds === undefined ? { maximized } : { bounds, maximized };
  }

  /** Holds at once, and is written soon; a value that does not fit is not taken. */
  change(
    change: Partial<Settings> & { lastSource?: SourceChoice; window?: WindowPlace; recentFiles?: string[] },
  ): void {
    const { values } = checked({ ...this.#values, ...change }, this.#values);
    this.#values = values;
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
    const { values, others, bad } = checked(content, DEFAULTS);
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
    this.#keep(setAside, 'The settings could not be read', DEFAULTS_HOLD);
  }

  #keep(how: (file: string) => string, what: string, nextStep: string): void {
    try {
      this.#say(`${what}; the file was kept as ${how(this.#file)}.`, nextStep);
    } catch (error) {
      this.#say(`${what}, and the file could not be set aside: ${diskReason(error)}.`, nextStep);
    }
  }

  #say(message: string, nextStep: string): void {
    this.#options.onProblem({ kind: 'disk', message, nextStep });
  }
}

const DEFAULTS_HOLD = 'The defaults are used. Nothing else is affected.';
const KEPT_FOR_NOW =
  'They hold until the app is closed. Make room or allow writing there, then change something again.';

/** Each member for itself, so that one bad value does not lose the others. */
function checked(
  content: object,
  defaults: Kept,
): { values: Kept; others: Record<string, unknown>; bad: string[] } {
  const values: Record<string, unknown> = { ...defaults };
  const others: Record<string, unknown> = {};
  const bad: string[] = [];
  for (const [name, value] of Object.entries(content)) {
    if (!Object.hasOwn(MEMBERS, name)) {
      others[name] = value;
      continue;
    }
    const parsed = MEMBERS[name as keyof Kept].safeParse(value);
    if (parsed.success) values[name] = parsed.data;
    else bad.push(name);
  }
  return { values: values as Kept, others, bad };
}
