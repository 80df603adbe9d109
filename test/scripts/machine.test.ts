import { spawnSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChild } from '../../scripts/child.ts';
import { isBuilt } from '../../scripts/window/build-if-needed.ts';
import { needsVirtualDisplay } from '../../scripts/window/display.ts';
import { sandboxFlags, whyNoSandbox } from '../../scripts/window/sandbox-flags.ts';
import { installCommand, packagesToInstall, readAptPolicy } from '../../scripts/window/system-libraries.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const ALL = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'fonts-liberation', 'xvfb'];

function system(installed: string[], offered: string[]) {
  return {
    isInstalled: (name: string) => installed.includes(name),
    isOffered: (name: string) => offered.includes(name),
  };
}

describe('system packages', () => {
  it('asks for nothing when all is there, under the old or the new names', () => {
    expect(packagesToInstall(system(ALL, ALL), true)).toEqual([]);
    const renamed = ALL.map((name) => (/gtk|asound/.test(name) ? `${name}t64` : name));
    expect(packagesToInstall(system(renamed, renamed), true)).toEqual([]);
  });

  it('asks for what is missing under the names that the release has', () => {
    expect(packagesToInstall(system(['libnss3'], ALL), true)).toEqual(
      ALL.filter((name) => name !== 'libnss3'),
    );
    const newer = system([], ['libgtk-3-0t64', 'libasound2t64', 'libnss3', 'libgbm1', 'fonts-liberation']);
    expect(packagesToInstall(newer, false)).toEqual([
      'libgtk-3-0t64',
      'libnss3',
      'libasound2t64',
      'libgbm1',
      'fonts-liberation',
    ]);
  });

  it('leaves out the virtual screen when there is a real one', () => {
    expect(packagesToInstall(system([], ALL), false)).not.toContain('xvfb');
    expect(needsVirtualDisplay('linux', {})).toBe(true);
    expect(needsVirtualDisplay('linux', { DISPLAY: ':1' })).toBe(false);
    expect(needsVirtualDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(false);
    expect(needsVirtualDisplay('darwin', {})).toBe(false);
  });

  it('are read from one answer of apt', () => {
    const { isInstalled, isOffered } = readAptPolicy(
      'libnss3:\n  Installed: 2:3.87\n  Candidate: 2:3.87\n  Version table:\n     2:3.87 500\n' +
        'xvfb:\n  Installed: (none)\n  Candidate: 2:21.1\n' +
        'libasound2:\n  Installed: (none)\n  Candidate: (none)\n',
    );
    const of = (name: string): boolean[] => [isInstalled(name), isOffered(name)];
    expect(of('libnss3')).toEqual([true, true]);
    expect(of('xvfb')).toEqual([false, true]);
    expect(of('libasound2')).toEqual([false, false]);
    expect(of('libgtk-3-0t64')).toEqual([false, false]);
  });

  it('gives one command for a person', () => {
    expect(installCommand(['xvfb'])).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb',
    );
  });
});

describe('sandbox flags', () => {
  const facts = { platform: 'linux', isRoot: false, userNamespaces: true, setuidHelper: false } as const;

  it('keep the sandbox wherever it can work', () => {
    expect(sandboxFlags(facts)).toEqual([]);
    expect(sandboxFlags({ ...facts, userNamespaces: false, setuidHelper: true })).toEqual([]);
    expect(sandboxFlags({ ...facts, platform: 'darwin', isRoot: true })).toEqual([]);
  });

  it('drop it for root and where the kernel closes it', () => {
    expect(sandboxFlags({ ...facts, isRoot: true })).toEqual(['--no-sandbox']);
    expect(sandboxFlags({ ...facts, userNamespaces: false })).toEqual(['--no-sandbox']);
  });

  it('say for what reason it is off', () => {
    expect(whyNoSandbox({ ...facts, isRoot: true })).toContain('root');
    expect(whyNoSandbox({ ...facts, userNamespaces: false })).toContain('namespaces');
  });
});

describe('starting', () => {
  it('needs Node 20.19, and says so', () => {
    const pretend =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } })";
    const run = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, 'scripts/run.mjs', 'electron-path'],
      { encoding: 'utf8' },
    );
    expect(run).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'Node 20.19 or newer is needed; this is Node 20.18.3.\n',
    });
  });

  it('gives the exit code of what it ran', async () => {
    expect(await runChild(process.execPath, ['-e', 'process.exit(3)'])).toBe(3);
    expect(await runChild(process.execPath, ['-e', 'process.kill(process.pid, "SIGTERM")'])).toBe(143);
    await expect(runChild('/no/such/program', [])).rejects.toThrow(/ENOENT/);
  });
});

describe('the build', () => {
  const BUILT = [
    'dist/main/main.js',
    'dist/main/headless-main.js',
    'dist/preload/preload.cjs',
    'dist/renderer/index.html',
  ];

  function project(times: Record<string, number>): string {
    const root = tempFolder();
    for (const [file, seconds] of Object.entries(times)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), '');
      utimesSync(join(root, file), seconds, seconds);
    }
    for (const folder of ['electron', 'renderer']) utimesSync(join(root, folder), 1, 1);
    return root;
  }

  const SOURCES = { 'electron/main.ts': 100, 'renderer/main.tsx': 100 };
  const built = Object.fromEntries(BUILT.map((file) => [file, 200]));
  it.each<[string, Record<string, number>, boolean]>([
    ['newer than its sources', built, true],
    ['older than a source', { ...built, 'electron/aws/regions.ts': 300 }, false],
    [
      'partly older than a source',
      { ...built, 'renderer/main.tsx': 150, 'dist/renderer/index.html': 120 },
      false,
    ],
    ['not there', { 'dist/main/main.js': 200 }, false],
  ])('that is %s is used or made anew', (_name, times, expected) => {
    expect(isBuilt(project({ ...SOURCES, ...times }))).toBe(expected);
  });
});
