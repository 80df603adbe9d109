/** The window's calls about kept scans. */
import type { Outcome } from '../contract/bridge/api.ts';
import type { AtlasCalls } from '../contract/bridge/calls.ts';
import { diffSnapshots } from '../contract/diff/diff-sides.ts';
import { diffCsv, diffJson, diffMarkdown } from '../contract/diff/diff-text.ts';
import type { Difference } from '../contract/diff/difference.ts';
import type { ExportFormat } from '../contract/export/formats.ts';
import type { KeptScan, ScanPair } from '../contract/snapshot/kept-scan.ts';
import type { KeptScans } from './kept-scans.ts';
import type { AtlasDeps } from './ports.ts';
import { NO_SOURCE } from './source-choice.ts';

type ScanCalls = Pick<AtlasCalls, 'listScans' | 'compareScans' | 'exportChanges'>;
type Kept = Pick<KeptScans, 'list' | 'load'>;

export function scanCalls(
  source: { opened(): Promise<{ kept: Kept } | undefined> },
  deps: Pick<AtlasDeps, 'chooseExportFile' | 'writeFile' | 'nowEpochMs'>,
): ScanCalls {
  const compareScans = async (pair: ScanPair): Promise<Outcome<Difference>> => {
    const opened = await source.opened();
    return opened === undefined ? { ok: false, failure: NO_SOURCE } : await differenceOf(opened.kept, pair);
  };
  return {
    listScans: async () => (await (await source.opened())?.kept.list()) ?? [],
    compareScans,
    exportChanges: async ({ format, ...pair }) => {
      const compared = await compareScans(pair);
      if (!compared.ok) return compared;
      const day = new Date(deps.nowEpochMs()).toISOString().slice(0, 10);
      const file = await deps.chooseExportFile(`bedrock-atlas-changes-${day}.${format}`, format);
      if (file === undefined) return { ok: true, value: null };
      const scans = (await (await source.opened())?.kept.list()) ?? [];
      const failure = await deps.writeFile(file, changesText(compared.value, pair, scans, format));
      return failure === undefined ? { ok: true, value: { file } } : { ok: false, failure };
    },
  };
}

async function differenceOf(kept: Kept, pair: ScanPair): Promise<Outcome<Difference>> {
  const old = await kept.load(pair.old);
  if (!old.ok) return old;
  const now = await kept.load(pair.new);
  return now.ok ? { ok: true, value: diffSnapshots(old.value, now.value) } : now;
}

function changesText(
  difference: Difference,
  pair: ScanPair,
  scans: readonly KeptScan[],
  format: ExportFormat,
): string {
  const timeOf = (id: string): string => scans.find((scan) => scan.id === id)?.at ?? id;
  switch (format) {
    case 'json':
      return diffJson(difference);
    case 'csv':
      return diffCsv(difference);
    case 'md':
      return diffMarkdown(difference, { old: timeOf(pair.old), new: timeOf(pair.new) });
  }
}
