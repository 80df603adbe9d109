/** The page with the kept scans and what changed between two of them. */
import { useEffect, useState } from 'react';
import type { Difference } from '../../../electron/contract/diff/difference.ts';
import type { ExportFormat } from '../../../electron/contract/export/formats.ts';
import type { KeptScan, ScanPair } from '../../../electron/contract/snapshot/kept-scan.ts';
import { firstPair } from '../../state/changes/scan-pair.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { ChangesTable } from './changes-table.tsx';
import { ScanList } from './scan-list.tsx';

/** The list `Scans` and the table `Changes` of the two that are chosen. */
export function ChangesView(): React.ReactNode {
  const store = useAtlas();
  const scans = useKeptScans();
  const [chosen, setChosen] = useState<ScanPair>();
  const pair = scans === undefined ? undefined : (kept(chosen, scans) ?? firstPair(scans));
  const difference = useDifference(pair);
  if (scans === undefined) return null;
  if (pair === undefined) return <TooFew scans={scans} />;
  return (
    <section className="changes-view" aria-label="Changes between scans">
      <ScanList scans={scans} pair={pair} onChoose={setChosen} />
      {difference === undefined ? null : (
        <ChangesTable difference={difference} onExport={(format) => exportChanges(store, pair, format)} />
      )}
    </section>
  );
}

async function exportChanges(store: AtlasStore, pair: ScanPair, format: ExportFormat): Promise<void> {
  const saved = await store.calls.exportChanges({ ...pair, format });
  if (!saved.ok) store.report(saved.failure);
  else if (saved.value !== null) store.notify({ kind: 'saved', message: `Saved ${saved.value.file}.` });
}

/** What the user chose, unless one of the two is no longer kept. */
function kept(pair: ScanPair | undefined, scans: readonly KeptScan[]): ScanPair | undefined {
  const ids = new Set(scans.map(({ id }) => id));
  return pair !== undefined && ids.has(pair.old) && ids.has(pair.new) ? pair : undefined;
}

/** Read anew after each scan and for each source; undefined until they are there. */
function useKeptScans(): KeptScan[] | undefined {
  const store = useAtlas();
  const finishedAt = useData((state) => state.scan.finishedAt);
  const source = useData((state) => state.connection?.source);
  const [scans, setScans] = useState<KeptScan[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of a scan and another source are what change the list
  useEffect(() => {
    let isCurrent = true;
    void store.calls.listScans().then((found) => {
      if (isCurrent) setScans(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [store, finishedAt, source]);
  return scans;
}

function useDifference(pair: ScanPair | undefined): Difference | undefined {
  const store = useAtlas();
  const { old, new: now } = pair ?? {};
  const [compared, setCompared] = useState<ScanPair & { difference: Difference }>();
  useEffect(() => {
    let isCurrent = true;
    if (old === undefined || now === undefined) return undefined;
    void store.calls.compareScans({ old, new: now }).then((outcome) => {
      if (!isCurrent) return;
      if (outcome.ok) setCompared({ old, new: now, difference: outcome.value });
      else store.report(outcome.failure);
    });
    return () => {
      isCurrent = false;
    };
  }, [store, old, now]);
  // That of the pair before says nothing of this one.
  return compared?.old === old && compared?.new === now ? compared?.difference : undefined;
}

function TooFew({ scans }: { scans: readonly KeptScan[] }): React.ReactNode {
  return (
    <div className="empty">
      <p>
        {scans.length === 0
          ? 'No scan is kept yet. Each finished scan is kept from now on.'
          : 'One scan is kept. After the next one, what changed is shown here.'}
      </p>
    </div>
  );
}
