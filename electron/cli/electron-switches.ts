/** The app's own arguments out of Electron's command line. */
import { resolve } from 'node:path';

/** Switches of Electron and Chromium that a user or a test harness may add, or how their names begin. */
const FOREIGN_SWITCHES =
  `no-sandbox no-zygote no-first-run disable enable force inspect remote ozone log trace proxy
  host js v8 use gpu ignore allow auto password high touch start show lang crash in-process single-process v vmodule
  user-agent original-process squirrel`.split(/\s+/);
const FOREIGN = new RegExp(`^--(${FOREIGN_SWITCHES.join('|')})(-[a-z0-9-]+)?$`);

/** Whether a switch belongs to Electron or Chromium rather than to the app. */
export function isForeignSwitch(name: string): boolean {
  return FOREIGN.test(name);
}

/** What follows the executable, or the app's folder where one is named: `electron [switches] FOLDER args`. */
export function ownArguments(
  argv: readonly string[],
  appPath: string,
  isPackaged: boolean,
  platform: NodeJS.Platform = process.platform,
): string[] {
  const all = argv.slice(1);
  if (isPackaged) return all;
  const at = all.findIndex(
    (argument) => !argument.startsWith('-') && isSamePath(resolve(argument), appPath, platform),
  );
  return at < 0 ? all : all.slice(at + 1);
}

/** Windows tells no case apart: some terminals write the drive's letter small. */
function isSamePath(one: string, other: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' ? one.toLowerCase() === other.toLowerCase() : one === other;
}
