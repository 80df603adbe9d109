/** `--diff OLD NEW`: what differs between two exports or kept scans. AWS is not asked. */
import { basename } from 'node:path';
import { diffSides } from '../contract/diff/diff-sides.ts';
import { diffJson, diffMarkdown } from '../contract/diff/diff-text.ts';
import { changeCount } from '../contract/diff/difference.ts';
import { documentSide } from '../contract/diff/document-side.ts';
import type { Side } from '../contract/diff/side.ts';
import { snapshotSide } from '../contract/diff/snapshot-side.ts';
import { sourceNote } from '../contract/diff/source-note.ts';
import type { KeptScan } from '../contract/snapshot/kept/kept-scan.ts';
import { failureText } from '../contract/text.ts';
import { readDocument } from '../export/read-export.ts';
import type { KeptScans } from '../session/kept-scans.ts';
import type { DiffSide } from './arguments.ts';
import { EXIT } from './exit.ts';
import type { HeadlessOutput } from './headless.ts';
import { keptScan } from './kept-scan.ts';

/** Prints Markdown or JSON; the exit code says whether anything differs. */
export async function runDiff(
  sides: { old: DiffSide; new: DiffSide },
  kept: Pick<KeptScans, 'list' | 'load'>,
  format: 'json' | 'text',
  output: HeadlessOutput,
): Promise<number> {
  const hasKept = sides.old.kind === 'kept' || sides.new.kind === 'kept';
  const scans = hasKept ? await kept.list() : [];
  // Both sides may lack the same.
  const said = new Set<string>();
  const say = (line: string): void => {
    if (!said.has(line)) output.say(line);
    said.add(line);
  };
  const old = await open(sides.old, scans, kept, say);
  const now = await open(sides.new, scans, kept, say);
  if (old === undefined || now === undefined) return EXIT.nothing;
  const note = sourceNote(old.side.source, now.side.source);
  if (note !== undefined) output.say(note);
  const difference = diffSides(old.side, now.side);
  const titles = { old: old.title, new: now.title };
  const text = format === 'json' ? diffJson(difference) : diffMarkdown(difference, titles);
  for (const piece of text) await output.print(piece);
  return changeCount(difference) === 0 ? EXIT.complete : EXIT.different;
}

/** Undefined: it cannot be had, which has been said. */
async function open(
  side: DiffSide,
  scans: readonly KeptScan[],
  kept: Pick<KeptScans, 'load'>,
  say: HeadlessOutput['say'],
): Promise<{ side: Side; title: string } | undefined> {
  if (side.kind === 'file') {
    const read = await readDocument(side.file);
    if (read.ok) return { side: documentSide(read.value), title: basename(side.file) };
    // What to do about a file that cannot be read is said to users of the window.
    say(read.failure.kind === 'disk' ? read.failure.message : failureText(read.failure));
    return undefined;
  }
  const scan = await keptScan(kept, scans, side.when, say);
  return scan && { side: snapshotSide(scan.snapshot), title: scan.at };
}
