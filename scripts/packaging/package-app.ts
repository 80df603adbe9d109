/** Packages the built app with electron-builder. */
import { spawnSync } from 'node:child_process';
import { chmod, copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses';
import { type AfterPackContext, build, type Configuration, Platform } from 'electron-builder';
import type { ElectronRuntime } from '../electron-runtime/provide-electron.ts';
import { REPO } from '../repo.ts';
import { signingFor } from './signing.ts';

/** Flipped here and not by electron-builder, which would look for them in the launcher of Linux. */
const FUSES: FuseConfig = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  // The app has no cookies; their key would ask macOS for the user's password in every unsigned build.
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The window comes from app://, never from file://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

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
      afterPack: finishPackage,
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

async function finishPackage(context: AfterPackContext): Promise<void> {
  await context.packager.addElectronFuses(context, FUSES);
  if (context.electronPlatformName === 'linux') await finishLinux(context.appOutDir);
}

/** People and menus start the launcher, under the name that electron-builder gave the executable. */
async function finishLinux(folder: string): Promise<void> {
  // A distribution of our own is copied whole, with the program that starts apps from folders.
  await rm(join(folder, 'resources', 'default_app.asar'), { force: true });
  const launcher = join(folder, 'bedrock-atlas');
  await rename(launcher, linuxExecutable(folder));
  await copyFile(join(REPO, 'packaging', 'linux', 'bedrock-atlas'), launcher);
  await chmod(launcher, 0o755);
}

/** Electron's own executable in a package of Linux, behind the launcher. */
export function linuxExecutable(folder: string): string {
  return join(folder, 'bedrock-atlas-app');
}
