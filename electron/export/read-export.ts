/** Reading a file that the user chose, dropped or opened from the list of recent ones. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { MAX_EXPORT_BYTES } from '../contract/bounds.ts';
import type { OpenedFile, Outcome } from '../contract/bridge/api.ts';
import type { ExportDocument } from '../contract/export/export-format.ts';
import { documentFailure } from '../contract/export/import-document.ts';
import { isDocument } from '../contract/export/import-schema.ts';
import { decodeText } from '../contract/export/text-encoding.ts';
import type { Failure } from '../contract/snapshot/model.ts';

/** A named pipe is opened without waiting for a writer; Windows has no such flag, and no such pipes. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The file's text; fails with `disk` if it cannot be read and `bad-input` if it is no file that can be an export. */
export async function readExport(file: string): Promise<Outcome<OpenedFile>> {
  const name = basename(file);
  try {
    const handle = await open(file, READ_AT_ONCE);
    try {
      // Of the open handle: the path may lead elsewhere by now.
      const found = await handle.stat();
      if (found.isDirectory()) return { ok: false, failure: unreadable(name, 'it is a folder') };
      if (!found.isFile()) return { ok: false, failure: notRegular(name) };
      const bytes = found.size > MAX_EXPORT_BYTES ? undefined : await readUpTo(handle, MAX_EXPORT_BYTES);
      if (bytes === undefined) return { ok: false, failure: tooLarge(name) };
      return { ok: true, value: { name, text: decodeText(bytes) } };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return { ok: false, failure: unreadable(name, REASONS[code] ?? `the system said ${code}`) };
  }
}

/** The document in the file; fails as `readExport` does, and with `bad-input` if it is no export. */
export async function readDocument(file: string): Promise<Outcome<ExportDocument>> {
  const read = await readExport(file);
  if (!read.ok) return read;
  const value = parsed(read.value.text);
  const failure = documentFailure(value);
  if (failure === undefined) return { ok: true, value: value as ExportDocument };
  return { ok: false, failure: { ...failure, message: `${read.value.name}: ${failure.message}` } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the file is a plain one and holds an export; false also if it cannot be read. */
export async function isExportFile(file: string): Promise<boolean> {
  try {
    const read = await readExport(file);
    return read.ok && isDocument(JSON.parse(read.value.text));
  } catch {
    return false;
  }
}

const CHUNK_BYTES = 1024 * 1024;

/** The whole file; undefined if it has more bytes, as one that grows meanwhile may. */
async function readUpTo(handle: FileHandle, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null);
    if (bytesRead === 0) return Buffer.concat(chunks, total);
    total += bytesRead;
    if (total > maxBytes) return undefined;
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'it is not there any more',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
  // A socket.
  ENXIO: 'it is not a regular file',
};

function unreadable(name: string, reason: string): Failure {
  return {
    kind: 'disk',
    message: `${name} could not be read: ${reason}.`,
    nextStep: 'What is shown is unchanged. Choose another file.',
  };
}

function notRegular(name: string): Failure {
  return {
    kind: 'bad-input',
    message: `${name} is not a regular file.`,
    nextStep: 'Choose a file that Export, JSON has written.',
  };
}

function tooLarge(name: string): Failure {
  return {
    kind: 'bad-input',
    message: `${name} is larger than any export of Bedrock Atlas.`,
    nextStep: 'Choose a file that Export, JSON has written.',
  };
}
