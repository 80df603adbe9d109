/** What Electron needs from a Linux system beyond npm: libraries, fonts and, without a screen, Xvfb. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { lastWords } from '../child.ts';
import { chromiumExecutable } from '../test-run/chromium.ts';

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
 * Returns when Debian or its kin has all packages. It installs what is missing if it may (root), else it rejects with the
 * one command to run. Elsewhere it does nothing: names of packages are known for Debian alone.
 */
export async function ensureSystemPackages(withVirtualDisplay: boolean): Promise<void> {
  if (process.platform !== 'linux' || !isDebianKin()) return;
  const before = packagesToInstall(aptSystem(), withVirtualDisplay);
  if (before.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new Error(`Some system packages are missing. Please run:\n  ${installCommand(before)}`);
  }
  process.stderr.write(`Installing ${before.join(', ')} by apt-get (takes a minute) …\n`);
  await apt(['update', '-q']);
  const packages = packagesToInstall(aptSystem(), withVirtualDisplay);
  await apt(['install', '-y', '-q', '--no-install-recommends', ...packages]);
}

/** Installs Debian's Chromium for the tests of the page if this process may; elsewhere it does nothing. */
export async function installChromium(): Promise<void> {
  if (chromiumExecutable() !== undefined || process.getuid?.() !== 0 || !/^ID=debian$/m.test(osRelease()))
    return;
  process.stderr.write('Installing chromium by apt-get (takes a minute) …\n');
  await apt(['update', '-q']);
  await apt(['install', '-y', '-q', '--no-install-recommends', 'chromium']);
}

/** Rejects, outside Debian and its kin, with the names of the libraries that the executable lacks. */
export function refuseMissingLibraries(withVirtualDisplay: boolean, executable: string): void {
  if (process.platform !== 'linux' || isDebianKin()) return;
  const missing = missingLibraries(executable);
  if (withVirtualDisplay && spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error !== undefined) {
    missing.push('Xvfb');
  }
  if (missing.length === 0) return;
  throw new Error(
    `Please install with your system's package manager what Electron lacks: ${missing.join(', ')}`,
  );
}

/** What apt knows of all names at once: a call for each name took a second. */
function aptSystem(): PackageSystem {
  const names = [...LIBRARIES, ...VIRTUAL_DISPLAY].flat();
  const { stdout } = spawnSync('apt-cache', ['policy', ...names], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return readAptPolicy(stdout ?? '');
}

/** Reads what `apt-cache policy` prints: a version behind `Installed:` and behind `Candidate:`, or `(none)`. */
export function readAptPolicy(text: string): PackageSystem {
  const said = new Map(text.split(/^(?=\S)/m).map((each) => [each.slice(0, each.indexOf(':')), each]));
  const has = (name: string, what: string): boolean =>
    new RegExp(`^ +${what}: (?!\\(none\\))`, 'm').test(said.get(name) ?? '');
  return {
    isInstalled: (name) => has(name, 'Installed'),
    isOffered: (name) => has(name, 'Candidate'),
  };
}

/** Its hundreds of lines are shown only when it fails. */
async function apt(args: string[]): Promise<void> {
  const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = lastWords([child.stdout, child.stderr], 3_000);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${said()}\napt-get ${args[0]} failed (exit ${code ?? 'by signal'}).`);
}

function isDebianKin(): boolean {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease());
}

/** Empty on other systems than Linux. */
function osRelease(): string {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

function missingLibraries(executable: string): string[] {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}
