import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTurn } from '../../electron/start-turn.ts';

let folder: string;
const file = () => join(folder, 'starting');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-turn-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the turn of a start', () => {
  it('is held while the task runs, and given back even if it throws', () => {
    expect(inTurn(folder, () => existsSync(file()))).toBe(true);
    expect(existsSync(file())).toBe(false);
    expect(() =>
      inTurn(folder, () => {
        throw new Error('no lock');
      }),
    ).toThrow('no lock');
    expect(existsSync(file())).toBe(false);
  });

  it('is waited for while another process has it', async () => {
    writeFileSync(file(), '');
    const script = `setTimeout(() => require('node:fs').rmSync(${JSON.stringify(file())}), 300)`;
    const other = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
    await once(other, 'spawn');
    const startedMs = performance.now();
    inTurn(folder, () => undefined);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(250);
    await once(other, 'exit');
  });

  it('is taken from one that died in it', () => {
    writeFileSync(file(), '');
    const longAgo = Date.now() / 1000 - 60;
    utimesSync(file(), longAgo, longAgo);
    expect(inTurn(folder, () => 'runs')).toBe('runs');
    expect(existsSync(file())).toBe(false);
  });

  it('is not needed where the folder takes no file', () => {
    expect(inTurn(join(folder, 'missing'), () => 'runs')).toBe('runs');
  });
});
