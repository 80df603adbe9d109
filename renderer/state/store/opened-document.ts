/** An exported document opened in the window, to be read and not changed. */
import type { OpenedFile, Outcome } from '../../../electron/contract/bridge/api.ts';
import { fromExportDocument } from '../../../electron/contract/export/import-document.ts';
import { valueOfText } from '../../../electron/contract/export/import-schema.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';

export interface OpenedDocument {
  /** The file's name, without its folder. */
  file: string;
  exportedAt: string;
  snapshot: Snapshot;
  /** Empty if the document has none. */
  pricing: Pricing;
}

/** What the file holds; fails with `bad-input` if it is no export. */
export function openDocument({ name, text }: OpenedFile): Outcome<OpenedDocument> {
  const read = valueOfText(text);
  if (!read.ok) return read;
  const imported = fromExportDocument(read.value);
  if (!imported.ok) return imported;
  const { snapshot, options } = imported.value;
  return {
    ok: true,
    value: { file: name, exportedAt: options.generatedAt, snapshot, pricing: options.pricing ?? {} },
  };
}
