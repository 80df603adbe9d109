import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { RecentFiles } from '../../electron/app/files/recent-files.ts';
import type { AppEvent } from '../../electron/contract/bridge/api.ts';
import { exportOf } from '../helpers/exports.ts';
import { snapshotOf } from '../helpers/scan-events.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const EXPORT = JSON.stringify(exportOf(snapshotOf({})));

let folder: string;
let kept: readonly string[];
let system: string[];
let events: AppEvent[];
let recent: RecentFiles;

beforeEach(() => {
  folder = tempFolder();
  [kept, system, events] = [[], [], []];
  recent = new RecentFiles({
    settings: {
      get values() {
        return { recentFiles: kept };
      },
      change: ({ recentFiles }) => {
        kept = recentFiles;
      },
    },
    system: { addRecentDocument: (file) => system.push(file), clearRecentDocuments: () => system.splice(0) },
    publish: (event) => events.push(event),
  });
});

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('recent files', () => {
  test('are the last opened ones, each once, the last first', () => {
    for (const name of ['a', 'b', 'a', ...'cdefghi']) recent.add(join(folder, name));
    expect(recent.files.map((file) => file.slice(folder.length + 1))).toEqual([...'ihgfedca']);
    expect(system.at(-1)).toBe(join(folder, 'i'));
    recent.clear();
    expect(recent.files).toEqual([]);
    expect(system).toEqual([]);
  });

  test('are handed to the window by name and text, never by path', async () => {
    const file = written('matrix.json', EXPORT);
    await recent.open(file);
    expect(events).toEqual([{ type: 'opened', file: { name: 'matrix.json', text: EXPORT } }]);
    expect(recent.files).toEqual([file]);
  });

  test.each([
    ['is no JSON', '{"models": '],
    ['is JSON and no export', '{"password": "x"}'],
    ['is an export of a later version', EXPORT.replace('"version":1', '"version":99')],
  ])('keep no file that %s, however it was opened', async (_what, text) => {
    const file = written('other.json', text);
    await recent.open(file);
    await recent.addExport(file);
    expect(recent.files).toEqual([]);
    // It was an export when it was opened last.
    recent.add(file);
    await recent.open(file);
    expect(recent.files).toEqual([]);
  });

  test('of which the last that was opened is shown, whichever was read first', async () => {
    const [large, small] = [written('large.json', ' '.repeat(30_000_000)), written('small.json', EXPORT)];
    const [chosen] = await Promise.all([recent.read(large), recent.open(small)]);
    expect(chosen).toEqual({ ok: true, value: null });
    expect(events).toEqual([{ type: 'opened', file: { name: 'small.json', text: EXPORT } }]);
    expect(recent.files).toEqual([small]);
  });

  test('take of dropped files only exports, and say nothing of the others', async () => {
    const exported = written('matrix.json', EXPORT);
    const other = written('notes.json', '{"password": "x"}');
    const elsewhere = ['matrix.json', `/${exported}`, '\\\\server\\share\\matrix.json'];
    for (const path of [exported, other, join(folder, 'later.json'), folder, '', ...elsewhere]) {
      await recent.addDropped(path);
    }
    expect(recent.files).toEqual([exported]);
    expect(events).toEqual([]);
  });

  test('that are gone are named and forgotten', async () => {
    const [gone, other] = [join(folder, 'gone.json'), join(folder, 'other.json')];
    recent.add(gone);
    recent.add(other);
    await recent.open(gone);
    expect(events).toMatchObject([
      {
        type: 'notice',
        notice: { failure: { message: 'gone.json could not be read: it is not there any more.' } },
      },
    ]);
    expect(recent.files).toEqual([other]);
  });
});
