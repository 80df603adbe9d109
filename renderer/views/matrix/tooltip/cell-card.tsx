/** What the tooltip says of a cell or a region: in words, with exact ids. */

import type { Cell } from '../../../../electron/contract/cells/availability.ts';
import { hasEnded, KIND_LABELS } from '../../../../electron/contract/cells/availability.ts';
import { CELL_STATE_LABELS, cellState } from '../../../../electron/contract/cells/cell-state.ts';
import type { ModelId, RegionRecord } from '../../../../electron/contract/snapshot/model.ts';
import { isUnavailableOnMantle, mantleEntryOf } from '../../../../electron/contract/snapshot/region-lists.ts';
import { capitalized } from '../../../../electron/contract/text.ts';
import type { Column } from '../../../state/rows/column.ts';
import type { ModelRow } from '../../../state/rows/model-row.ts';
import { unwantedText } from '../../../state/rows/wanted-routes.ts';
import { ACCESS_LABELS, endText, latencyText, replacementText } from '../../../state/words/cell-text.ts';
import { isElsewhere, measuredText } from '../../../state/words/measured-text.ts';
import { proofText } from '../../../state/words/proof-text.ts';
import {
  dataAgeText,
  leftOutText,
  mantleText,
  problemText,
  retentionText,
  stayText,
  unavailableText,
} from '../../../state/words/region-text.ts';

import { CallersList } from '../../accounts/callers-list.tsx';
import { useData, useNow, useVisible } from '../../controls/atlas-context.tsx';

/** A model in a region. */
export function CellCard(props: { row: ModelRow; column: Column; columnIndex: number }): React.ReactNode {
  const { row, column, columnIndex } = props;
  const cell = row.cells[columnIndex];
  const state = cellState(cell, column.record, [], row.mantleOnly);
  const kinds = cell?.availability.kinds ?? [];
  const { wanted } = useVisible();
  const unwanted = unwantedText(row, column.region, wanted);
  return (
    <div className="card">
      <p className="card-title">{row.name}</p>
      <p className="muted">
        {column.info.name === column.region ? '' : `${column.info.name} · `}
        <code>{column.region}</code>
      </p>
      <p className="card-kinds">
        {kinds.length === 0 || hasEnded(cell)
          ? CELL_STATE_LABELS[state]
          : kinds.map((kind) => KIND_LABELS[kind]).join(' · ')}
      </p>
      <EndLine cell={cell} />
      {cell === undefined || hasEnded(cell) ? null : <CallableIds cell={cell} />}
      {unwanted === undefined || kinds.length === 0 ? null : <p className="warn">{capitalized(unwanted)}</p>}
      {cell?.callers === undefined ? null : <CallersList callers={cell.callers} />}
      {cell !== undefined && cell.callers === undefined && kinds.length > 0 && !hasEnded(cell) ? (
        <p className={cell.access === 'blocked' ? 'warn' : 'muted'}>Account: {ACCESS_LABELS[cell.access]}</p>
      ) : null}
      {cell?.retention === undefined ? null : <p className="warn">{cell.retention.message}</p>}
      <ProofLines proofs={cell?.proofs} />
      <MantleLine record={column.record} modelId={row.modelId} />
      <RegionLines column={column} />
    </div>
  );
}

/** Why bedrock-mantle lists the model and does not serve it, in AWS's words. */
function MantleLine(props: { record: RegionRecord; modelId: ModelId }): React.ReactNode {
  const entry = mantleEntryOf(props.record, props.modelId);
  if (!isUnavailableOnMantle(props.record, props.modelId)) return null;
  return <p className="warn">{unavailableText(entry)}</p>;
}

/** What was tried of the model here. */
function ProofLines({ proofs = [] }: { proofs: Cell['proofs'] }): React.ReactNode {
  return proofs.map((proof) => (
    <p key={proof.id} className={proof.status === 'refused' ? 'warn' : 'muted'}>
      {capitalized(proofText(proof))}: <code>{proof.id}</code>
      {proof.error === undefined ? '' : ` – ${proof.error.message}`}
    </p>
  ));
}

function EndLine({ cell }: { cell: Cell | undefined }): React.ReactNode {
  const end = endText(cell?.lifecycle);
  const instead = replacementText(cell?.lifecycle);
  return (
    <>
      {end === undefined ? null : <p className="warn">{capitalized(end)}</p>}
      {instead === undefined ? null : <p className="muted">{instead}</p>}
    </>
  );
}

/** A region by itself. */
export function RegionCard({ column }: { column: Column }): React.ReactNode {
  return (
    <div className="card">
      <p className="card-title">{column.info.name}</p>
      <p className="muted">
        <code>{column.region}</code>
        {column.info.optIn === true ? ' · opt-in Region' : ''}
      </p>
      <RegionLines column={column} />
      <p className="muted">Enter or click sorts the models by this Region.</p>
    </div>
  );
}

/** Each id with the areas that its calls do not leave. */
function CallableIds({ cell }: { cell: Cell }): React.ReactNode {
  const ids = cell.availability.callableAs;
  if (ids.length === 0) return null;
  return (
    <ul className="card-ids">
      {ids.map((id) => (
        <li key={id}>
          <code>{id}</code> <span className="muted">{stayText(cell, id)}</span>
        </li>
      ))}
    </ul>
  );
}

function RegionLines({ column }: { column: Column }): React.ReactNode {
  const now = useNow();
  const source = useData((state) => state.snapshot.source);
  const network = useData((state) => state.network);
  const { record } = column;
  const latency = record.latency ?? record.latencyElsewhere;
  const problem = problemText(record);
  const mantle = mantleText(record);
  const leftOut = leftOutText(record);
  const age = dataAgeText(record, now);
  const retention = retentionText(record, now);
  return (
    <>
      {latency === undefined ? null : (
        <p className="muted">
          {latencyText(latency.medianMs)} median, {latencyText(latency.p90Ms)} p90 – network, not model speed;
          measured {measuredText(latency, source, now)}
          {isElsewhere(latency, network) ? ', another network than now' : ''}
        </p>
      )}
      {problem === undefined ? null : <p className="warn">{problem}</p>}
      {mantle === undefined ? null : <p className="muted">{mantle}</p>}
      {leftOut === undefined ? null : <p className="muted">{leftOut}</p>}
      {retention === undefined ? null : <p className="muted">{retention}</p>}
      {age === undefined ? null : <p className="muted">{age}</p>}
    </>
  );
}
