/** Where settings, cache and logs live; the same place for the window and for the headless export. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of `--user-data-dir`, else the platform's usual one for this app. */
export function userDataDir(
  chosen: string | undefined,
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string {
  if (chosen !== undefined) return resolve(chosen);
  return join(configHome(platform, env), 'Bedrock Atlas');
}

/** The platform's usual place for what apps keep. */
export function configHome(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  switch (platform) {
    case 'win32':
      return env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support');
    default:
      return env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  }
}
