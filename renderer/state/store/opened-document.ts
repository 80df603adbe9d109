/** An exported document opened in the window, to be read and not changed. */
import type { OpenedFile, Outcome } from '../../../electron/contract/bridge/api.ts';
import { importSteps } from '../../../electron/contract/import/import-document.ts';
import { valueOfText } from '../../../electron/contract/import/import-text.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { inTimeSlices } from '../../../electron/contract/time-slices.ts';

export interface OpenedDocument {
  /** The file's name, without its folder. */
  file: string;
  exportedAt: string;
  snapshot: Snapshot;
  /** Empty if the document has none. */
  pricing: Pricing;
}

/** A timer, so that input and frames have their turn. */
const TURNS = {
  nowMs: () => Date.now(),
  nextTurn: () => new Promise<void>((resolve) => setTimeout(() => resolve(), 0)),
};

/** What the file holds; fails with `bad-input` if it is no export. The window goes on meanwhile. */
export async function openDocument({ name, text }: OpenedFile): Promise<Outcome<OpenedDocument>> {
  const read = await inTimeSlices(valueOfText(text), TURNS);
  if (!read.ok) return read;
  const imported = await inTimeSlices(importSteps(read.value), TURNS);
  if (!imported.ok) return imported;
  const { snapshot, options } = imported.value;
  return {
    ok: true,
    value: { file: name, exportedAt: options.generatedAt, snapshot, pricing: options.pricing ?? {} },
  };
}
