/** Writing a file so that a reader sees the old one or the new one, never half of one. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Failure } from './contract/model.ts';

/** Writes beside the target, flushes to the disk and renames over it. On failure the target is as it was. */
export async function writeAtomically(file: string, content: string): Promise<Failure | undefined> {
  const folder = dirname(file);
  const temporary = join(folder, `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx', 0o644);
    try {
      await handle.writeFile(content, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(folder);
    return undefined;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return explainDiskError(error, file);
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; the rename is durable there without it.
  const handle = await open(folder, 'r').catch(() => undefined);
  if (handle === undefined) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}

const REASONS: Record<string, string> = {
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENAMETOOLONG: 'the name is too long',
};

/** A disk error in words. */
function explainDiskError(error: unknown, file: string): Failure {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : `the system said ${code || String(error)}`;
  return {
    kind: 'disk',
    message: `Could not write ${file}: ${reason}.`,
    nextStep: 'Choose another place and try again. Nothing was changed.',
  };
}
