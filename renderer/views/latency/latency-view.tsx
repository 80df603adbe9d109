/** The page with the round trips from this machine to every region. */
import { Gauge } from 'lucide-react';
import { Button } from 'react-aria-components';
import { lastLatency } from '../../../electron/contract/scan/apply-latency.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { type LatencySeries, latencySeries } from '../../state/scan/latency-series.ts';
import { latencyText } from '../../state/words/cell-text.ts';
import { isElsewhere, measuredText, networkName } from '../../state/words/measured-text.ts';
import { useAtlas, useData, useNow } from '../controls/atlas-context.tsx';
import { LatencyRow } from './latency-row.tsx';

/** The figure `Latency by region`: a table whose bars are decorative, so that it reads the same for everyone. */
export function LatencyView(): React.ReactNode {
  const snapshot = useData((state) => state.snapshot);
  const series = latencySeries(snapshot);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="latency-view" aria-label="Latency" tabIndex={0}>
      <figure className="latency-figure stack gap-12" aria-labelledby="latency-title">
        <figcaption>
          <h2 id="latency-title">Latency by region</h2>
          <p className="muted">
            {snapshot.source.kind === 'sample' ? 'Simulated round trips' : 'Round trips from this machine'} to
            each Region’s Bedrock endpoint on a warm connection: network, not model speed. The bar ends at the
            median, the tick marks p90.
          </p>
          <MeasuredLine snapshot={snapshot} />
        </figcaption>
        {series.bars.length === 0 ? <NothingMeasured /> : <Bars series={series} />}
      </figure>
      <Unmeasured series={series} />
    </section>
  );
}

/** When and on which network; once that is another than now, what to do. */
function MeasuredLine({ snapshot: { regions, source } }: { snapshot: Snapshot }): React.ReactNode {
  const network = useData((state) => state.network);
  const now = useNow();
  const last = lastLatency(regions);
  if (last === undefined) return null;
  const words = `Measured ${measuredText(last, source, now)}`;
  if (!isElsewhere(last, network)) return <p>{words}.</p>;
  return (
    <p className="warn">
      {words}. This computer is on another network now ({networkName(network)}): measure again to see how far
      the Regions are from here.
    </p>
  );
}

function Bars({ series }: { series: LatencySeries }): React.ReactNode {
  return (
    <table className="table latency-table">
      <thead>
        <tr>
          <th scope="col">Region</th>
          <th scope="col" className="latency-scale">
            <span className="visually-hidden">Bar</span>
            <span aria-hidden>0</span>
            <span aria-hidden>{series.scaleMs} ms</span>
          </th>
          {['Median', 'p90', 'Fastest', 'Samples'].map((title) => (
            <th key={title} scope="col" className="number">
              {title}
            </th>
          ))}
          <th scope="col">Measured</th>
          <th scope="col">Earlier medians</th>
        </tr>
      </thead>
      <tbody>
        {series.bars.map((bar) => (
          <LatencyRow key={bar.region} bar={bar} scaleMs={series.scaleMs} />
        ))}
      </tbody>
    </table>
  );
}

function NothingMeasured(): React.ReactNode {
  const store = useAtlas();
  const canMeasure = useData(
    (state) => state.connection?.status === 'connected' && state.scan.phase === 'idle',
  );
  return (
    <div className="empty">
      <p>No Region has been measured yet.</p>
      <Button
        className="button button-primary"
        isDisabled={!canMeasure}
        onPress={() => void store.calls.measureLatency()}
      >
        <Gauge size={14} aria-hidden /> Measure now
      </Button>
    </div>
  );
}

/** Regions that are not measured, with the reason; never shown as zero. */
function Unmeasured({ series }: { series: LatencySeries }): React.ReactNode {
  const source = useData((state) => state.snapshot.source);
  const now = useNow();
  if (series.unmeasured.length === 0 || series.bars.length === 0) return null;
  return (
    <section className="unmeasured">
      <h3>Not measured</h3>
      <ul>
        {series.unmeasured.map(({ region, name, reason, elsewhere }) => (
          <li key={region}>
            <code>{region}</code> <span className="muted">{name === region ? '' : name}</span>
            <span>
              {reason}
              {elsewhere === undefined ? null : (
                <span className="muted">
                  {` ${latencyText(elsewhere.medianMs)} ${measuredText(elsewhere, source, now)}.`}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
