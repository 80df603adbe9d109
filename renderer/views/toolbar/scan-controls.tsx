/** Rescan and cancel, with the progress of the scan. */
import { Gauge, RefreshCw, X } from 'lucide-react';
import { Button, ProgressBar } from 'react-aria-components';
import type { ScanProgress } from '../../../electron/contract/scan/scan-progress.ts';
import { phaseText } from '../../state/scan/scan-summary.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';

/** The scan buttons of the toolbar. */
export function ScanControls(): React.ReactNode {
  const store = useAtlas();
  const scan = useData((state) => state.scan);
  const isConnected = useData((state) => state.connection?.status === 'connected');
  if (scan.phase !== 'idle') {
    return (
      <>
        <ScanBar scan={scan} />
        <Button className="button" onPress={() => void store.calls.cancelScan()}>
          <X size={14} aria-hidden /> {scan.phase === 'measuring' ? 'Cancel measurement' : 'Cancel scan'}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button className="button" onPress={() => void store.calls.measureLatency()} isDisabled={!isConnected}>
        <Gauge size={14} aria-hidden /> Measure latency
      </Button>
      <Button className="button button-primary" onPress={() => void store.rescan()}>
        <RefreshCw size={14} aria-hidden /> Rescan
      </Button>
    </>
  );
}

/** Counts regions only while they are listed, so that the bar never runs backwards. */
function ScanBar({ scan }: { scan: ScanProgress }): React.ReactNode {
  const words = phaseText(scan) ?? '';
  const measuring = scan.phase === 'measuring';
  return (
    <ProgressBar
      className="progress"
      aria-label={measuring ? 'Latency progress' : 'Scan progress'}
      value={measuring ? scan.latencyDone : scan.answered.length}
      minValue={0}
      maxValue={Math.max(1, measuring ? scan.latencyTotal : scan.regions.length)}
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
