/** Reading a file that the user chose, dropped or opened from the list of recent ones. */
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MAX_EXPORT_BYTES } from '../contract/bounds.ts';
import type { OpenedFile, Outcome } from '../contract/bridge/api.ts';
import type { ExportDocument } from '../contract/export/export-format.ts';
import { decodeText } from '../contract/import/text-encoding.ts';
import { visible } from '../contract/outside-text.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import { inTimeSlices } from '../contract/time-slices.ts';
import { FileError, readRegularFile } from '../disk/regular-file.ts';

const TURNS = { nowMs: () => performance.now(), nextTurn: () => nextTurn() };

/** The file's text; fails with `disk` if it cannot be read and `bad-input` if it is no file that can be an export. */
export async function readExport(file: string): Promise<Outcome<OpenedFile>> {
  const name = visible(basename(file));
  try {
    const bytes = await readRegularFile(file, MAX_EXPORT_BYTES);
    return { ok: true, value: { name, text: decodeText(bytes) } };
  } catch (error) {
    if (error instanceof FileError) return { ok: false, failure: refused(name, error) };
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return { ok: false, failure: unreadable(name, REASONS[code] ?? `the system said ${code}`) };
  }
}

/** The document in the file; fails as `readExport` does, and with `bad-input` if it is no export. */
export async function readDocument(file: string): Promise<Outcome<ExportDocument>> {
  const read = await readExport(file);
  if (!read.ok) return read;
  const [{ valueOfText }, { documentFailure }] = await Promise.all([
    import('../contract/import/import-text.ts'),
    import('../contract/import/import-schema.ts'),
  ]);
  const parsed = await inTimeSlices(valueOfText(read.value.text), TURNS);
  const refuse = (failure: Failure): Outcome<never> => ({
    ok: false,
    failure: { ...failure, message: `${read.value.name}: ${failure.message}` },
  });
  if (!parsed.ok) return refuse(parsed.failure);
  const failure = await inTimeSlices(documentFailure(parsed.value), TURNS);
  return failure === undefined ? { ok: true, value: parsed.value as ExportDocument } : refuse(failure);
}

/** Whether the file is a plain one and holds an export; false also if it cannot be read. */
export async function isExportFile(file: string): Promise<boolean> {
  return (await readDocument(file)).ok;
}

const REASONS: Record<string, string> = {
  ENOENT: 'it is not there any more',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
  // A socket.
  ENXIO: 'it is not a regular file',
};

function refused(name: string, { defect, message }: FileError): Failure {
  if (defect === 'folder') return unreadable(name, message);
  return {
    kind: 'bad-input',
    message:
      defect === 'too-large'
        ? `${name} is larger than any export that Bedrock Atlas opens.`
        : `${name} is not a regular file.`,
    nextStep: 'Choose a file made by Export › JSON.',
  };
}

function unreadable(name: string, reason: string): Failure {
  return {
    kind: 'disk',
    message: `${name} could not be read: ${reason}.`,
    nextStep: 'What is shown is unchanged. Choose another file.',
  };
}
