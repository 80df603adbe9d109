/** Runs the fault tests and writes what they showed to docs/faults.md; with the name of a folder, writes the rows in it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_CHECKS, MAX_RECORDS } from '../electron/contract/bounds.ts';
import { runChild } from '../scripts/child.ts';
import { REPO } from '../scripts/repo.ts';
import { runScript } from '../scripts/run-script.ts';
import { scratchFolder } from '../scripts/scratch-folder.ts';
import { boundsTable } from '../test/drivers/bounds-table.ts';
import type { BehaviourRow, FaultRow, RowFile } from '../test/drivers/fault-rows.ts';

/** A tenth, and what a shared machine adds to half a second. */
const MAX_LATER = 1.25;
/** Tests of other folders that belong here, by the lines that name them. */
const ELSEWHERE = [
  { file: 'test/cache/damaged-file.test.ts', heading: 'A cache file that cannot be used' },
  { file: 'test/cache/damaged-part.test.ts', heading: 'A cache file with a damaged entry' },
  { file: 'test/settings/settings-store.test.ts', heading: 'Settings' },
  { file: 'test/truth/incomplete-lists.test.ts', heading: 'Lists that are not whole' },
  { file: 'test/hostile/drawn-exports.test.tsx', heading: 'Exports that somebody changed' },
  { file: 'test/hostile/own-files.test.ts', heading: 'Other files and links that somebody changed' },
  { file: 'test/e2e/process/process.spec.ts', heading: 'Processes of the running app' },
  { file: 'test/e2e/process/endings.spec.ts', heading: 'Ends of the running app' },
  { file: 'test/e2e/process/kill.spec.ts', heading: 'Kills of the running app' },
  { file: 'test/e2e/process/disk.spec.ts', heading: 'The disk under the running app' },
  { file: 'test/discovery/phases/early-latency.test.ts', heading: 'Latency while a region hangs' },
];
const ORDER = ['AWS errors', 'transport', 'bad answers', 'pages and time', 'disk'];

const count = (amount: number): string => amount.toLocaleString('en-GB');

const INTRO = `# What happens when something goes wrong

Written by \`tsx lab/faults-table.ts\` from a run of the tests in test/faults; do not edit.

Each row of the first tables is two runs of \`--export\` with five regions, through the real AWS SDK, against a local server
that misbehaves as the row says: one over the cache of an earlier run in which all was well, one with nothing known. What
the window shows is taken from its own derivations, fed with the same events.

- **header**: the accessible name of the region's header. It names the state unless all is well.
- **cells, known before**: the words of the region's cells over the answers of the earlier run. \`last good answer\`: they are
  that run's, marked as old; the tooltip says how old.
- **cells, first scan**: the same with nothing known before. \`no rows yet\`: no region listed a model.
- **what is said**: in the tooltips of region and cells, or, where the scan stopped, over the matrix. On stderr as well.
- **exit**: the exit code of \`--export\`, in both runs: 0 every region answered, 2 written but some regions failed, 3 nothing
  was written.
- **the others**: always the same data as without the fault. \`the same calls\`: nothing was asked of them that is not asked
  without the fault. \`complete before this region\`: their lists and access were there before the region with the fault ended.
- **later**: time until lists and access of the other regions were there, over the best time without the fault, run in turn
  on the machine that wrote this file (every good answer after 150 ms; where it was more than 1.1, the best of three runs).
  More than ${MAX_LATER} is refused, but for the answers of many megabytes (in brackets): the server of the test, which answers for the other regions
  too, shares the process with the app and is held up by writing them.

What is over a bound is left out or refused, and that is said:

- Of one list ${count(MAX_RECORDS)} records are taken in, in the window, the cache and the export, over however many pages it comes. A
  region that lists more models or profiles is "partial answer" and says so; of a longer list of bedrock-mantle the
  tooltip tells. A model that is not among them is "not known" there, never "not here", also when the region fails later
  and in an export (\`incomplete\`). A region that names others with every scan does not grow beyond that.
- Access is asked for ${count(MAX_CHECKS)} models of a region, the first by id. Of the others it is "not known", with the reason in the
  details; the reason is kept once, in memory and in the cache.
- Each region has a share of what a scan may take, and what goes beyond comes out of one pool: a region that lists more is
  "partial answer", and no region takes the place of another. Scans side by side have the pool in common and divide half of the shares
  (test/hostile/memory.test.ts, which measures memory and standstill).

## Bounds

From \`electron/contract/bounds.ts\`; test/docs/bounds.test.ts compares.

${boundsTable()}`;

await runScript(async () => {
  // Rows of earlier runs, such as of one test file after the other: FAULT_ROWS=DIR npx vitest run test/faults/…
  const [kept] = process.argv.slice(2);
  if (kept !== undefined) return writeDocument(kept);
  using folder = scratchFolder();
  const vitest = join(REPO, 'node_modules/vitest/vitest.mjs');
  const code = await runChild(process.execPath, [vitest, 'run', 'test/faults', '--maxWorkers=1'], {
    cwd: REPO,
    env: { ...process.env, FAULT_ROWS: folder.path },
  });
  if (code !== 0) throw new Error('The fault tests did not pass: docs/faults.md stays as it is.');
  return writeDocument(folder.path);
});

function writeDocument(folder: string): number {
  const files = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as RowFile,
  );
  refuseLate(files);
  writeFileSync(join(REPO, 'docs/faults.md'), documentOf(files));
  return 0;
}

function documentOf(files: readonly RowFile[]): string {
  const place = (file: RowFile): number =>
    (ORDER.indexOf(file.group) + ORDER.length + 1) % (ORDER.length + 1);
  const sorted = [...files].sort((a, b) => place(a) - place(b) || (a.group < b.group ? -1 : 1));
  return `${[INTRO, ...sorted.map(sectionOf), ...ELSEWHERE.map(elsewhere)].join('\n')}`;
}

/** The rest of the matrix may not come later because of one region. */
function refuseLate(files: readonly RowFile[]): void {
  const rows = files.flatMap((file) => (file.kind === 'faults' ? file.rows : []));
  const late = rows.filter(({ later = 0, isHuge }) => isHuge !== true && later > MAX_LATER);
  if (late.length === 0) return;
  const names = late.map(({ name, later }) => `${name} (${later?.toFixed(2)})`).join(', ');
  throw new Error(`The other regions came too late, run again on a quiet machine: ${names}`);
}

/** Titles of tests that run with the others of their folder, not by this script. */
function elsewhere({ file, heading }: { file: string; heading: string }): string {
  const text = readFileSync(join(REPO, file), 'utf8');
  const titles = [...text.matchAll(/^\s*(?:(?:it|test)\(|\]\)\()'([^']+)'/gm)].map(
    ([, title = '']) => `- ${escaped(title.replaceAll('%s', '…'))}\n`,
  );
  return `## ${heading}\n\nTested in ${file}:\n\n${titles.join('')}`;
}

function sectionOf(file: RowFile): string {
  const heading = `## ${file.group.charAt(0).toUpperCase()}${file.group.slice(1)}\n`;
  return file.kind === 'faults'
    ? `${heading}\n${faultTable(file.rows)}`
    : `${heading}\n${file.rows.map(({ name }: BehaviourRow) => `- ${escaped(name)}\n`).join('')}`;
}

function faultTable(rows: readonly FaultRow[]): string {
  const hasWindow = rows.some((row) => row.window !== undefined);
  const head = hasWindow
    ? [
        'fault',
        'where',
        'header',
        'cells, known before',
        'cells, first scan',
        'what is said',
        'exit',
        'the others',
        'later',
      ]
    : ['fault', 'where', 'cells', 'what is said', 'exit', 'the others'];
  const lines = rows.map((row) => {
    const { name, where, cells, window, exit, rest } = row;
    const message = row.message.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:…');
    return window === undefined
      ? [name, where, cells, message, exit, rest]
      : [name, where, window.header, cells, window.atFirst, message, exit, rest, laterWords(row)];
  });
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.map(escaped).join(' | ')} |\n`)
    .join('');
}

function laterWords({ later, isHuge }: FaultRow): string {
  const figure = later?.toFixed(2) ?? '-';
  return isHuge === true ? `(${figure})` : figure;
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}
