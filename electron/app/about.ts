/** Which app this is, what it runs on, and the licenses of the software in it. */
import { join } from 'node:path';
import { app, shell } from 'electron';
import packageJson from '../../package.json' with { type: 'json' };
import type { AppInfo } from '../contract/bridge/api.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import { isFallbackRuntime } from '../fallback-runtime.ts';

export const VERSION: string = packageJson.version;
/** `owner/name` on github.com, where releases are published. */
export const REPOSITORY: string = packageJson.repository.url.replace(/^.*github\.com\/|\.git$/g, '');

export function appInfo(): AppInfo {
  const { electron = '', chrome = '', node } = process.versions;
  return {
    version: VERSION,
    electron,
    chrome,
    node,
    platform: `${process.platform} ${process.arch}`,
    fallbackRuntime: isFallbackRuntime(electron),
  };
}

/** Opens the file that the build wrote; reports where the system has no program for it. */
export async function showLicenses(report: (failure: Failure) => void): Promise<void> {
  const folder = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'dist');
  const file = join(folder, 'THIRD-PARTY-NOTICES.txt');
  const reason = await shell.openPath(file);
  if (reason === '') return;
  const message = `The licenses could not be opened: ${reason}`;
  report({ kind: 'unknown', message, nextStep: `They are in ${file}.` });
}
