/** The system's dialogs for files: the user names them, the window never does. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { OpenedFile, Outcome } from '../contract/bridge/api.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../contract/export/formats.ts';
import { readExport } from '../export/read-export.ts';

/** Asks where to save an export; undefined if the user cancelled. */
export async function askWhereToSave(
  window: BrowserWindow | undefined,
  name: string,
  format: ExportFormat,
): Promise<string | undefined> {
  const options = {
    title: 'Export the matrix',
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: EXPORT_FORMATS[format].label, extensions: [format] }],
  };
  const answer = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return answer.canceled || answer.filePath === '' ? undefined : answer.filePath;
}

/** Asks for an exported file and reads it; null if the user cancelled. `onRead` hears which one was read. */
export async function askForExport(
  window: BrowserWindow | undefined,
  onRead: (file: string) => void,
): Promise<Outcome<OpenedFile | null>> {
  const options: OpenDialogOptions = {
    title: 'Open an export',
    filters: [{ name: 'JSON', extensions: ['json'] }],
    properties: ['openFile'],
  };
  const answer = await (window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  const file = answer.canceled ? undefined : answer.filePaths[0];
  if (file === undefined) return { ok: true, value: null };
  const read = await readExport(file);
  if (read.ok) onRead(file);
  return read;
}
