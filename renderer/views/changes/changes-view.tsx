/** The page with the kept scans and what changed between two of them. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ChangesFormat } from '../../../electron/contract/export/formats.ts';
import {
  type ComparedSide,
  type KeptScan,
  type ScanPair,
  scanTimeText,
} from '../../../electron/contract/snapshot/kept/kept-scan.ts';
import { firstPair, pairOf } from '../../state/changes/scan-pair.ts';
import { savedNotice } from '../../state/export/exporting.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { stopComparing } from '../../state/store/comparing.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { OptionList } from '../controls/forms/fields.tsx';
import { ChangesTable } from './changes-table.tsx';
import { ScanList } from './scan-list.tsx';
import { useDifference, useKeptScans } from './use-kept-scans.ts';
import { WatchList } from './watch-list.tsx';

/** The list `Scans` and the table `Changes` of the two that are compared. */
export function ChangesView(): React.ReactNode {
  const store = useAtlas();
  const scans = useKeptScans();
  const comparing = useData((state) => state.comparing);
  const [chosen, setChosen] = useState<ScanPair>();
  const pair = scans === undefined ? undefined : shownPair(scans, chosen, comparing);
  const difference = useDifference(pair);
  if (scans === undefined) return null;
  if (pair === undefined) {
    return (
      <>
        <WatchList />
        <TooFew scans={scans} />
      </>
    );
  }
  const newer = comparing?.newer;
  const titles = {
    old: comparing?.title ?? titleIn(scans, pair.old),
    new: newer?.title ?? titleIn(scans, pair.new),
  };
  return (
    <>
      {comparing === undefined ? null : <ComparisonBanner comparing={comparing} newTitle={titles.new} />}
      <WatchList />
      <section
        className={newer === undefined ? 'changes-view' : 'changes-view changes-alone'}
        aria-label="Changes between scans"
      >
        {newer === undefined ? (
          <ScanList scans={scans} pair={pair} onChoose={(id) => setChosen(pairOf(scans, id))} />
        ) : null}
        <div>
          {comparing === undefined ? (
            <FromSelect scans={scans} pair={pair} onChoose={(old) => setChosen({ ...pair, old })} />
          ) : null}
          {difference === undefined ? null : (
            <ChangesTable
              difference={difference}
              titles={titles}
              onExport={(format) => exportChanges(store, pair, format)}
            />
          )}
        </div>
      </section>
    </>
  );
}

/** The two that are shown: those of the user, else the last two that differ; in a comparison the last scan. */
function shownPair(
  scans: readonly KeptScan[],
  chosen: ScanPair | undefined,
  comparing: ComparedSide | undefined,
): ScanPair | undefined {
  const own = kept(chosen, scans);
  if (comparing === undefined) return own ?? firstPair(scans);
  const now = comparing.newer?.id ?? own?.new ?? scans[0]?.id;
  return now === undefined ? undefined : { old: comparing.id, new: now };
}

function titleIn(scans: readonly KeptScan[], id: string): string {
  return scanTimeText(scans.find((scan) => scan.id === id)?.at ?? '');
}

/** Says which two are compared, what is odd about them, and leads out. */
function ComparisonBanner(props: { comparing: ComparedSide; newTitle: string }): React.ReactNode {
  const store = useAtlas();
  const { note, title } = props.comparing;
  return (
    <div role="status" aria-label="Comparison" className="notice row gap-10 document-banner">
      <p>
        Changes from <b>{title}</b> to <b>{props.newTitle}</b>. {note}
      </p>
      <Button className="button button-small" onPress={() => stopComparing(store)}>
        Stop comparing
      </Button>
    </div>
  );
}

function FromSelect(props: {
  scans: readonly KeptScan[];
  pair: ScanPair;
  onChoose: (id: string) => void;
}): React.ReactNode {
  const { onChoose, pair, scans } = props;
  return (
    <p className="changes-sides">
      <OptionList
        label="Changes from"
        aria-label="From scan"
        value={pair.old}
        options={scans.map(({ at, id }) => ({ id, label: scanTimeText(at) }))}
        onChange={onChoose}
      />{' '}
      to <b>{titleIn(scans, pair.new)}</b>
    </p>
  );
}

async function exportChanges(store: AtlasStore, pair: ScanPair, format: ChangesFormat): Promise<void> {
  const saved = await store.calls.exportChanges({ ...pair, format });
  if (!saved.ok) store.report(saved.failure);
  else if (saved.value !== null) store.notify(savedNotice(saved.value.file));
}

/** What the user chose, unless one of the two is no longer kept. */
function kept(pair: ScanPair | undefined, scans: readonly KeptScan[]): ScanPair | undefined {
  const ids = new Set(scans.map(({ id }) => id));
  return pair !== undefined && ids.has(pair.old) && ids.has(pair.new) ? pair : undefined;
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
