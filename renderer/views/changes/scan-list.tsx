/** The kept scans, newest first, of which two are chosen. */
import type { KeptScan, ScanPair } from '../../../electron/contract/snapshot/kept-scan.ts';
import { linePoints } from '../../state/changes/scan-pair.ts';

const LINE = { width: 220, height: 28 };
const SIDES = [
  { side: 'old', label: 'From' },
  { side: 'new', label: 'To' },
] as const;

export function ScanList(props: {
  scans: readonly KeptScan[];
  pair: ScanPair;
  onChoose: (pair: ScanPair) => void;
}): React.ReactNode {
  const { scans, pair, onChoose } = props;
  return (
    <div className="scans">
      <h2 id="scans-title">Scans</h2>
      <CallableLine scans={scans} />
      <ul className="scan-list" aria-labelledby="scans-title">
        {scans.map((scan) => (
          <li key={scan.id}>
            {SIDES.map(({ label, side }) => (
              <label key={side} className="scan-choice">
                <input
                  type="radio"
                  name={`scan-${side}`}
                  aria-label={`${label} the scan of ${timeText(scan.at)}`}
                  checked={pair[side] === scan.id}
                  onChange={() => onChoose({ ...pair, [side]: scan.id })}
                />
                {label}
              </label>
            ))}
            <time dateTime={scan.at}>{timeText(scan.at)}</time>
            <span className="muted">{countsText(scan)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** In UTC, as the command line writes it. */
function timeText(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

function countsText({ changes, models, regions, regionsAnswered }: KeptScan): string {
  const changed = changes === 1 ? '1 change' : `${changes} changes`;
  return `${regionsAnswered} of ${regions} regions, ${models} models, ${changed}`;
}

/** How many cells could be called over time. */
function CallableLine({ scans }: { scans: readonly KeptScan[] }): React.ReactNode {
  const first = scans.at(-1)?.callableCells;
  const last = scans[0]?.callableCells;
  return (
    <p className="scans-line">
      <svg
        className="sparkline"
        width={LINE.width}
        height={LINE.height + 4}
        role="img"
        aria-label={`Callable cells over time: ${first} in the first scan, ${last} in the last`}
      >
        <polyline transform="translate(0 2)" points={linePoints(scans, LINE.width, LINE.height)} />
      </svg>
      <span className="muted">{last} callable cells</span>
    </p>
  );
}
