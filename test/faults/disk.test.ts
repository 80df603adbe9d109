/** Disks that are full, read-only or hold what was not expected. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type FaultRow, writeRows } from '../drivers/fault-rows.ts';
import { aSummary, FAULTY, goodReply, OTHERS, operationOf } from '../drivers/good-bedrock.ts';
import {
  type ChildOptions,
  type Ended,
  type HeadlessBundle,
  startHeadless,
} from '../drivers/headless/headless-child.ts';
import { sharedHeadless } from '../drivers/headless/shared-headless.ts';
import { type ProtocolServer, startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const REGIONS = [...OTHERS, FAULTY].join(',');
const OLD = 'the file of before';
/** `nobody`: root may write anywhere. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534 } : {};
const DRAFT_WAS_WHOLE = 'the draft was whole';
/** Kills the process when the draft of the export is about to become the file. */
const DIES_AT_RENAME = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const dying = (rename) => (from, to, ...rest) => {
  if (!String(to).endsWith('out.json')) return rename(from, to, ...rest);
  JSON.parse(fs.readFileSync(from, 'utf8'));
  fs.writeSync(2, '${DRAFT_WAS_WHOLE}');
  process.kill(process.pid, 'SIGKILL');
};
fs.renameSync = dying(fs.renameSync);
fs.rename = dying(fs.rename);
fs.promises.rename = dying(fs.promises.rename);
syncBuiltinESMExports();
`;
/** Far less than what the models of these regions take. */
const FULL_DISK_BLOCKS = 32;

let scratch: string;
let bundle: HeadlessBundle;
let server: ProtocolServer;
const rows: FaultRow[] = [];

beforeAll(async () => {
  scratch = tempFolder();
  chmodSync(scratch, 0o755);
  bundle = await sharedHeadless();
  server = await startProtocolServer((request) =>
    operationOf(request) === 'models'
      ? {
          json: {
            modelSummaries: Array.from({ length: 60 }, (_, n) => aSummary(request.region, `acme.m-${n}`)),
          },
        }
      : goodReply(request),
  );
  // The cache that many cases start from.
  const first = await startHeadless(bundle, exportArgs(join(scratch, 'out.json'), primed()), {
    url: server.url,
  }).ended;
  expect(first.code, first.stderr).toBe(0);
});
afterAll(async () => {
  await server.close();
  writeRows({ group: 'disk', kind: 'faults', rows });
});

const primed = (): string => join(scratch, 'primed');

function exportArgs(target: string, data: string): string[] {
  return ['--export', target, '--no-access', '--regions', REGIONS, `--user-data-dir=${data}`];
}

interface Place {
  data: string;
  target: string;
  run(args?: string[], options?: Partial<ChildOptions>): Promise<Ended>;
  cacheFiles(): string[];
}

/** A folder of its own; `withCache`: of an earlier run. */
function aPlace({ withCache = false } = {}): Place {
  const folder = mkdtempSync(join(scratch, 'place-'));
  chmodSync(folder, 0o777);
  if (withCache) cpSync(primed(), join(folder, 'data'), { recursive: true });
  onTestFinished(() => {
    for (const name of ['data', '.']) chmodQuietly(join(folder, name), 0o777);
  });
  const data = join(folder, 'data');
  const target = join(folder, 'out.json');
  return {
    data,
    target,
    run: (args = [], options = {}) =>
      startHeadless(bundle, [...exportArgs(target, data), ...args], { url: server.url, ...options }).ended,
    cacheFiles: () => readdirSync(join(data, 'cache')).sort(),
  };
}

function note(name: string, cells: string, ended: Ended, message: RegExp): void {
  expect(ended.stderr).toMatch(message);
  expect(ended.stderr).not.toMatch(/\n\s+at |undefined|\[object/);
  const line = ended.stderr.split('\n').find((each) => message.test(each)) ?? '';
  rows.push({
    name,
    where: 'this computer',
    state: 'ok',
    cells,
    message: line
      .replaceAll(scratch, '…')
      .replaceAll(/place-\w+|aws-key-[\w-]+|\d{4}-\d\d-\d\dT[\dZ-]+/g, '…'),
    exit: String(ended.code),
    rest: 'the same',
  });
}

describe('the disk', () => {
  it.each<[string, (text: string) => string, RegExp]>([
    ['cut to nothing', () => '', /not whole/],
    ['cut in the middle', (text) => text.slice(0, text.length / 2), /not whole/],
    ['cut by one byte', (text) => text.slice(0, -1), /not whole/],
    ['of a newer schema', (text) => text.replace('"version":1', '"version":2'), /a newer version/],
    ['of an older schema', (text) => text.replace('"version":1', '"version":0'), /an older version/],
  ])('the cache is %s: set aside with a date, and the scan fills it again', async (what, damage, message) => {
    const place = aPlace({ withCache: true });
    const [name = ''] = place.cacheFiles();
    const file = join(place.data, 'cache', name);
    const damaged = damage(readFileSync(file, 'utf8'));
    writeFileSync(file, damaged);
    const ended = await place.run();
    expect(ended.code).toBe(0);
    const aside = place.cacheFiles().find((each) => each.includes('.unreadable-')) ?? '';
    expect(readFileSync(join(place.data, 'cache', aside), 'utf8')).toBe(damaged);
    expect((await place.run(['--cached'])).code).toBe(0);
    note(`cache ${what}`, 'fresh; the file is set aside', ended, message);
  });

  it('the folder is read-only: the export is written, and what is lost is said', async () => {
    const place = aPlace();
    mkdirSync(place.data);
    chmodSync(place.data, 0o555);
    const ended = await place.run([], NOBODY);
    expect(ended.code).toBe(0);
    expect(JSON.parse(readFileSync(place.target, 'utf8')).format).toBe('bedrock-atlas/matrix');
    note(
      'read-only folder for cache and log',
      'fresh; not kept for the next start',
      ended,
      /could not be written: you may not use that place/,
    );
  });

  it('the disk is full: the cache and the export stay as they were', async () => {
    const place = aPlace({ withCache: true });
    const before = place.cacheFiles().map((name) => readFileSync(join(place.data, 'cache', name), 'utf8'));
    writeFileSync(place.target, OLD);
    const ended = await place.run([], { fileLimitBlocks: FULL_DISK_BLOCKS });
    expect(ended.code).toBe(3);
    expect(readFileSync(place.target, 'utf8')).toBe(OLD);
    expect(readdirSync(join(place.target, '..')).sort()).toEqual(['data', 'out.json']);
    const after = place.cacheFiles().map((name) => readFileSync(join(place.data, 'cache', name), 'utf8'));
    expect(after).toEqual(before);
    note('full disk', 'last good answer at the next start', ended, /The cache .* could not be written/);
  });

  it('the process dies between writing and renaming: the export of before is whole, and the next one works', async () => {
    const place = aPlace({ withCache: true });
    writeFileSync(place.target, OLD);
    const killed = await place.run([], {
      env: { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(DIES_AT_RENAME)}` },
    });
    expect(killed.code).toBeNull();
    expect(killed.stderr).toContain(DRAFT_WAS_WHOLE);
    expect(readFileSync(place.target, 'utf8')).toBe(OLD);
    const ended = await place.run();
    expect(ended.code).toBe(0);
    expect(JSON.parse(readFileSync(place.target, 'utf8')).format).toBe('bedrock-atlas/matrix');
    note('crash while an export goes over an existing file', 'fresh', ended, /Wrote /);
  });

  it.each<[string, (place: Place) => string, RegExp]>([
    [
      'in a folder that is not there',
      ({ data }) => join(data, 'missing', 'o.json'),
      /the folder does not exist/,
    ],
    ['that is a folder', ({ data }) => join(data, 'cache.json'), /it is a folder/],
    ['where one may not write', ({ data }) => join(data, 'locked', 'o.json'), /you may not use that place/],
  ])('the export target is one %s: exit code 3, in words', async (what, targetOf, message) => {
    const place = aPlace();
    mkdirSync(join(place.data, 'cache.json'), { recursive: true });
    mkdirSync(join(place.data, 'locked'));
    chmodSync(place.data, 0o777);
    chmodSync(join(place.data, 'locked'), 0o555);
    const ended = await place.run(['--export', targetOf(place)], NOBODY);
    expect(ended.code).toBe(3);
    note(`export target ${what}`, 'fresh', ended, message);
  });

  it('drafts of saves that were cut short go after a while, new ones stay', async () => {
    const place = aPlace({ withCache: true });
    const [name = ''] = place.cacheFiles();
    const draft = (pid: number): string => name.replace('.json', `.new-${pid}.json`);
    for (const pid of [1, 2]) writeFileSync(join(place.data, 'cache', draft(pid)), '{"half');
    const anHourAgo = Date.now() / 1000 - 3600;
    utimesSync(join(place.data, 'cache', draft(1)), anHourAgo, anHourAgo);
    await place.run(['--cached']);
    expect(place.cacheFiles()).toEqual([name, draft(2)].sort());
  });
});

function chmodQuietly(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch {
    // Not there: nothing to open.
  }
}
