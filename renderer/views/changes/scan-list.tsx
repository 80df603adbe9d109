/** The kept scans, newest first; the chosen one is shown against the one before it. */

import {
  type KeptScan,
  type ScanPair,
  scanTimeText,
} from '../../../electron/contract/snapshot/kept/kept-scan.ts';
import { counted } from '../../../electron/contract/text.ts';
import { sparklinePoints } from '../../state/scan/latency-series.ts';

const LINE = { width: 220, height: 28 };

export function ScanList(props: {
  scans: readonly KeptScan[];
  pair: ScanPair;
  onChoose: (id: string) => void;
}): React.ReactNode {
  const { scans, pair, onChoose } = props;
  return (
    <div className="scans">
      <h2 id="scans-title">Scans</h2>
      <CallableLine scans={scans} />
      <p className="hint">Choose a scan to see what changed since the one before it.</p>
      <ul className="scan-list" aria-labelledby="scans-title">
        {scans.map((scan) => (
          <li key={scan.id}>
            <label className="scan-choice wrap">
              <input
                type="radio"
                name="scan"
                checked={pair.new === scan.id}
                onChange={() => onChoose(scan.id)}
              />
              <time dateTime={scan.at}>{scanTimeText(scan.at)}</time>
              {pair.old === scan.id ? <span className="scan-tag">From</span> : null}
              {pair.new === scan.id ? <span className="scan-tag">To</span> : null}
              <span className="muted">{countsText(scan)}</span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}

function countsText({ changes, models, regions, regionsAnswered }: KeptScan): string {
  return `${regionsAnswered} of ${regions} Regions, ${counted(models, 'id')}, ${counted(changes, 'change')}`;
}

/** How many cells could be called over time. */
function CallableLine({ scans }: { scans: readonly KeptScan[] }): React.ReactNode {
  // Oldest first.
  const values = scans.map(({ callableCells }) => callableCells).reverse();
  const [first, last] = [values[0], values.at(-1)];
  return (
    <p className="scans-line row">
      <svg
        className="sparkline"
        width={LINE.width}
        height={LINE.height + 4}
        role="img"
        aria-label={`Callable cells over time: ${first} in the first scan, ${last} in the last`}
      >
        <polyline transform="translate(0 2)" points={sparklinePoints(values, LINE.width, LINE.height)} />
      </svg>
      <span className="muted">{last} callable cells</span>
    </p>
  );
}
