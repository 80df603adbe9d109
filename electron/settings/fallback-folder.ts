/** Where Electron keeps its own data: in the app's folder, or if that cannot be written, in a temporary one. */
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
  // Electron keeps its lock there: without it this start would end as if another app were running.
  const instead = mkdtempSync(join(tmpdir(), 'bedrock-atlas-'));
  app.setPath('userData', instead);
  process.once('exit', () => rmSync(instead, { recursive: true, force: true, maxRetries: 3 }));
  return unkept;
}
