/** The system's dialogs for files: the user names them, the window never does. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type MessageBoxOptions, type OpenDialogOptions } from 'electron';
import type { OpenedFile, Outcome } from '../../contract/bridge/api.ts';
import type { ExportDocument } from '../../contract/export/export-format.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../contract/export/formats.ts';
import { readDocument } from '../../export/read-export.ts';
import type { RecentFiles } from './recent-files.ts';

/** Where the user was last: dialogs begin there, since Electron's own begin in Downloads every time. */
interface LastFolder {
  readonly values: { readonly lastFolder: string };
  change(change: { lastFolder: string }): void;
}

function startFolder({ values: { lastFolder } }: LastFolder): string {
  return lastFolder !== '' && existsSync(lastFolder) ? lastFolder : app.getPath('documents');
}

/** Asks where to save an export; undefined if the user cancelled. */
export async function askWhereToSave(
  window: BrowserWindow | undefined,
  name: string,
  format: ExportFormat,
  settings: LastFolder,
): Promise<string | undefined> {
  const options = {
    title: 'Export the matrix',
    defaultPath: join(startFolder(settings), name),
    filters: [{ name: EXPORT_FORMATS[format].label, extensions: [EXPORT_FORMATS[format].ending] }],
  };
  const answer = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (answer.canceled || answer.filePath === '') return undefined;
  settings.change({ lastFolder: dirname(answer.filePath) });
  return answer.filePath;
}

/** Asks for an exported file and has it read; null if the user cancelled. */
export async function askForExport(
  window: BrowserWindow | undefined,
  recent: Pick<RecentFiles, 'addExport' | 'read'>,
  settings: LastFolder,
): Promise<Outcome<OpenedFile | null>> {
  const file = await askForFile(window, settings);
  if (file === undefined) return { ok: true, value: null };
  const read = await recent.read(file);
  if (read.ok && read.value !== null) void recent.addExport(file);
  return read;
}

/** Asks for an exported file and reads its document; null if the user cancelled. */
export async function askForDocument(
  window: BrowserWindow | undefined,
  settings: LastFolder,
): Promise<Outcome<{ name: string; document: ExportDocument } | null>> {
  const file = await askForFile(window, settings);
  if (file === undefined) return { ok: true, value: null };
  const read = await readDocument(file);
  return read.ok ? { ok: true, value: { name: basename(file), document: read.value } } : read;
}

/** Asks for an offer file of the price list, packed or not; undefined if the user cancelled. */
export function askForOffer(
  window: BrowserWindow | undefined,
  settings: LastFolder,
): Promise<string | undefined> {
  return askForFile(window, settings, 'Import a price list', ['json', 'gz']);
}

/** Asks for a file of certificates; undefined if the user cancelled. */
export function askForCertificates(
  window: BrowserWindow | undefined,
  settings: LastFolder,
): Promise<string | undefined> {
  return askForFile(window, settings, 'Trust a certificate file', ['pem', 'crt', 'cer', 'der', 'ca-bundle']);
}

/** Undefined: the user cancelled. */
async function askForFile(
  window: BrowserWindow | undefined,
  settings: LastFolder,
  title = 'Open an export',
  extensions = ['json'],
): Promise<string | undefined> {
  const options: OpenDialogOptions = {
    title,
    defaultPath: startFolder(settings),
    filters: [{ name: extensions[0] === 'pem' ? 'Certificates' : 'JSON', extensions }],
    properties: ['openFile'],
  };
  const answer = await (window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  const file = answer.canceled ? undefined : answer.filePaths[0];
  if (file !== undefined) settings.change({ lastFolder: dirname(file) });
  return file;
}

/** Whether the user wants Bedrock of these regions to be asked there: the window alone must not send signed requests anywhere. */
export async function confirmHosts(
  window: BrowserWindow | undefined,
  endpoints: readonly (readonly [region: string, address: string])[],
): Promise<boolean> {
  const options: MessageBoxOptions = {
    type: 'warning',
    message: 'Ask Amazon Bedrock at an address that is not AWS’s?',
    detail: [
      ...endpoints.map(([region, address]) => `${region}: ${address}`),
      '',
      'Requests there carry signatures of your credentials, or your API key.',
    ].join('\n'),
    buttons: ['Cancel', 'Ask there'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } = await (window === undefined
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response === 1;
}
