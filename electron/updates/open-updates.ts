/** The updates of this process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, shell } from 'electron';
import { REPOSITORY, VERSION } from '../app/about.ts';
import type { AppLog } from '../log/app-log.ts';
import { type UpdateDeps, Updates, updateOwner } from './updates.ts';

/** Asks nobody for anything before one of its methods is called. */
export function openUpdates(deps: Pick<UpdateDeps, 'settings' | 'tell'> & { log: AppLog }): Updates {
  const { settings, tell, log } = deps;
  const { platform, execPath: executable, env } = process;
  return new Updates({
    owner: updateOwner({
      platform,
      isPackaged: app.isPackaged,
      executable,
      env,
      namesPublisher: /^publisherName:/m.test(updateConfig()),
    }),
    version: VERSION,
    async openSource() {
      const { electronUpdaterSource } = await import('./electron-updater-source.ts');
      return electronUpdaterSource(VERSION, REPOSITORY, log);
    },
    settings,
    tell,
    note: (line) => log.note(line),
    openReleasePage: () => void shell.openExternal(`https://github.com/${REPOSITORY}/releases/latest`),
    nowEpochMs: () => Date.now(),
  });
}

/** What electron-builder wrote of the release page and the signature; empty in a package without it. */
function updateConfig(): string {
  try {
    return readFileSync(join(process.resourcesPath, 'app-update.yml'), 'utf8');
  } catch {
    return '';
  }
}
