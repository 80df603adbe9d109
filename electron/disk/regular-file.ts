/** Reading files that others may have put there: plain ones alone, and with a limit. A pipe would never end, nor would a device. */
import { constants, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** What a file is that is not read. */
export type FileDefect = 'folder' | 'not-plain' | 'too-large';

const DEFECTS: Record<FileDefect, string> = {
  folder: 'it is a folder',
  'not-plain': 'it is not a regular file',
  'too-large': 'it is far too large',
};

/** A file that is there and is not read; the message is the reason alone, such as `it is a folder`. */
export class FileError extends Error {
  readonly defect: FileDefect;

  constructor(defect: FileDefect) {
    super(DEFECTS[defect]);
    this.name = 'FileError';
    this.defect = defect;
  }
}

/** A named pipe is opened without waiting for a writer; Windows has no such flag, and no such pipes. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The whole file. Throws FileError, or the file system's error. */
export async function readRegularFile(file: string, maxBytes: number): Promise<Buffer> {
  const handle = await open(file, READ_AT_ONCE);
  try {
    // Of the open handle: the path may lead elsewhere by now.
    const found = await handle.stat();
    refuse(found, maxBytes);
    return await readUpTo(handle, maxBytes, found.size);
  } finally {
    await handle.close();
  }
}

/** Throws FileError for a file that `readRegularFile` would not read, for libraries that read by themselves. No file is fine. */
export function checkRegularFile(file: string, maxBytes: number): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found !== undefined) refuse(found, maxBytes);
}

function refuse(found: { isDirectory(): boolean; isFile(): boolean; size: number }, maxBytes: number): void {
  if (found.isDirectory()) throw new FileError('folder');
  if (!found.isFile()) throw new FileError('not-plain');
  if (found.size > maxBytes) throw new FileError('too-large');
}

const CHUNK_BYTES = 1024 * 1024;
const LEAST_CHUNK_BYTES = 16 * 1024;

/** `size`: what the file says. It can grow meanwhile, and those under /proc say that they are empty. */
async function readUpTo(handle: FileHandle, maxBytes: number, size: number): Promise<Buffer> {
  // One byte more than there should be, so that the end is seen with few reads.
  const chunkBytes = Math.min(CHUNK_BYTES, Math.max(LEAST_CHUNK_BYTES, size + 1));
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, null);
    if (bytesRead === 0)
      return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, total);
    total += bytesRead;
    if (total > maxBytes) throw new FileError('too-large');
    chunks.push(buffer.subarray(0, bytesRead));
  }
}
