/** Runs the fault tests and writes what they showed to docs/faults.md. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BehaviourRow, FaultRow, RowFile } from '../test/faults/fault-rows.ts';
import { runChild } from './child.ts';
import { REPO } from './repo.ts';
import { runScript } from './run-script.ts';

const ORDER = ['AWS errors', 'transport', 'bad answers', 'pages and time', 'disk'];

const INTRO = `# What happens when something goes wrong

Written by \`tsx scripts/faults-table.ts\` from a run of the tests in test/faults; do not edit.

Each row of the first tables is one run of \`--export\` with five regions, through the real AWS SDK, against a local server
that misbehaves as the row says, over the cache of an earlier run in which all was well.

- **region**: how the region with the fault stands afterwards. \`ok or failed\`: the scan was stopped before or after its answer.
- **cells**: what the matrix shows there: this scan's answer, or the last good one (marked as old, with its age).
- **exit**: the exit code of \`--export\`: 0 every region answered, 2 written but some regions failed, 3 nothing was written.
- **the other regions**: always the same data as without the fault. \`the same calls\`: nothing was asked of them that is not
  asked without the fault, and nothing of theirs waits for the region with the fault.
`;

await runScript(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-rows-'));
  try {
    const vitest = join(REPO, 'node_modules/vitest/vitest.mjs');
    const code = await runChild(process.execPath, [vitest, 'run', 'test/faults'], {
      cwd: REPO,
      env: { ...process.env, FAULT_ROWS: folder },
    });
    if (code !== 0) throw new Error('The fault tests did not pass: docs/faults.md stays as it is.');
    const files = readdirSync(folder).map(
      (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as RowFile,
    );
    writeFileSync(join(REPO, 'docs/faults.md'), documentOf(files));
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function documentOf(files: readonly RowFile[]): string {
  const place = (file: RowFile): number =>
    (ORDER.indexOf(file.group) + ORDER.length + 1) % (ORDER.length + 1);
  const sorted = [...files].sort((a, b) => place(a) - place(b) || (a.group < b.group ? -1 : 1));
  return `${[INTRO, ...sorted.map(sectionOf)].join('\n')}`;
}

function sectionOf(file: RowFile): string {
  const heading = `## ${file.group.charAt(0).toUpperCase()}${file.group.slice(1)}\n`;
  return file.kind === 'faults'
    ? `${heading}\n${faultTable(file.rows)}`
    : `${heading}\n${file.rows.map(({ name }: BehaviourRow) => `- ${escaped(name)}\n`).join('')}`;
}

function faultTable(rows: readonly FaultRow[]): string {
  const head = ['fault', 'where', 'region', 'cells', 'what is said', 'exit', 'the other regions'];
  const lines = rows.map(({ name, where, state, cells, message, exit, rest }) => [
    name,
    where,
    state,
    cells,
    message.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:…'),
    exit,
    rest,
  ]);
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.map(escaped).join(' | ')} |\n`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}
