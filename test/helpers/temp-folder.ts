/** Folders for tests: made, searched, and removed although an ended process still writes in them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

/** A folder for a test; all of them go at the end of the run (own-temp-folder.ts). */
export const tempFolder = (): string => mkdtempSync(join(tmpdir(), 'atlas-'));

/** Names of all that is below the folder, empty folders too, and contents of files; what is compressed as it was written. */
export function textsIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile()) return path;
      const bytes = readFileSync(path);
      return `${path}\n${path.endsWith('.gz') ? gunzipSync(bytes) : bytes}`;
    })
    .join('\n');
}

/**
 * Removes the folder of a process that was ended. Its children may write for some time after it; `maxRetries` of Node
 * empties a folder only once. Rejects when it cannot be removed within 30 seconds.
 */
export async function removeLeftFolder(folder: string): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    await delay(100);
  }
}
