/**
 * Opening exports in the window: the one that was opened last is shown, in whatever order they are read. What is shown
 * stays until all that the next one takes is derived.
 *
 * Licence: with the largest file the page stands still for 1.3 s of processor time and more without `prepareBy`, 0.4 s with it
 * (30 November 2026). Its door is `MatrixModel.prepare`; prepared-matrix.test.ts holds what is prepared to what is derived
 * at once. It may go when largest-files.spec.ts holds without it.
 */
import type { OpenedFile, Outcome } from '../../../electron/contract/bridge/api.ts';
import type { AtlasApi } from '../../../electron/contract/bridge/calls.ts';
import { Latest } from '../../../electron/contract/latest.ts';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import type { OpenedDocument } from './opened-document.ts';

export interface OpeningDeps {
  api: Pick<AtlasApi, 'openFile' | 'rememberFile'>;
  show(document: OpenedDocument): void;
  report(failure: Failure): void;
}

/** Derives what the document shows, and stops when it is not wanted any more. */
export type Prepare = (document: OpenedDocument, isWanted: () => boolean) => Promise<void>;

export class Opening {
  readonly #deps: OpeningDeps;
  #prepare: Prepare = () => Promise.resolve();
  readonly #openings = new Latest();

  constructor(deps: OpeningDeps) {
    this.#deps = deps;
  }

  /** From now on documents are prepared by it before they are shown. */
  prepareBy(prepare: Prepare): void {
    this.#prepare = prepare;
  }

  /** Asks for an export and shows it. */
  async ask(): Promise<void> {
    const outcome = await this.#deps.api.openFile();
    if (!outcome.ok) this.#deps.report(outcome.failure);
    else if (outcome.value !== null) await this.show(outcome.value);
  }

  /**
   * Shows the export; anything else is refused with a message, and what is shown stays. Rejects if a file that is still to be
   * read cannot be. `dropped`: where it is from.
   */
  async show(file: OpenedFile | Promise<OpenedFile>, dropped?: File): Promise<void> {
    const isLast = this.#openings.begin();
    const opened = await documentOf(file);
    if (!isLast()) return;
    if (!opened.ok) {
      this.#deps.report(opened.failure);
      return;
    }
    await this.#prepare(opened.value, isLast);
    if (!isLast()) return;
    this.#deps.show(opened.value);
    if (dropped !== undefined) void this.#deps.api.rememberFile(dropped);
  }

  /** Something else is shown now: what is still being read is not shown any more. */
  stop(): void {
    this.#openings.begin();
  }
}

async function documentOf(file: OpenedFile | Promise<OpenedFile>): Promise<Outcome<OpenedDocument>> {
  // Its schemas would cost the first frame 20 ms of script.
  const { openDocument } = await import('./opened-document.ts');
  return await openDocument(await file);
}
