import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../electron/contract/snapshot/model.ts';
import { keptDeadlineMs, SettingsStore } from '../../electron/settings/settings-store.ts';

let folder: string;
let problems: Failure[];
const file = (): string => join(folder, 'settings.json');
const open = (change: { folder?: string; isReadOnly?: boolean } = {}): SettingsStore =>
  new SettingsStore({ folder, onProblem: (failure) => problems.push(failure), ...change });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-settings-'));
  problems = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const VIEW = JSON.stringify({ savedViews: [{ name: 'Mine' }] });

describe('settings', () => {
  it('come back, and what a later version added stays', async () => {
    writeFileSync(file(), '{"theme":"light","fromLater":{"a":1}}');
    const store = open();
    expect(store.settings.theme).toBe('light');
    store.change({ theme: 'dark', view: VIEW });
    store.change({ lastSource: { kind: 'sample' } });
    await store.settled();
    const again = open();
    expect(again.settings).toMatchObject({ theme: 'dark', regionDeadlineMs: 15_000 });
    expect(again.values).toMatchObject({ view: VIEW, lastSource: { kind: 'sample' } });
    expect(JSON.parse(readFileSync(file(), 'utf8')).fromLater).toEqual({ a: 1 });
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(problems).toEqual([]);
  });

  it('with a view of which a part is damaged are kept once before they are written over', async () => {
    const content = JSON.stringify({ theme: 'dark', view: '{"savedViews":[7]}' });
    writeFileSync(file(), content);
    const store = open();
    expect(problems).toEqual([]);
    store.keepDamagedView(['1 saved view']);
    store.keepDamagedView(['1 saved view']);
    store.change({ view: '{}' });
    await store.settled();
    const [aside = '', ...others] = readdirSync(folder).filter((name) => name !== 'settings.json');
    expect(others).toEqual([]);
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(content);
    expect(JSON.parse(readFileSync(file(), 'utf8')).view).toBe('{}');
    expect(problems.map((each) => each.message)).toEqual([
      `Some of what was set up in the window could not be read (1 saved view); the file was kept as ${join(folder, aside)}.`,
    ]);
  });

  it('give an export their time limit, and are not touched by it', () => {
    expect(keptDeadlineMs(folder)).toBe(15_000);
    for (const [content, expected] of [
      ['{"regionDeadlineMs":30000}', 30_000],
      ['{"regionDeadlineMs":1}', 15_000],
      ['{"regionDead', 15_000],
      ['null', 15_000],
    ] as const) {
      writeFileSync(file(), content);
      expect(keptDeadlineMs(folder)).toBe(expected);
      expect(readdirSync(folder)).toEqual(['settings.json']);
      expect(readFileSync(file(), 'utf8')).toBe(content);
    }
  });

  it('do not take a value that does not fit', async () => {
    const store = open();
    store.change({ regionDeadlineMs: 1, view: VIEW });
    expect(store.values).toMatchObject({ regionDeadlineMs: 15_000, view: VIEW });
  });

  it('are whole after a cut at any place: the old ones, or the defaults and the file set aside', async () => {
    const first = open();
    first.change({ theme: 'dark', view: VIEW });
    await first.settled();
    const whole = readFileSync(file());
    for (let length = 0; length < whole.length - 1; length += 1) {
      problems = [];
      writeFileSync(file(), whole.subarray(0, length));
      expect(open().values).toMatchObject({ theme: 'system', view: '', regionDeadlineMs: 15_000 });
      expect(problems).toHaveLength(1);
    }
    expect(readdirSync(folder)).toHaveLength(whole.length - 1);
  });

  it.each([
    ['empty', ''],
    ['not JSON', '{"theme"'],
    ['a list', '[1]'],
    ['null', 'null'],
  ])('that are %s are set aside with a date, and the user is told', (_what, content) => {
    writeFileSync(file(), content);
    expect(open().settings.theme).toBe('system');
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/^settings\.unreadable-\d{4}-\d\d-\d\dT[\dZ-]+\.json$/);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(content);
    expect(problems).toEqual([
      expect.objectContaining({ kind: 'disk', message: expect.stringContaining(name) }),
    ]);
  });

  it('with one bad value keep the others, and a copy of the file', async () => {
    const content = JSON.stringify({ theme: 'pink', view: '{"savedViews":[', regionDeadlineMs: 20_000 });
    writeFileSync(file(), content);
    const store = open();
    expect(store.values).toMatchObject({ theme: 'system', view: '', regionDeadlineMs: 20_000 });
    expect(problems[0]?.message).toContain('(theme, view)');
    store.change({ theme: 'dark' });
    await store.settled();
    const aside = readdirSync(folder).find((name) => name.includes('unreadable')) ?? '';
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(content);
  });
});

describe('a place for settings that cannot be used', () => {
  it.each<[string, () => string]>([
    [
      'its folder is a file',
      () => {
        writeFileSync(join(folder, 'blocked'), '');
        return join(folder, 'blocked');
      },
    ],
    [
      'a folder has its name',
      () => {
        mkdirSync(join(folder, 'data', 'settings.json'), { recursive: true });
        return join(folder, 'data');
      },
    ],
  ])('is said once and holds for this run: %s', async (_what, place) => {
    const store = open({ folder: place() });
    const told = problems.length;
    for (const theme of ['dark', 'light', 'dark'] as const) {
      store.change({ theme });
      await store.settled();
    }
    expect(store.settings.theme).toBe('dark');
    expect(problems.slice(told)).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^Settings and saved views cannot be kept: /),
      }),
    ]);
  });

  it('is not written and not spoken of where the user knows already', async () => {
    const store = open({ folder: join(folder, 'none'), isReadOnly: true });
    store.change({ theme: 'dark' });
    await store.settled();
    expect(store.settings.theme).toBe('dark');
    expect(problems).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
