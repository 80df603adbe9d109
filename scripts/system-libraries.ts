/** What Electron needs from a Linux system beyond npm: libraries, fonts and, without a screen, Xvfb. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';

/** Each inner list: names of the same library in different releases; any one of them will do. */
const LIBRARIES: readonly (readonly string[])[] = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['fonts-liberation'],
];
const VIRTUAL_DISPLAY: readonly (readonly string[])[] = [['xvfb']];

/** Asks the package system; passed in by tests. */
export interface PackageSystem {
  isInstalled(name: string): boolean;
  isOffered(name: string): boolean;
}

/** Names to install so that every alternative is met; the newest name that the system offers is taken. */
export function packagesToInstall(system: PackageSystem, withVirtualDisplay: boolean): string[] {
  return [...LIBRARIES, ...(withVirtualDisplay ? VIRTUAL_DISPLAY : [])]
    .filter((names) => !names.some((name) => system.isInstalled(name)))
    .map((names) => names.findLast((name) => system.isOffered(name)) ?? names[0] ?? '');
}

/** The command that a person has to run when this process may not. */
export function installCommand(packages: readonly string[]): string {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/**
 * Returns when all is there. On Debian and its kin it installs what is missing if it may (root), else it rejects
 * with the one command to run. On other Linuxes it rejects when the executable lacks libraries, and names them.
 */
export async function ensureSystemLibraries(withVirtualDisplay: boolean, executable?: string): Promise<void> {
  if (process.platform !== 'linux') return;
  if (!isDebianKin()) {
    refuseMissing(withVirtualDisplay, executable);
    return;
  }
  if (packagesToInstall(dpkg, withVirtualDisplay).length === 0) return;
  if (process.getuid?.() !== 0) {
    const packages = packagesToInstall(dpkg, withVirtualDisplay);
    throw new Error(`Some system packages are missing. Please run:\n  ${installCommand(packages)}`);
  }
  process.stderr.write('Installing missing system packages by apt-get (takes a minute) …\n');
  await apt(['update', '-q']);
  const packages = packagesToInstall(dpkg, withVirtualDisplay);
  await apt(['install', '-y', '-q', '--no-install-recommends', ...packages]);
}

const dpkg: PackageSystem = {
  isInstalled: (name) =>
    /^Status: .* installed$/m.test(spawnSync('dpkg-query', ['-s', name], { encoding: 'utf8' }).stdout),
  isOffered: (name) => spawnSync('apt-cache', ['show', '-q=0', name], { stdio: 'ignore' }).status === 0,
};

/** Its hundreds of lines are shown only when it fails. */
async function apt(args: string[]): Promise<void> {
  const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-3_000);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${said.trim()}\napt-get ${args[0]} failed (exit ${code ?? 'by signal'}).`);
}

function isDebianKin(): boolean {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function refuseMissing(withVirtualDisplay: boolean, executable: string | undefined): void {
  const missing = executable === undefined ? [] : missingLibraries(executable);
  if (withVirtualDisplay && spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error !== undefined) {
    missing.push('Xvfb');
  }
  if (missing.length === 0) return;
  throw new Error(
    `Please install with your system's package manager what Electron lacks: ${missing.join(', ')}`,
  );
}

function missingLibraries(executable: string): string[] {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}
