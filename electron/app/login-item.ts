/** Starting the app when its user logs in. */
import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Failure } from '../contract/snapshot/model.ts';
import { replaceFile } from '../disk/atomic-file.ts';
import { diskReason } from '../disk/disk-reason.ts';

/** What of the system is needed. */
export interface LoginSystem {
  platform: NodeJS.Platform;
  /** What the system has to start: of an AppImage its file, else the executable. */
  executable: string;
  /** The folder of the user's settings on Linux. */
  configHome: string;
  /** An app that runs from its sources cannot be a login item. */
  isPackaged: boolean;
  /** Electron's own way; it has none on Linux. */
  setLoginItem(settings: { openAtLogin: boolean }): void;
}

/** Switches it on or off; the failure, if it could not. On Linux it is a file of the XDG autostart specification. */
export async function setStartAtLogin(isOn: boolean, system: LoginSystem): Promise<Failure | undefined> {
  if (isOn && !system.isPackaged) return NOT_INSTALLED;
  try {
    if (system.platform !== 'linux') system.setLoginItem({ openAtLogin: isOn });
    else await setAutostart(isOn, system);
    return undefined;
  } catch (error) {
    return {
      kind: 'disk',
      message: `Start at login could not be switched ${isOn ? 'on' : 'off'}: ${diskReason(error)}.`,
      nextStep: 'Allow writing there and choose it again, or use the settings of the system.',
    };
  }
}

const NOT_INSTALLED: Failure = {
  kind: 'bad-input',
  message: 'This copy of the app is started from its sources; it cannot start at login.',
  nextStep: 'Install a package of the app and choose it there.',
};

async function setAutostart(isOn: boolean, { configHome, executable }: LoginSystem): Promise<void> {
  const file = join(configHome, 'autostart', 'bedrock-atlas.desktop');
  if (!isOn) {
    rmSync(file, { force: true });
    return;
  }
  await mkdir(dirname(file), { recursive: true });
  await replaceFile(file, desktopEntry(executable));
}

/** In `Exec` a path stands in quotes, these four are escaped, and `%` begins a field code. */
function desktopEntry(executable: string): string {
  const quoted = executable
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  return ['[Desktop Entry]', 'Type=Application', 'Name=Bedrock Atlas', `Exec="${quoted}"`, ''].join('\n');
}
