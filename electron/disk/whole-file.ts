/** Writing a file so that a reader, and the next start, sees the old one or the new one, never half of one. */
import { randomBytes } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { renameHeld } from './locked-file.ts';

/** A write that is under way takes far less. */
const DRAFT_IS_OLD_MS = 60_000;

/**
 * Writes beside the file, flushes to the disk and renames over it. On failure the file is as it was, and the error of the
 * file system is thrown. Drafts that a crash left of the same file are removed.
 */
export async function replaceFile(
  file: string,
  content: string | Uint8Array,
  drafts: { prefix: string; suffix: string } = { prefix: `.${basename(file)}.`, suffix: '.tmp' },
): Promise<void> {
  const folder = dirname(file);
  const { prefix, suffix } = drafts;
  const draft = join(folder, `${prefix}${randomBytes(6).toString('hex')}${suffix}`);
  try {
    const handle = await open(draft, 'wx', 0o644);
    try {
      await handle.writeFile(content, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameHeld(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
  await removeOldDrafts(folder, prefix, suffix);
}

/** Removes what writes that were cut short left behind, once it is sure that none of them is under way. */
export async function removeOldDrafts(folder: string, prefix: string, suffix: string): Promise<void> {
  // No folder, no drafts; and what cannot be removed does no harm.
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(prefix) || !name.endsWith(suffix)) continue;
    const file = join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found === undefined || Date.now() - found.mtimeMs < DRAFT_IS_OLD_MS) continue;
    await rm(file, { force: true }).catch(() => undefined);
  }
}

/** Makes the rename last through a power cut. */
async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; the rename is durable there without it.
  const handle = await open(folder, 'r').catch(() => undefined);
  if (handle === undefined) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
