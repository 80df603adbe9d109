import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../electron/contract/snapshot/model.ts';
import { keptSettings, SettingsStore } from '../../electron/settings/settings-store.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

let folder: string;
let problems: Failure[];
const file = (): string => join(folder, 'settings.json');
async function open(change: { folder?: string; isReadOnly?: boolean } = {}): Promise<SettingsStore> {
  const store = new SettingsStore({ folder, onProblem: (failure) => problems.push(failure), ...change });
  await store.load();
  return store;
}

beforeEach(() => {
  folder = tempFolder();
  problems = [];
});

const VIEW = JSON.stringify({ savedViews: [{ name: 'Mine' }] });

describe('settings', () => {
  it('come back, and what a later version added stays', async () => {
    writeFileSync(file(), '{"theme":"light","fromLater":{"a":1}}');
    const store = await open();
    expect(store.settings.theme).toBe('light');
    store.change({ theme: 'dark' });
    store.change({ lastSource: { kind: 'sample' } });
    store.keepView(VIEW);
    await store.settled();
    const again = await open();
    expect(again.settings).toMatchObject({ theme: 'dark', regionDeadlineMs: 15_000 });
    expect(again.values.lastSource).toEqual({ kind: 'sample' });
    expect(again.view).toBe(VIEW);
    expect(JSON.parse(readFileSync(file(), 'utf8')).fromLater).toEqual({ a: 1 });
    expect(readdirSync(folder)).toEqual(['settings.json', 'view.json']);
    expect(problems).toEqual([]);
  });

  it('tell of a change once it holds, and of the view nobody', async () => {
    const store = await open();
    const told: string[] = [];
    store.subscribe((changed) => told.push(`${[...changed].join()} ${store.settings.theme}`));
    store.change({ theme: 'dark' });
    store.change({ theme: 'dark' });
    store.keepView(VIEW);
    store.change({ regionDeadlineMs: 30_000, recentFiles: ['/x.json'] });
    expect(told).toEqual(['theme dark', 'regionDeadlineMs,recentFiles dark']);
  });

  it('are not written when the view changes', async () => {
    const store = await open();
    for (let turn = 0; turn < 5; turn += 1) store.keepView(`{"turn":${turn}}`);
    await store.settled();
    expect(readdirSync(folder)).toEqual(['view.json']);
    expect(JSON.parse(readFileSync(join(folder, 'view.json'), 'utf8'))).toEqual({ turn: 4 });
  });

  it('that still hold the view give it to its own file', async () => {
    writeFileSync(file(), JSON.stringify({ theme: 'dark', view: VIEW }));
    const store = await open();
    expect([store.view, store.settings.theme]).toEqual([VIEW, 'dark']);
    await store.settled();
    expect(JSON.parse(readFileSync(join(folder, 'view.json'), 'utf8'))).toEqual(JSON.parse(VIEW));
    store.change({ theme: 'light' });
    store.keepView('{}');
    await store.settled();
    expect(JSON.parse(readFileSync(file(), 'utf8'))).not.toHaveProperty('view');
    expect((await open()).view).toBe('{}');
    expect(problems).toEqual([]);
  });

  it('keep a view of which a part is damaged once before it is written over', async () => {
    const content = JSON.stringify({ savedViews: [7] });
    writeFileSync(join(folder, 'view.json'), content);
    const store = await open();
    expect(problems).toEqual([]);
    store.keepDamagedView(['1 saved view']);
    store.keepDamagedView(['1 saved view']);
    store.keepView('{}');
    await store.settled();
    const [aside = '', ...others] = readdirSync(folder).filter((name) => name !== 'view.json');
    expect(others).toEqual([]);
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(content);
    expect(JSON.parse(readFileSync(join(folder, 'view.json'), 'utf8'))).toEqual({});
    expect(problems.map((each) => each.message)).toEqual([
      `Some of what was set up in the window could not be read (1 saved view); the file was kept as ${join(folder, aside)}.`,
    ]);
  });

  it('give an export their time limit, and are not touched by it', async () => {
    expect((await keptSettings(folder, () => undefined)).regionDeadlineMs).toBe(15_000);
    for (const [content, expected] of [
      ['{"regionDeadlineMs":30000}', 30_000],
      ['{"regionDeadlineMs":1}', 15_000],
      ['{"regionDead', 15_000],
      ['null', 15_000],
    ] as const) {
      writeFileSync(file(), content);
      expect((await keptSettings(folder, () => undefined)).regionDeadlineMs).toBe(expected);
      expect(readdirSync(folder)).toEqual(['settings.json']);
      expect(readFileSync(file(), 'utf8')).toBe(content);
    }
  });

  it('give an export the endpoints of single regions, none if one cannot be an address', async () => {
    const here = { 'ap-northeast-1': 'https://vpce-1.example.com' };
    for (const [endpoints, expected] of [
      [here, here],
      [{ ...here, 'eu-west-1': 'vpce-2.example.com' }, {}],
      [{ 'no region/': 'https://vpce-1.example.com' }, {}],
    ]) {
      writeFileSync(file(), JSON.stringify({ regionEndpoints: endpoints }));
      expect((await keptSettings(folder, () => undefined)).regionEndpoints).toEqual(expected);
    }
  });

  it.each([
    ['nonsense', 'could not be read. The defaults are used.'],
    ['null', 'could not be read. The defaults are used.'],
    ['{"regionDeadlineMs":1,"regionEndpoints":{"eu-west-1":5}}', '(regionDeadlineMs, regionEndpoints)'],
    ['{"regionDeadlineMs":30000,"fromLater":1}', undefined],
  ])('say to a command what of %s does not hold', async (content, expected) => {
    writeFileSync(file(), content);
    const said: string[] = [];
    await keptSettings(folder, (line) => said.push(line));
    expect(said).toEqual(expected === undefined ? [] : [expect.stringContaining(expected)]);
    expect(readFileSync(file(), 'utf8')).toBe(content);
  });

  it('tell a command how long and how much history is kept, each for itself', async () => {
    writeFileSync(file(), '{"historyDays":90,"historyMegabytes":"all"}');
    const { historyDays, historyMegabytes } = await keptSettings(folder, () => undefined);
    expect([historyDays, historyMegabytes]).toEqual([90, 200]);
  });

  it('do not take a value that does not fit', async () => {
    const store = await open();
    store.change({ regionDeadlineMs: 1, theme: 'dark' });
    expect(store.settings).toMatchObject({ regionDeadlineMs: 15_000, theme: 'dark' });
  });

  it('are whole after a cut at any place: the old ones, or the defaults and the file set aside', async () => {
    const first = await open();
    first.change({ theme: 'dark', recentFiles: ['/a.json'] });
    await first.settled();
    const whole = readFileSync(file());
    for (let length = 0; length < whole.length - 1; length += 1) {
      problems = [];
      writeFileSync(file(), whole.subarray(0, length));
      expect((await open()).values).toMatchObject({ theme: 'system', recentFiles: [] });
      expect(problems).toHaveLength(1);
    }
    expect(readdirSync(folder)).toHaveLength(whole.length - 1);
  });

  it.each([
    ['empty', ''],
    ['not JSON', '{"theme"'],
    ['a list', '[1]'],
    ['null', 'null'],
  ])('that are %s are set aside with a date, and the user is told', async (_what, content) => {
    writeFileSync(file(), content);
    expect((await open()).settings.theme).toBe('system');
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
    const store = await open();
    expect(store.settings).toMatchObject({ theme: 'system', regionDeadlineMs: 20_000 });
    expect(store.view).toBe('');
    expect(problems[0]?.message).toContain('(theme, view)');
    store.change({ theme: 'dark' });
    await store.settled();
    const aside = readdirSync(folder).find((name) => name.includes('unreadable')) ?? '';
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(content);
  });
});

describe('a place for settings that cannot be used', () => {
  it.each([
    ['its folder is a file', (place: string) => writeFileSync(place, '')],
    [
      'a folder has its name',
      (place: string) => mkdirSync(join(place, 'settings.json'), { recursive: true }),
    ],
  ])('is said once and holds for this run: %s', async (_what, block) => {
    const place = join(folder, 'blocked');
    block(place);
    const store = await open({ folder: place });
    const told = problems.length;
    for (const theme of ['dark', 'light', 'dark'] as const) {
      store.change({ theme });
      await store.settled();
    }
    for (const view of ['{}', '{"a":1}']) {
      store.keepView(view);
      store.change({ regionDeadlineMs: view.length * 1_000 });
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
    const store = await open({ folder: join(folder, 'none'), isReadOnly: true });
    store.change({ theme: 'dark' });
    await store.settled();
    expect(store.settings.theme).toBe('dark');
    expect(problems).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
