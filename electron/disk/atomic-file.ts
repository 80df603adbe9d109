/**
 * Replacing a file: a reader, or the next start, sees the old one or the new one, never half of one. Own code,
 * because `atomically` 2.1 takes a short write of a full disk for a whole one.
 */
import { randomBytes } from 'node:crypto';
import { open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { renameHeld } from './locked-file.ts';

/** A write that is under way takes far less. */
const MAX_DRAFT_AGE_MS = 60_000;

/**
 * Writes a draft beside the file and puts it in its place. On failure the file is as it was; throws the file system's
 * error. Drafts that a crash left of the same file are removed. `mode`: who may read and write the file.
 */
export async function replaceFile(
  file: string,
  content: string | Uint8Array | Iterable<string | Uint8Array>,
  options: { prefix?: string; suffix?: string; mode?: number } = {},
): Promise<void> {
  const folder = dirname(file);
  const { prefix = `.${basename(file)}.`, suffix = '.tmp', mode = 0o644 } = options;
  const draft = join(folder, `${prefix}${randomBytes(6).toString('hex')}${suffix}`);
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      // The process may be set to withhold some of the mode.
      if (options.mode !== undefined) await handle.chmod(mode);
      await writeFile(handle, content, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await placeDraft(draft, file);
  await removeOldDrafts(folder, prefix, suffix);
}

/** Renames a draft that is on the disk to the file. On failure the draft is removed; throws the file system's error. */
export async function placeDraft(draft: string, file: string): Promise<void> {
  try {
    await renameHeld(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(file));
}

/** Removes the drafts that interrupted writes left behind, once none of them can be under way. */
export async function removeOldDrafts(folder: string, prefix: string, suffix = ''): Promise<void> {
  // No folder, no drafts; and what cannot be removed does no harm.
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(prefix) || !name.endsWith(suffix)) continue;
    const file = join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found === undefined || Date.now() - found.mtimeMs < MAX_DRAFT_AGE_MS) continue;
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
