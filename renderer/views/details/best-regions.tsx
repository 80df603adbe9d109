/** The regions in rank order, each with the reasons for its rank. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { shownProof } from '../../../electron/contract/cells/cell-proofs.ts';
import type { RankingWeights } from '../../../electron/contract/cells/ranking/ranking.ts';
import { regionInfo } from '../../../electron/contract/cells/regions.ts';
import { lastLatency } from '../../../electron/contract/scan/apply-latency.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { counted } from '../../../electron/contract/text.ts';
import { ACCESS_LABELS, endText, latencyText, shortWay } from '../../state/words/cell-text.ts';
import { isElsewhere, measuredText } from '../../state/words/measured-text.ts';
import { proofText } from '../../state/words/proof-text.ts';
import { useData, useNow } from '../controls/atlas-context.tsx';
import { Glyph } from '../controls/legend.tsx';
import type { RankedLine } from '../facts/use-ranking.ts';
import { RankWeights } from './rank-weights.tsx';

/** Shown before `Show all` is pressed. */
const FIRST = 6;

/** A list named `Best regions`; choosing one shows how to call the model from there. */
export function BestRegions(props: {
  ranked: readonly RankedLine[];
  /** How many regions can call it and are not what the filters ask for. */
  leftOut: number;
  hasEndedEverywhere: boolean;
  weights: RankingWeights | undefined;
  onWeigh: (weights: RankingWeights | undefined) => void;
  shown?: RegionCode;
  onChoose: (region: RegionCode) => void;
}): React.ReactNode {
  const { ranked, leftOut, hasEndedEverywhere, weights, onWeigh, shown, onChoose } = props;
  const [isLong, setLong] = useState(false);
  const isSample = useData((state) => state.snapshot.source.kind === 'sample');
  const slowestMs = Math.max(1, ...ranked.map((each) => each.latencyMs ?? 0));
  const listed = isLong ? ranked : ranked.slice(0, FIRST);
  return (
    <section className="details-section stack gap-6">
      <h3 id="best-regions">Best regions</h3>
      {ranked.length === 0 ? (
        <p className="muted">{noneText(hasEndedEverywhere, leftOut)}</p>
      ) : (
        <ol className="best" aria-labelledby="best-regions">
          {listed.map((each, index) => (
            <BestLine
              key={each.cell.region}
              rank={index + 1}
              ranked={each}
              slowestMs={slowestMs}
              isShown={each.cell.region === shown}
              onChoose={onChoose}
            />
          ))}
        </ol>
      )}
      {ranked.length > FIRST ? (
        <Button className="link-button" onPress={() => setLong(!isLong)}>
          {isLong ? 'Show fewer' : `Show all ${ranked.length}`}
        </Button>
      ) : null}
      {leftOut === 0 || ranked.length === 0 ? null : (
        <p className="hint">{counted(leftOut, 'Region')} outside the filters left out.</p>
      )}
      {weights === undefined && ranked.length > 0 ? (
        <p className="hint">
          Not blocked first, then home and pinned Regions, then lowest latency (last median,{' '}
          {isSample ? 'simulated' : 'from this machine'}; network, not model speed).
        </p>
      ) : null}
      {ranked.length < 2 ? null : <MeasuredHint />}
      {ranked.length < 2 ? null : <RankWeights weights={weights} onChange={onWeigh} />}
    </section>
  );
}

/** When the round trips that rank were measured, and where. */
function MeasuredHint(): React.ReactNode {
  const { regions, source } = useData((state) => state.snapshot);
  const network = useData((state) => state.network);
  const now = useNow();
  const last = lastLatency(regions);
  if (last === undefined || source.kind === 'sample') return null;
  if (!isElsewhere(last, network)) {
    return <p className="hint">Round trips measured {measuredText(last, source, now)}.</p>;
  }
  return (
    <p className="hint warn">
      Round trips measured {measuredText(last, source, now)}: another network than now. Measure latency again
      to rank from here.
    </p>
  );
}

function noneText(hasEndedEverywhere: boolean, leftOut: number): string {
  if (hasEndedEverywhere) return 'The model is past its end of life in every Region that lists it.';
  if (leftOut > 0) return `Nothing here is what the filters ask for; ${counted(leftOut, 'Region')} left out.`;
  return 'The model cannot be called from any Region with a complete answer.';
}

function BestLine(props: {
  rank: number;
  ranked: RankedLine;
  slowestMs: number;
  isShown: boolean;
  onChoose: (region: RegionCode) => void;
}): React.ReactNode {
  const { rank, ranked, slowestMs, isShown, onChoose } = props;
  const { cell, kind, latencyMs, reasons } = ranked;
  const end = endText(cell.lifecycle);
  const isKnownElsewhere = useData(
    ({ snapshot }) => snapshot.regions[cell.region]?.latencyElsewhere !== undefined,
  );
  const proof = shownProof(cell.proofs);
  const isWarning = cell.access === 'blocked' || proof?.status === 'refused';
  return (
    <li className="best-line" data-shown={isShown ? '' : undefined}>
      <Button className="best-button" aria-pressed={isShown} onPress={() => onChoose(cell.region)}>
        <span className="best-rank number muted">{rank}</span>
        <span className="best-where wrap baseline">
          <span className="best-region">{cell.region}</span>
          <span className="muted">{regionInfo(cell.region).name}</span>
        </span>
        <span className="best-why row gap-6">
          <Glyph look={kind} {...(cell.access === 'blocked' ? { mark: 'blocked' } : {})} />
          <span>
            {shortWay(kind)},{' '}
            <span className={isWarning ? 'warn' : 'muted'}>
              {proof === undefined ? ACCESS_LABELS[cell.access] : proofText(proof)}
              {cell.stale ? ', stale' : ''}
              {end === undefined ? '' : `, ${end}`}
            </span>
          </span>
        </span>
        <span className="best-latency stack number">
          {latencyMs === undefined ? (
            <span className="muted">{isKnownElsewhere ? 'elsewhere' : 'not measured'}</span>
          ) : (
            latencyText(latencyMs)
          )}
          {latencyMs === undefined ? null : (
            <span className="bar" aria-hidden>
              <span className="bar-fill" style={{ inlineSize: `${(100 * latencyMs) / slowestMs}%` }} />
            </span>
          )}
        </span>
      </Button>
      {reasons === undefined ? null : <p className="hint best-reasons">{reasons}</p>}
    </li>
  );
}
