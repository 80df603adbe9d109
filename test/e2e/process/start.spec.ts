/** The commands a person types, through npm: what they print, how they end, what they leave behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { REPO } from '../../../scripts/repo.ts';
import { endOf } from '../../drivers/child-end.ts';
import { cleanAppEnv } from '../../drivers/clean-app-env.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

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

test('npm start -s keeps stdout to the app: version, help and wrong usage', async () => {
  const version = await endOf(npm(['start', '-s', '--', '--version'], { DISPLAY: '' }));
  expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  const help = await endOf(npm(['start', '-s', '--', '--help'], { DISPLAY: '' }));
  expect(help.stdout).toContain('--export');
  const wrong = await endOf(npm(['start', '-s', '--', '--export', 'matrix.exe'], { DISPLAY: '' }));
  expect(wrong).toMatchObject({ code: 64, stdout: '' });
});

test('npm run -s electron-path prints one path and nothing else', async () => {
  const { code, stdout } = await endOf(npm(['run', '-s', 'electron-path']));
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
  const end = endOf(child);
  await Promise.race([opened, end]);
  expect(child.exitCode).toBeNull();
  await expect.poll(() => existsSync(join(home, 'user-data', 'DevToolsActivePort'))).toBe(true);
  child.kill('SIGTERM');
  const { stdout } = await end;
  expect(stdout).toBe('');
});
