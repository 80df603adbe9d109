/** A kept scan for `--at` and for a side of `--diff`. */
import type { KeptScan } from '../contract/snapshot/kept/kept-scan.ts';
import type { Snapshot } from '../contract/snapshot/model.ts';
import { failureText } from '../contract/text.ts';
import { nothingThatOld } from '../history/history-failures.ts';
import { type ScanSelector, scanAt } from '../history/scan-selector.ts';
import type { KeptScans } from '../session/kept-scans.ts';

/** The scan that is meant, of those that are kept; undefined: none can be had, which has been said. */
export async function keptScan(
  kept: Pick<KeptScans, 'load'>,
  scans: readonly KeptScan[],
  when: ScanSelector,
  say: (line: string) => void,
): Promise<{ at: string; snapshot: Snapshot } | undefined> {
  const scan = scanAt(scans, when);
  const loaded = scan === undefined ? undefined : await kept.load(scan.id);
  if (scan !== undefined && loaded?.ok === true) return { at: scan.at, snapshot: loaded.value };
  say(loaded?.ok === false ? failureText(loaded.failure) : nothingThatOld(scans));
  return undefined;
}
