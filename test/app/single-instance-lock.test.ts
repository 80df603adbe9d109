import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { handOverProblem, withStartLock } from '../../electron/app/start/single-instance-lock.ts';
import { REPO } from '../../scripts/repo.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

let folder: string;
const file = () => join(folder, 'starting');

beforeEach(() => {
  folder = tempFolder();
});

/** How often this process waited before it had the lock; `wait` stands for each of the waits. */
function waits(wait: () => void): number {
  let count = 0;
  const spy = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
    count += 1;
    wait();
    return 'timed-out';
  });
  try {
    return withStartLock(folder, () => {
      expect(readFileSync(file(), 'utf8')).toBe(`${hostname()} ${process.pid}\n`);
      return count;
    });
  } finally {
    spy.mockRestore();
  }
}

const atOnce = (): void => {
  throw new Error('It waited.');
};

/** Another process that holds the lock by now, until the file `released` is there. */
async function holdingTheLock(): Promise<ChildProcess> {
  const task = `process.stdout.write('in'); while (!existsSync(${JSON.stringify(join(folder, 'released'))}));`;
  const script = `import { existsSync } from 'node:fs';
    import { withStartLock } from ${JSON.stringify(pathToFileURL(join(REPO, 'electron/app/start/single-instance-lock.ts')).href)};
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
    const other = await holdingTheLock();
    const real = Atomics.wait.bind(Atomics);
    let count = 0;
    const most = waits(() => {
      count += 1;
      if (count === 3) writeFileSync(join(folder, 'released'), '');
      real(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    });
    expect(most).toBeGreaterThanOrEqual(3);
    await once(other, 'exit');
  });

  it('is taken at once from a process that was killed with it', async () => {
    const other = await holdingTheLock();
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(existsSync(file())).toBe(true);
    expect(waits(atOnce)).toBe(0);
    expect(existsSync(file())).toBe(false);
  });

  it('is taken at once from an earlier start with the same process id', () => {
    writeFileSync(file(), `${hostname()} ${process.pid}\n`);
    expect(waits(atOnce)).toBe(0);
  });

  it.each([
    ['says nothing', ''],
    ['says half of it', hostname()],
    ['names no process', `${hostname()} 0\n`],
    ['names a process that runs, perhaps another by now', `${hostname()} ${process.ppid}\n`],
    ['names one of another machine', 'elsewhere 1999999999\n'],
  ])('that %s is waited for until its age makes it stale', (_what, text) => {
    writeFileSync(file(), text);
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const leftMs = 200;
    const writtenS = (Date.now() - 3_000 + leftMs) / 1_000;
    utimesSync(file(), writtenS, writtenS);
    const waitMs = 20;
    const waitedMs = waits(() => vi.advanceTimersByTime(waitMs)) * waitMs;
    expect(waitedMs).toBeGreaterThanOrEqual(leftMs - waitMs);
    expect(waitedMs).toBeLessThanOrEqual(leftMs + waitMs);
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
