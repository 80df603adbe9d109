/** Packages the built app with electron-builder. */
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type AfterPackContext, build, type Configuration, Platform } from 'electron-builder';
import type { ElectronRuntime } from '../electron-runtime/provide-electron.ts';
import { REPO } from '../repo.ts';
import { signingFor } from './signing.ts';

export interface Packaging {
  runtime: ElectronRuntime;
  /** electron-builder's target names; none: what electron-builder.yml says for this platform. */
  targets: readonly string[];
  /** Absolute path of the folder for what is made. */
  output: string;
}

/** Gives the paths of what was made. Its words go to the console. Rejects when packaging fails. */
export function packageApp({ runtime, targets, output }: Packaging): Promise<string[]> {
  const { config, said } = signingFor(process.platform, process.env);
  process.stderr.write(`${said}\n`);
  preferInstalled7Zip();
  return build({
    projectDir: REPO,
    publish: 'never',
    targets: Platform.current().createTarget([...targets]),
    config: {
      extends: 'electron-builder.yml',
      directories: { output },
      ...config,
      ...runtimeOf(runtime),
      afterPack: removeDefaultApp,
    },
  });
}

/** The package's own version is downloaded by electron-builder for every target; another one is taken as it is. */
function runtimeOf(runtime: ElectronRuntime): Configuration {
  return runtime.source === 'package' ? {} : { electronDist: runtime.dist, electronVersion: runtime.version };
}

/** electron-builder downloads a 7-Zip of its own from GitHub; Debian's packs the same archives without a network. */
function preferInstalled7Zip(): void {
  if (process.env.ELECTRON_BUILDER_7ZIP_PATH !== undefined || process.platform !== 'linux') return;
  const found = spawnSync('which', ['7zz'], { encoding: 'utf8' });
  if (found.status === 0) process.env.ELECTRON_BUILDER_7ZIP_PATH = found.stdout.trim();
}

/** A distribution of our own is copied whole, with the program that starts apps from folders. */
async function removeDefaultApp({ appOutDir, electronPlatformName }: AfterPackContext): Promise<void> {
  if (electronPlatformName === 'linux')
    await rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
}
