/** The licenses of the software in the app. */
import { join } from 'node:path';
import { app, shell } from 'electron';
import type { Failure } from '../contract/snapshot/model.ts';

/** Opens the file that the build wrote; reports where the system has no program for it. */
export async function showLicenses(report: (failure: Failure) => void): Promise<void> {
  const folder = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'dist');
  const file = join(folder, 'THIRD-PARTY-NOTICES.txt');
  const reason = await shell.openPath(file);
  if (reason === '') return;
  const message = `The licenses could not be opened: ${reason}`;
  report({ kind: 'unknown', message, nextStep: `They are in ${file}.` });
}
