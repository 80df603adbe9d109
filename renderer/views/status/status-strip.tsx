/** The strip under the toolbar: age of the data, regions that answered, problems. */
import { TriangleAlert } from 'lucide-react';
import { useDeferredValue } from 'react';
import { isExpired } from '../../../electron/contract/snapshot/age.ts';
import {
  accessCoverage,
  milestoneText,
  type ScanSummary,
  summarise,
  waitingText,
} from '../../state/scan/scan-summary.ts';
import { ageText, timeText } from '../../state/words/age.ts';
import { useData, useNow } from '../controls/atlas-context.tsx';
import { QueryLine } from '../toolbar/query-line.tsx';
import { CommandWaitLine } from './command-wait.tsx';
import { EndingModels } from './ending-models.tsx';
import { OwnModelsDialog } from './own-models-dialog.tsx';
import { PageTabs } from './page-tabs.tsx';
import { ProblemsPopover } from './problems-popover.tsx';
import { ScanNews } from './scan-news.tsx';

/** Always visible: no value is read without its age. A problem of the query stands over it, so that nothing moves. */
export function StatusStrip(): React.ReactNode {
  const snapshot = useData((state) => state.snapshot);
  const summary = summarise(snapshot);
  const scan = useData((state) => state.scan);
  const waiting = waitingText(scan, snapshot);
  return (
    <section className="strip wrap" aria-label="State of the data">
      <PageTabs />
      <div className="strip-facts wrap">
        <CommandWaitLine />
        <Age summary={summary} isScanning={!['idle', 'measuring', 'proving'].includes(scan.phase)} />
        {summary.regions === 0 ? null : (
          <span>
            <b>{summary.answered}</b> of <b>{summary.regions}</b> Regions scanned
          </span>
        )}
        {waiting === undefined ? null : <span className="muted">{waiting}</span>}
        <ProblemsPopover problems={summary.problems} />
        <AccessCoverage />
        <EndingModels />
        <OwnModelsDialog />
        <ScanNews />
        <QueryLine />
      </div>
      <span role="status" className="visually-hidden">
        {milestoneText(scan, summary)}
      </span>
    </section>
  );
}

function Age({ summary, isScanning }: { summary: ScanSummary; isScanning: boolean }): React.ReactNode {
  const now = useNow();
  const looking = useData((state) => state.connection === undefined || state.connection.status === 'looking');
  const isWaiting = useData((state) => state.connection?.waitsFor !== undefined);
  if (summary.scannedAt === undefined) {
    if (isScanning) return <span>Scanning for the first time…</span>;
    // If every region failed, the problems beside it say so.
    if (!looking && summary.problems.length > 0) return null;
    if (isWaiting) return null;
    return <span>{looking ? 'Looking for AWS credentials…' : 'Not scanned yet'}</span>;
  }
  const expired = isExpired(summary.scannedAt, now);
  return (
    <span title={timeText(summary.scannedAt)} className={expired || summary.isStale ? 'strip-warning' : ''}>
      {expired ? <TriangleAlert size={13} aria-hidden /> : null}
      {summary.isStale ? 'No Region answered the last scan; data from ' : 'Scanned '}
      {ageText(summary.scannedAt, now)}
      {expired ? ' – expired, rescan to renew' : ''}
    </span>
  );
}

/** Such as `access checked in 12 of 33 Regions`; nothing while a scan runs, where all is checked, or where it was not asked for. */
function AccessCoverage(): React.ReactNode {
  const ended = useData(({ scan, settings, snapshot, viewing }) =>
    scan.phase === 'idle' && viewing === undefined && settings?.accessChecks === 'all' ? snapshot : undefined,
  );
  // Every model of every region is counted: once the rest is shown.
  const snapshot = useDeferredValue(ended);
  if (snapshot === undefined) return null;
  const { checked, regions } = accessCoverage(snapshot);
  if (checked === regions) return null;
  return (
    <span className="strip-warning">
      access checked in {checked} of {regions} Regions
    </span>
  );
}
