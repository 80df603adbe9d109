/** One region of the latency table. */
import { TriangleAlert } from 'lucide-react';
import { type LatencyBar, sparklinePoints } from '../../state/scan/latency-series.ts';
import { latencyText } from '../../state/words/cell-text.ts';

const LINE = { width: 88, height: 16 };

/** Name, bar, values and the sparkline of earlier medians. */
export function LatencyRow({ bar, scaleMs }: { bar: LatencyBar; scaleMs: number }): React.ReactNode {
  return (
    <tr>
      <th scope="row">
        <code>{bar.region}</code> <span className="muted">{bar.name === bar.region ? '' : bar.name}</span>
        {bar.failedSince === undefined ? null : (
          <span className="warn" title={bar.failedSince}>
            <TriangleAlert size={12} aria-hidden /> older figure: {bar.failedSince}
          </span>
        )}
      </th>
      <td className="latency-bar">
        <span className="bar bar-wide" aria-hidden>
          <span className="bar-fill" style={{ inlineSize: percent(bar.medianMs, scaleMs) }} />
          <span className="bar-tick" style={{ insetInlineStart: percent(bar.p90Ms, scaleMs) }} />
        </span>
      </td>
      <td className="number strong">{latencyText(bar.medianMs)}</td>
      <td className="number">{latencyText(bar.p90Ms)}</td>
      <td className="number">{latencyText(bar.minMs)}</td>
      <td className="number">{bar.samples}</td>
      <td>
        <History bar={bar} />
      </td>
    </tr>
  );
}

function percent(ms: number, scaleMs: number): string {
  return `${Math.min(100, (100 * ms) / scaleMs)}%`;
}

function History({ bar }: { bar: LatencyBar }): React.ReactNode {
  const points = sparklinePoints(bar.historyMs, LINE.width - 4, LINE.height - 4);
  if (points === '') return <span className="muted">–</span>;
  const words = bar.historyMs.map((ms) => latencyText(ms)).join(', ');
  return (
    <svg
      className="sparkline"
      width={LINE.width}
      height={LINE.height}
      viewBox={`-2 -2 ${LINE.width} ${LINE.height}`}
      role="img"
      aria-label={words}
    >
      <title>{`Medians, oldest first; drawn from 0: ${words}`}</title>
      <polyline points={points} />
    </svg>
  );
}
