/** Gives a run of tests a temporary folder of its own and removes it after the run, with what killed processes left in it. */
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftFolder } from './temp-folder.ts';

/** Workers inherit the variables. Returns the teardown. */
export default function ownTempFolder(): () => Promise<void> {
  // A short name: Chromium puts a socket in it, whose path has 107 characters at most.
  const folder = mkdtempSync(join(tmpdir(), 'atlas-'));
  // As open as the folder it stands for: some tests start processes as another user.
  chmodSync(folder, 0o1777);
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  return () => removeLeftFolder(folder);
}
