/** The export without a window: the same source session, progress on stderr, an exit code at the end. */

import { setTimeout as sleep } from 'node:timers/promises';
import { notOffered } from '../contract/cells/regions.ts';
import { type Pricing, unusableRows } from '../contract/pricing/region-pricing.ts';
import type { ScanEvent } from '../contract/scan/scan-event.ts';
import type { RegionRecord } from '../contract/snapshot/model.ts';
import { counted, failureText, grouped } from '../contract/text.ts';
import { exportFile } from '../export/export-text.ts';
import { writeAtomically } from '../export/write-export.ts';
import type { SessionOptions } from '../session/source/source-choice.ts';
import { SourceSession } from '../session/source/source-session.ts';
import type { ExportExtra } from './argument-values.ts';
import type { Arguments } from './arguments.ts';
import { EXIT } from './exit.ts';
import { keptScan } from './kept-scan.ts';
import { proveIds } from './prove.ts';
import { connected } from './reach/connected.ts';
import { problemsOnce } from './terminal-lines.ts';

export interface HeadlessOutput {
  /** One line of progress or of a problem, for stderr. */
  say(line: string): void;
  /** How far the scan is: on a terminal it takes the place of what was said so before. By default a line. */
  progress?(line: string): void;
  /** The document itself, when the file is `-`; piece by piece. */
  print(text: string): Promise<void>;
  /** Every change of the state, the first brings all of it: for whoever shows more than lines. */
  hear?(event: ScanEvent): void;
}

/** Scans (or reads the cache) and writes the file; gives the exit code. An abort keeps the target as it was. */
export async function runHeadless(
  args: Pick<Arguments, 'at' | 'cached' | 'cells' | 'noAccess' | 'prove' | 'with'> & {
    export: NonNullable<Arguments['export']>;
  },
  options: Omit<SessionOptions, 'onProblem'>,
  output: HeadlessOutput,
  { version, signal }: { version: string; signal: AbortSignal },
): Promise<number> {
  const session = await SourceSession.open({ ...options, onProblem: problemsOnce(output.say) });
  output.hear?.(session.restored());
  session.subscribe((event) => output.hear?.(event));
  try {
    if (!args.cached) {
      const problem = await scan(session, !args.noAccess, output, signal);
      if (problem !== undefined) {
        output.say(problem);
        return EXIT.nothing;
      }
    }
    const snapshot =
      args.at === undefined
        ? session.state.snapshot
        : (await keptScan(session.kept, await session.kept.list(), args.at, output.say))?.snapshot;
    if (snapshot === undefined) return EXIT.nothing;
    const records = Object.values(snapshot.regions);
    if (!records.some((record) => record.scannedAt !== undefined)) {
      output.say(nothingToWrite(args.cached, records));
      return EXIT.nothing;
    }
    const { pricing, isMissing } = await extrasFor(session, args, output, signal);
    if (signal.aborted) {
      output.say(CANCELLED);
      return EXIT.nothing;
    }
    const shown = args.prove === undefined ? snapshot : session.state.snapshot;
    const content = await exportFile(shown, args.export.format, {
      generatedAt: new Date().toISOString(),
      generatorVersion: version,
      pricing,
      cells: args.cells,
    });
    if (args.export.file === '-') {
      for (const piece of content) await output.print(String(piece));
    } else {
      const failure = await writeAtomically(args.export.file, content);
      output.say(failure?.message ?? `Wrote ${args.export.file}.`);
      if (failure !== undefined) return EXIT.nothing;
    }
    nameMantle(records, output);
    nameLeftOut(records, output);
    return nameFailedRegions(records, output) || isMissing ? EXIT.partial : EXIT.complete;
  } finally {
    // What hangs must not keep a run that has said its last word.
    await Promise.race([session.close(), sleep(CLOSE_MS, undefined, { ref: false })]);
  }
}

const CLOSE_MS = 300;

/** What was asked for beside the matrix; `isMissing`: some of it could not be had, which has been said. */
async function extrasFor(
  session: SourceSession,
  args: Pick<Arguments, 'prove' | 'with'>,
  output: HeadlessOutput,
  signal: AbortSignal,
): Promise<{ pricing: Pricing; isMissing: boolean }> {
  const { pricing, isMissing } = await pricingFor(session, args.with ?? [], output, signal);
  if (args.prove === undefined || signal.aborted) return { pricing, isMissing };
  const lacksProofs = await proveIds(session, args.prove, { pricing, say: output.say, signal });
  return { pricing, isMissing: isMissing || lacksProofs };
}

/** What is known of prices and quotas, after fetching what was asked for; each failure is said. */
async function pricingFor(
  session: SourceSession,
  extras: readonly ExportExtra[],
  output: HeadlessOutput,
  signal: AbortSignal,
): Promise<{ pricing: Pricing; isMissing: boolean }> {
  const desk = await session.pricing();
  const { regions } = session.state.snapshot;
  const answered = session.regions.filter((region) => regions[region]?.scannedAt !== undefined);
  await desk.load(Object.keys(regions));
  let isMissing = false;
  for (const extra of extras) {
    output.say(`Fetching ${extra} of ${counted(answered.length, 'Region')}`);
    const problems =
      extra === 'prices'
        ? await desk.fetchPrices(answered, signal)
        : await desk.fetchQuotas(answered, signal);
    for (const { offers, regions: where, failure } of problems) {
      const what = [extra, offers.join(', '), where.join(', ')].filter((text) => text !== '').join(' ');
      output.say(`${what}: ${failureText(failure)}`);
    }
    const unusable = extra === 'prices' ? unusableRows(desk.pricing, answered) : undefined;
    if (unusable !== undefined) output.say(unusable);
    isMissing ||= problems.length > 0;
  }
  return { pricing: desk.pricing, isMissing };
}

async function scan(
  session: SourceSession,
  access: boolean,
  output: HeadlessOutput,
  signal: AbortSignal,
): Promise<string | undefined> {
  const nowhere = session.regions.length === 0 ? notOffered(session.source.partition) : undefined;
  if (nowhere !== undefined) return failureText(nowhere);
  const progress = (line: string): void => (output.progress ?? output.say)(line);
  const connection = await connected(session, progress, signal);
  if (signal.aborted) return CANCELLED;
  if (connection.status !== 'connected') {
    return connection.failure === undefined
      ? 'No AWS credentials were found.'
      : failureText(connection.failure);
  }
  let accessSaid = 0;
  const unsubscribe = session.subscribe((event) => {
    const { scan: state } = session.state;
    switch (event.type) {
      case 'region-listed':
        progress(`${regionsDone(state)} ${event.region}: ${counted(event.listing.models.length, 'model')}`);
        break;
      case 'region-failed':
        progress(`${regionsDone(state)} ${event.region}: ${event.state}: ${event.failure.message}`);
        break;
      case 'access-checked':
        if (state.accessDone - accessSaid >= 200 || state.accessDone === state.accessTotal) {
          accessSaid = state.accessDone;
          progress(accessChecked(state));
        }
        break;
      case 'latency-started':
        progress(`Measuring the latency of ${counted(event.total, 'Region')}`);
        break;
      default:
    }
  });
  await session.scan(undefined, { signal, access });
  unsubscribe();
  const { lastOutcome, failure } = session.state.scan;
  if (lastOutcome === 'cancelled') return CANCELLED;
  if (lastOutcome === 'stopped') {
    return failure === undefined ? 'The scan stopped.' : failureText(failure);
  }
  return session.answeredRegions.length > 0
    ? undefined
    : nothingToWrite(false, Object.values(session.state.snapshot.regions));
}

const CANCELLED = 'Cancelled; nothing was written.';

/** How many there are in all is known when every region has listed. */
function accessChecked({ accessDone, accessTotal }: { accessDone: number; accessTotal: number }): string {
  return accessTotal === 0
    ? `Access: ${accessDone} checked so far`
    : `Access: ${accessDone} of ${accessTotal} checked`;
}

function regionsDone(progress: { answered: string[]; regions: string[] }): string {
  return `[${progress.answered.length}/${progress.regions.length}]`;
}

function nothingToWrite(cached: boolean, records: RegionRecord[]): string {
  if (cached) return 'The cache is empty: run once without --cached.';
  const reason = records.find((record) => record.failure !== undefined)?.failure;
  return reason === undefined ? 'No Region answered.' : `No Region answered. ${failureText(reason)}`;
}

/** Says of which regions bedrock-mantle did not give its whole list: what it alone serves may be missing there. */
function nameMantle(records: RegionRecord[], output: HeadlessOutput): void {
  const [first, ...others] = records.flatMap(({ mantle }) => mantle.failure ?? []);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` The same in ${others.length} more.`;
  output.say(`${failureText(first)}${more}`);
}

/** Says of which regions the document lacks what AWS sent and this app does not know. */
function nameLeftOut(records: RegionRecord[], output: HeadlessOutput): void {
  const found = records.filter(({ leftOutMembers }) => leftOutMembers !== undefined);
  if (found.length === 0) return;
  const count = found.reduce((sum, { leftOutMembers = 0 }) => sum + leftOutMembers, 0);
  output.say(
    `Left out ${grouped(count)} members that this app does not know, too long to be kept: ${found.map(({ region }) => region).join(', ')}.`,
  );
}

/** Names the regions of this document that did not answer; true if there are any. */
function nameFailedRegions(records: RegionRecord[], output: HeadlessOutput): boolean {
  const failed = records.filter((record) => ['failed', 'denied', 'partial'].includes(record.state));
  for (const record of failed) {
    const data = record.stale ? ` Its data is from ${record.scannedAt}.` : '';
    output.say(`${record.region} ${record.state}: ${record.failure?.message ?? 'no answer'}${data}`);
  }
  return failed.length > 0;
}
