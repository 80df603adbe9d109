/** Newer versions by electron-updater, from the release page that the package names. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppImageUpdater, type AppUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import type { AppLog } from '../log/app-log.ts';
import type { UpdateSource } from './updates.ts';

/** What a request may say; the updater would add a number that tells installations apart. */
const SENT_HEADERS = ['accept', 'accept-encoding', 'cache-control', 'range'];
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** `repository`: `owner/name`, asked where the package carries no address of its own. */
export function electronUpdaterSource(version: string, repository: string, log: AppLog): UpdateSource {
  const updater = updaterFor(process.platform);
  updater.logger = {
    info: () => undefined,
    debug: () => undefined,
    warn: (text) => log.note(`updates: ${String(text)}`),
    error: (text) => log.note(`updates: ${String(text)}`),
  };
  // Nothing without a click: not the download, not the installation.
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // A folder that was unpacked by hand is asked for its news too.
  updater.forceDevUpdateConfig = true;
  if (!existsSync(join(process.resourcesPath, 'app-update.yml'))) {
    const [owner = '', repo = ''] = repository.split('/');
    updater.setFeedURL({ provider: 'github', owner, repo });
  }
  sendNothingElse(updater, version);
  return {
    async newer() {
      const result = await updater.checkForUpdates();
      return result?.isUpdateAvailable === true ? result.updateInfo.version : undefined;
    },
    async download() {
      await updater.downloadUpdate();
      updater.autoInstallOnAppQuit = true;
    },
  };
}

/** Not its `autoUpdater`: that reads a file which a tar.gz may have from the deb that was built before it. */
function updaterFor(platform: NodeJS.Platform): AppUpdater {
  switch (platform) {
    case 'win32':
      return new NsisUpdater();
    case 'darwin':
      return new MacUpdater();
    default:
      return new AppImageUpdater();
  }
}

function sendNothingElse(updater: AppUpdater, version: string): void {
  // Else it would make a number for this installation and keep it in a file.
  (updater as unknown as { stagingUserIdPromise: unknown }).stagingUserIdPromise = {
    value: Promise.resolve(NOBODY),
  };
  // The same for everyone: Chromium would say which languages the user prefers.
  updater.netSession.setUserAgent(`bedrock-atlas/${version}`, 'en');
  updater.netSession.webRequest.onBeforeSendHeaders((details, send) => {
    const kept = Object.entries(details.requestHeaders).filter(([name]) =>
      SENT_HEADERS.includes(name.toLowerCase()),
    );
    send({ requestHeaders: { ...Object.fromEntries(kept), 'User-Agent': `bedrock-atlas/${version}` } });
  });
}
