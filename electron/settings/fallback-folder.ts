/** Where Electron's own data goes: beside the app's, or where that cannot be written, into a folder of this start. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { Failure } from '../contract/snapshot/model.ts';
import { keepingFailure } from '../disk/data-folder.ts';

/** Has to run before the app is ready; the failure if nothing can be kept in the folder. */
export function placeData(folder: string): Failure | undefined {
  const unkept = keepingFailure(folder);
  if (unkept === undefined) {
    app.setPath('userData', folder);
    return undefined;
  }
  // Without a folder that takes its lock, Electron would end this start as if another one were running.
  const instead = mkdtempSync(join(tmpdir(), 'bedrock-atlas-'));
  app.setPath('userData', instead);
  process.once('exit', () => rmSync(instead, { recursive: true, force: true, maxRetries: 3 }));
  return unkept;
}
