/** Rescan and cancel, with the progress of the scan. */
import { Gauge, RefreshCw, X } from 'lucide-react';
import { Button, ProgressBar } from 'react-aria-components';
import type { ScanProgress } from '../../../electron/contract/scan/scan-progress.ts';
import { hasScannedRegion, phaseText } from '../../state/scan/scan-summary.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { AccessNotice } from './access-notice.tsx';

interface Run {
  /** Of the progress bar. */
  name: string;
  cancel: string;
  count: (scan: ScanProgress) => { done: number; total: number };
}

const SCAN: Run = {
  name: 'Scan progress',
  cancel: 'Cancel scan',
  count: ({ answered, regions }) => ({ done: answered.length, total: regions.length }),
};

/** What runs by itself, by its phase. */
const OWN_RUNS: Partial<Record<ScanProgress['phase'], Run>> = {
  measuring: {
    name: 'Latency progress',
    cancel: 'Cancel measurement',
    count: ({ latencyDone, latencyTotal }) => ({ done: latencyDone, total: latencyTotal }),
  },
  proving: {
    name: 'Proof progress',
    cancel: 'Cancel proofs',
    count: ({ proofsDone = 0, proofsTotal = 0 }) => ({ done: proofsDone, total: proofsTotal }),
  },
};

/** The scan buttons of the toolbar. */
export function ScanControls(): React.ReactNode {
  const store = useAtlas();
  const scan = useData((state) => state.scan);
  const isConnected = useData((state) => state.connection?.status === 'connected');
  // Before the first scan the page itself offers it.
  const hasData = useData((state) => hasScannedRegion(state.snapshot));
  if (scan.phase !== 'idle') {
    return (
      <>
        <AccessNotice />
        <ScanBar scan={scan} />
        <Button className="button" onPress={() => void store.calls.cancelScan()}>
          <X size={14} aria-hidden /> {(OWN_RUNS[scan.phase] ?? SCAN).cancel}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button className="button" onPress={() => void store.calls.measureLatency()} isDisabled={!isConnected}>
        <Gauge size={14} aria-hidden /> Measure latency
      </Button>
      <Button className={`button ${hasData ? 'button-primary' : ''}`} onPress={() => void store.rescan()}>
        <RefreshCw size={14} aria-hidden /> Rescan
      </Button>
    </>
  );
}

/** Counts regions only while they are listed, so that the bar never runs backwards. */
function ScanBar({ scan }: { scan: ScanProgress }): React.ReactNode {
  const words = phaseText(scan) ?? '';
  const { name, count } = OWN_RUNS[scan.phase] ?? SCAN;
  const { done, total } = count(scan);
  return (
    <ProgressBar
      className="progress"
      aria-label={name}
      value={done}
      minValue={0}
      maxValue={Math.max(1, total)}
      valueLabel={words}
    >
      {({ percentage }) => (
        <>
          <span className="progress-words">{words}</span>
          <span className="progress-track">
            <span
              className="progress-fill"
              style={{ inlineSize: `${phasePercent(scan) ?? percentage ?? 0}%` }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}

function phasePercent(scan: ScanProgress): number | undefined {
  switch (scan.phase) {
    case 'access':
      return share(scan.accessDone, scan.accessTotal);
    case 'latency':
      return share(scan.latencyDone, scan.latencyTotal);
    default:
      return undefined;
  }
}

function share(done: number, total: number): number {
  return total === 0 ? 0 : (100 * done) / total;
}
