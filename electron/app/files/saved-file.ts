/** The file that was saved last: the window can have it shown, and never names it. */
import { existsSync } from 'node:fs';
import type { Outcome } from '../../contract/bridge/api.ts';
import { writeAtomically } from '../../export/write-export.ts';

export class SavedFile {
  #file: string | undefined;
  readonly #reveal: (file: string) => void;

  /** `reveal` opens the folder of a file in the system's file manager. */
  constructor(reveal: (file: string) => void) {
    this.#reveal = reveal;
  }

  /** Writes a file and remembers it if that succeeded. */
  readonly write: typeof writeAtomically = async (file, content) => {
    const failure = await writeAtomically(file, content);
    if (failure === undefined) this.#file = file;
    return failure;
  };

  /** Fails if nothing was saved since the start, or the file is gone. */
  async show(): Promise<Outcome<null>> {
    if (this.#file === undefined || !existsSync(this.#file)) return GONE;
    this.#reveal(this.#file);
    return { ok: true, value: null };
  }
}

const GONE: Outcome<never> = {
  ok: false,
  failure: {
    kind: 'disk',
    message: 'The saved file is not there any more.',
    nextStep: 'It was moved, renamed or removed. Export again.',
  },
};
