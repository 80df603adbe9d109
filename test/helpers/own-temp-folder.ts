/** Gives a run of tests a temporary folder of its own and removes it after the run, with what killed processes left in it. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftFolder } from './temp-folder.ts';

const IN_MEMORY = '/dev/shm';
/** Several times what a whole run leaves there. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * Where the folder is made: in memory, where a Linux offers enough of it and lets programs be started from it. Files are
 * flushed at every save, and a disk takes several times as long for that as a test for the rest.
 */
function temporaryRoot(): string {
  if (process.platform !== 'linux' || process.env.TMPDIR !== undefined) return tmpdir();
  const [, , kind, options = ''] =
    readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .find(([, where]) => where === IN_MEMORY) ?? [];
  if (kind !== 'tmpfs' || /\b(noexec|ro)\b/.test(options)) return tmpdir();
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize > ENOUGH_BYTES ? IN_MEMORY : tmpdir();
}

/** In it, what all test files of a run share. */
export const SHARED = 'shared';

/** Of Vitest, which runs again when a file has changed. */
interface Reruns {
  onTestsRerun?: (then: () => void) => void;
}

/** Workers inherit the variables. Returns the teardown. */
export default function ownTempFolder(run: Reruns): () => Promise<void> {
  // A short name: Chromium puts a socket in it, whose path has 107 characters at most.
  const folder = mkdtempSync(join(temporaryRoot(), 'atlas-'));
  // As open as the folder it stands for: some tests start processes as another user.
  chmodSync(folder, 0o1777);
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  run.onTestsRerun?.(() => rmSync(join(folder, SHARED), { recursive: true, force: true }));
  return () => removeLeftFolder(folder);
}
