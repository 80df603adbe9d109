import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOverProblem, withStartLock } from '../../electron/app/single-instance-lock.ts';
import { REPO } from '../../scripts/repo.ts';

let folder: string;
const file = () => join(folder, 'starting');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** How long this process waited for the lock, in milliseconds. */
function waitedMs(): number {
  const startedMs = performance.now();
  return withStartLock(folder, () => performance.now() - startedMs);
}

/** Another process that holds the lock by now, and releases it after that time. */
async function holdingTheLock(holdMs: number): Promise<ChildProcess> {
  const task = `process.stdout.write('in'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${holdMs})`;
  const script = `import { withStartLock } from ${JSON.stringify(pathToFileURL(join(REPO, 'electron/app/single-instance-lock.ts')).href)};
    withStartLock(${JSON.stringify(folder)}, () => { ${task} });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: REPO,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout !== null) await once(child.stdout, 'data');
  return child;
}

describe('the lock of a start', () => {
  it('is held while the task runs, and released even if it throws', () => {
    expect(withStartLock(folder, () => existsSync(file()))).toBe(true);
    expect(existsSync(file())).toBe(false);
    expect(() =>
      withStartLock(folder, () => {
        throw new Error('no lock');
      }),
    ).toThrow('no lock');
    expect(existsSync(file())).toBe(false);
  });

  it('is waited for while another process has it', async () => {
    const other = await holdingTheLock(300);
    expect(waitedMs()).toBeGreaterThanOrEqual(200);
    await once(other, 'exit');
  });

  it('is taken at once from a process that was killed with it', async () => {
    const other = await holdingTheLock(60_000);
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(existsSync(file())).toBe(true);
    expect(waitedMs()).toBeLessThan(1_000);
    expect(existsSync(file())).toBe(false);
  });

  it('is taken at once from an earlier start with the same process id', () => {
    writeFileSync(file(), `${hostname()} ${process.pid}\n`);
    expect(waitedMs()).toBeLessThan(1_000);
  });

  it.each([
    ['says nothing', ''],
    ['says half of it', hostname()],
    ['names no process', `${hostname()} 0\n`],
    ['names a process that runs, perhaps another by now', `${hostname()} ${process.ppid}\n`],
    ['names one of another machine', 'elsewhere 1999999999\n'],
  ])('that %s is waited for until its age makes it stale', (_what, text) => {
    writeFileSync(file(), text);
    const leftMs = 200;
    const writtenS = (Date.now() - 3_000 + leftMs) / 1_000;
    utimesSync(file(), writtenS, writtenS);
    const ms = waitedMs();
    expect(ms).toBeGreaterThanOrEqual(leftMs - 50);
    expect(ms).toBeLessThan(1_500);
    expect(existsSync(file())).toBe(false);
  });

  it('is not needed where the folder takes no file', () => {
    expect(withStartLock(join(folder, 'missing'), () => 'runs')).toBe('runs');
  });
});

describe('the arguments of a start', () => {
  it('are handed over up to a length in bytes, whatever they hold', () => {
    expect(handOverProblem(['bedrock-atlas', `bedrock-atlas://view?q=${'a'.repeat(8_000)}`])).toBeUndefined();
    for (const args of [['x'.repeat(20_000)], ['\u6a21'.repeat(4_000)], Array(6_000).fill('-')]) {
      expect(handOverProblem(['bedrock-atlas', ...args])).toMatch(/are too long: [\d,]+ bytes/);
    }
  });
});
