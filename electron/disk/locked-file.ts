/** Renaming on Windows, where a virus scanner, an indexer or Excel may hold a file for a moment. */
import { renameSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { diskCode } from './disk-reason.ts';

/** What Windows says of a file that another program holds. */
const HELD = ['EPERM', 'EACCES', 'EBUSY'];
/** Together a second, in milliseconds: virus scanners take less, and nobody waits longer for a click. */
const WAITS_MS = [10, 20, 50, 100, 200, 300, 320];
/** At the start of the app nothing else can be done meanwhile. */
const SYNC_WAITS_MS = [20, 50, 100];

/** As `rename`, again while another program holds a file. */
export async function renameHeld(from: string, to: string, platform = process.platform): Promise<void> {
  await again(() => rename(from, to), platform);
}

/** As `renameSync`, again while another program holds a file. */
export function renameHeldSync(from: string, to: string, platform = process.platform): void {
  for (const waitMs of platform === 'win32' ? SYNC_WAITS_MS : []) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!HELD.includes(diskCode(error) ?? '')) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
  }
  renameSync(from, to);
}

/** Runs the task again while it fails as it would for a file that is held; elsewhere than on Windows, once. */
export async function again<T>(task: () => Promise<T>, platform: NodeJS.Platform): Promise<T> {
  for (const waitMs of platform === 'win32' ? WAITS_MS : []) {
    try {
      return await task();
    } catch (error) {
      if (!HELD.includes(diskCode(error) ?? '')) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return task();
}
