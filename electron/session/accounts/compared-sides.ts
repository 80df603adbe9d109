/** The sides of a comparison: kept scans of the open source, the last or a new one of another profile, a file. */
import type { Outcome } from '../../contract/bridge/api.ts';
import type { ComparedChoice } from '../../contract/bridge/calls.ts';
import { documentSide } from '../../contract/diff/document-side.ts';
import type { Side } from '../../contract/diff/side.ts';
import { snapshotSide } from '../../contract/diff/snapshot-side.ts';
import { sourceNote } from '../../contract/diff/source-note.ts';
import type { ExportDocument } from '../../contract/export/export-format.ts';
import { type ComparedSide, scanTimeText } from '../../contract/snapshot/kept/kept-scan.ts';
import type { Failure, Source } from '../../contract/snapshot/model.ts';
import { noLongerKept } from '../../history/history-failures.ts';
import type { KeptScans } from '../kept-scans.ts';

export type Kept = Pick<KeptScans, 'list' | 'load'>;

/** What of a source that is open is compared. */
export interface ComparedSource {
  kept: Kept;
  source: Source;
}

export interface SideDeps {
  /** The kept scans of a profile that is not open; AWS is not asked. */
  keptOf(profile: string): Promise<Kept>;
  /** Scans the profile; why nothing could be had. */
  scan(profile: string): Promise<Failure | undefined>;
  /** The user's choice of an export; null when the dialog was cancelled. */
  openDocument(): Promise<Outcome<{ name: string; document: ExportDocument } | null>>;
}

interface OtherSide {
  side: Side;
  title: string;
}

export class ComparedSides {
  readonly #deps: SideDeps;
  /** Those that were chosen last, by id: there is one comparison at a time. */
  #others: ReadonlyMap<string, OtherSide> = new Map();
  #chosen = 0;

  constructor(deps: SideDeps) {
    this.#deps = deps;
  }

  /** Opens the side; null if the user cancelled. */
  async choose(
    choice: ComparedChoice,
    { kept, source }: ComparedSource,
  ): Promise<Outcome<ComparedSide | null>> {
    if (choice.kind === 'scan') {
      const scan = (await kept.list()).find(({ id }) => id === choice.id);
      if (scan === undefined) return { ok: false, failure: noLongerKept() };
      return { ok: true, value: { id: scan.id, title: scanTimeText(scan.at) } };
    }
    const opened = await this.#opened(choice);
    if (!opened.ok || opened.value === null) return opened as Outcome<null>;
    const newer = choice.kind === 'profiles' ? await this.#profile(choice.newer) : undefined;
    if (newer?.ok === false) return newer;
    const other = opened.value;
    const [id, newerId] = [this.#nextId(), this.#nextId()];
    this.#others = new Map([[id, other], ...(newer === undefined ? [] : [[newerId, newer.value] as const])]);
    const note = sourceNote(other.side.source, newer?.value.side.source ?? source);
    return {
      ok: true,
      value: {
        id,
        title: other.title,
        ...(newer === undefined ? {} : { newer: { id: newerId, title: newer.value.title } }),
        ...(note === undefined ? {} : { note }),
      },
    };
  }

  async #opened(choice: Exclude<ComparedChoice, { kind: 'scan' }>): Promise<Outcome<OtherSide | null>> {
    if (choice.kind === 'file') return await this.#file();
    const failure =
      choice.kind === 'profile' && choice.scan ? await this.#deps.scan(choice.profile) : undefined;
    return failure === undefined ? await this.#profile(choice.profile) : { ok: false, failure };
  }

  #nextId(): string {
    this.#chosen += 1;
    return `chosen-${this.#chosen}`;
  }

  /** The side with that id. */
  async open(id: string, kept: Kept): Promise<Outcome<Side>> {
    const other = this.#others.get(id);
    if (other !== undefined) return { ok: true, value: other.side };
    const loaded = await kept.load(id);
    return loaded.ok ? { ok: true, value: snapshotSide(loaded.value) } : loaded;
  }

  /** What the side is called; undefined: it is no side that was chosen. */
  titleOf(id: string): string | undefined {
    return this.#others.get(id)?.title;
  }

  async #profile(profile: string): Promise<Outcome<OtherSide>> {
    const kept = await this.#deps.keptOf(profile);
    const [last] = await kept.list();
    if (last === undefined) return { ok: false, failure: neverScanned(profile) };
    const loaded = await kept.load(last.id);
    if (!loaded.ok) return loaded;
    const title = `${profile}, ${scanTimeText(last.at)}`;
    return { ok: true, value: { side: snapshotSide(loaded.value), title } };
  }

  async #file(): Promise<Outcome<OtherSide | null>> {
    const opened = await this.#deps.openDocument();
    if (!opened.ok || opened.value === null) return opened as Outcome<null>;
    const { document, name } = opened.value;
    return { ok: true, value: { side: documentSide(document), title: name } };
  }
}

function neverScanned(profile: string): Failure {
  return {
    kind: 'bad-input',
    message: `No scan of the profile ${profile} is kept.`,
    nextStep: 'Choose it as AWS profile and rescan once, then compare.',
  };
}
