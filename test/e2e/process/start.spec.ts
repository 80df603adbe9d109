/** The commands a person types, through npm: what they print, how they end, what they leave behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { REPO } from '../../../scripts/repo.ts';
import { cleanAppEnv } from '../../drivers/clean-app-env.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

let home: string;
test.beforeEach(() => {
  home = tempFolder();
});

/** `cache` is passed on, so that no runtime is fetched again. */
function npm(args: string[], env: Record<string, string> = {}): ChildProcess {
  const cache = process.env.XDG_CACHE_HOME || join(process.env.HOME ?? '', '.cache');
  return spawn('npm', args, {
    cwd: REPO,
    env: cleanAppEnv(home, { XDG_CACHE_HOME: cache, ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
}

async function ended(child: ChildProcess): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

test('npm start -s keeps stdout to the app: version, help and wrong usage', async () => {
  const version = await ended(npm(['start', '-s', '--', '--version'], { DISPLAY: '' }));
  expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  const help = await ended(npm(['start', '-s', '--', '--help'], { DISPLAY: '' }));
  expect(help.stdout).toContain('--export');
  const wrong = await ended(npm(['start', '-s', '--', '--export', 'matrix.exe'], { DISPLAY: '' }));
  expect(wrong).toMatchObject({ code: 64, stdout: '' });
});

test('npm run -s electron-path prints one path and nothing else', async () => {
  const { code, stdout } = await ended(npm(['run', '-s', 'electron-path']));
  expect(code).toBe(0);
  expect(stdout.split('\n')).toHaveLength(2);
  expect(existsSync(stdout.trimEnd())).toBe(true);
});

test('npm start opens the app and ends with it when told to', async () => {
  const child = npm([
    'start',
    '-s',
    '--',
    '--sample-data',
    `--user-data-dir=${join(home, 'user-data')}`,
    '--remote-debugging-port=0',
  ]);
  const opened = new Promise<void>((resolve) => {
    child.stderr?.on('data', (text: Buffer) => {
      if (text.includes('DevTools listening')) resolve();
    });
  });
  const end = ended(child);
  await Promise.race([opened, end]);
  expect(child.exitCode).toBeNull();
  await expect.poll(() => existsSync(join(home, 'user-data', 'DevToolsActivePort'))).toBe(true);
  child.kill('SIGTERM');
  const { stdout } = await end;
  expect(stdout).toBe('');
});
