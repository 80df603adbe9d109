/** One region of the latency table. */
import { TriangleAlert } from 'lucide-react';
import { Button, DialogTrigger } from 'react-aria-components';
import { isSameNetwork } from '../../../electron/contract/scan/apply-latency.ts';
import type { LatencyPoint } from '../../../electron/contract/snapshot/latency.ts';
import { counted } from '../../../electron/contract/text.ts';
import { type LatencyBar, sparklinePoints } from '../../state/scan/latency-series.ts';
import { ageText, timeText } from '../../state/words/age.ts';
import { latencyText } from '../../state/words/cell-text.ts';
import { networkName, pointText } from '../../state/words/measured-text.ts';
import { useData, useNow } from '../controls/atlas-context.tsx';
import { PopoverDialog } from '../controls/popover-dialog.tsx';

const LINE = { width: 88, height: 16 };

/** Name, bar, values, their age, and the line of earlier medians. */
export function LatencyRow({ bar, scaleMs }: { bar: LatencyBar; scaleMs: number }): React.ReactNode {
  const now = useNow();
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
      <td title={timeText(bar.measuredAt)}>{ageText(bar.measuredAt, now)}</td>
      <td>
        <History bar={bar} />
      </td>
    </tr>
  );
}

function percent(ms: number, scaleMs: number): string {
  return `${Math.min(100, (100 * ms) / scaleMs)}%`;
}

/** The line of earlier medians; pressed, it says when and where each was measured. */
function History({ bar }: { bar: LatencyBar }): React.ReactNode {
  const isSample = useData((state) => state.snapshot.source.kind === 'sample');
  if (bar.history.length < 2) return <span className="muted">–</span>;
  const name = `Earlier medians of ${bar.region}`;
  return (
    <DialogTrigger>
      <Button className="history-button" aria-label={name}>
        <Sparkline bar={bar} />
      </Button>
      <PopoverDialog title={name} placement="bottom end">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Measured</th>
              <th scope="col" className="number">
                Median
              </th>
              {isSample ? null : <th scope="col">Network</th>}
            </tr>
          </thead>
          <tbody>
            {bar.history.map((point) => (
              <tr key={point.turn}>
                <td>{point.measuredAt === undefined ? 'unknown date' : timeText(point.measuredAt)}</td>
                <td className="number">{latencyText(point.medianMs)}</td>
                {isSample ? null : <td>{placeText(point, bar)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </PopoverDialog>
    </DialogTrigger>
  );
}

/** Two networks can have interfaces of one name. */
function placeText({ network }: LatencyPoint, { network: last }: LatencyBar): string {
  const isNamesake = network?.name === last?.name && !isSameNetwork(network, last);
  return `${networkName(network)}${isNamesake ? ' (another network)' : ''}`;
}

/** Of the last network alone, drawn from 0. */
function Sparkline({ bar: { history, lineMs, network } }: { bar: LatencyBar }): React.ReactNode {
  const points = sparklinePoints(lineMs, LINE.width - 4, LINE.height - 4);
  const here = history.filter((point) => isSameNetwork(point.network, network));
  const others = history.length - here.length;
  const words = [
    ...here.map(pointText),
    ...(others === 0 ? [] : [`${counted(others, 'measurement')} on other networks`]),
  ];
  return (
    <svg
      className="sparkline"
      width={LINE.width}
      height={LINE.height}
      viewBox={`-2 -2 ${LINE.width} ${LINE.height}`}
    >
      <title>{words.join('\n')}</title>
      {points === '' ? <circle cx={LINE.width - 6} cy={2} r={2} /> : <polyline points={points} />}
    </svg>
  );
}
