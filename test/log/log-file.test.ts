import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { logPath, openLog } from '../../electron/log/log-file.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});

/** Longer than what one file takes. */
const LINES = 12_000;
const line = (count: number): string => `us-east-1 listModels ${count} ms ok ${'word '.repeat(20)}`;

describe('the log', () => {
  it('is one file and one older one, each bounded, without a gap between them', () => {
    const log = openLog(folder);
    for (let count = 0; count < LINES; count += 1) log.note(line(count));
    const names = readdirSync(dirname(logPath(folder))).sort();
    expect(names).toEqual(['bedrock-atlas.log', 'bedrock-atlas.old.log']);
    const [now = '', old = ''] = names.map((name) =>
      readFileSync(join(dirname(logPath(folder)), name), 'utf8'),
    );
    for (const text of [now, old]) expect(text.length).toBeLessThan(1_100_000);
    const counts = [...`${old}${now}`.matchAll(/listModels (\d+) ms/g)].map((match) => Number(match[1]));
    expect(counts.at(-1)).toBe(LINES - 1);
    expect(counts).toEqual(Array.from(counts, (_count, index) => LINES - counts.length + index));
    expect(counts.length).toBeGreaterThan(LINES / 3);
  });

  it('goes on where an earlier start ended, and keeps the last problems at hand', () => {
    openLog(folder).note('first start');
    const log = openLog(folder);
    for (let count = 0; count < 40; count += 1) log.problem(`eu-west-1 listModels 12 ms throttled: ${count}`);
    expect(readFileSync(logPath(folder), 'utf8')).toMatch(/first start[\s\S]*throttled: 39/);
    expect(log.problems()).toHaveLength(30);
    expect(log.problems().at(-1)).toMatch(/^\d{4}-.*Z eu-west-1 listModels 12 ms throttled: 39$/);
  });

  it.each<[string, (logs: string) => void]>([
    ['its folder is a file', (logs) => writeFileSync(logs, '')],
    ['a folder has its name', (logs) => mkdirSync(join(logs, 'bedrock-atlas.log'), { recursive: true })],
    [
      'the older file cannot be replaced',
      (logs) => {
        mkdirSync(join(logs, 'bedrock-atlas.old.log', 'in-the-way'), { recursive: true });
        writeFileSync(join(logs, 'bedrock-atlas.log'), 'x'.repeat(1_000_001));
      },
    ],
  ])('fails nobody where %s', (_what, block) => {
    block(join(folder, 'logs'));
    const log = openLog(folder);
    for (let count = 0; count < 5; count += 1) log.problem(`lost ${count}`);
    expect(log.problems()).toHaveLength(5);
    const file = logPath(folder);
    // Nor does it grow without end.
    if (existsSync(file) && statSync(file).isFile()) expect(statSync(file).size).toBeLessThan(1_100_000);
  });
});
