/** What was tried of the model in one region, and the button that tries. */
import type { Cell } from '../../../electron/contract/cells/availability.ts';
import type { ProofOfId } from '../../../electron/contract/cells/cell-proofs.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { capitalized } from '../../../electron/contract/text.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { proofDetailText, proofNextStep, proofText } from '../../state/words/proof-text.ts';
import { useData, useNow } from '../controls/atlas-context.tsx';
import { ProveButton } from '../proofs/prove-button.tsx';

/** A line for each id that was tried. */
export function ProofSection(props: {
  row: ModelRow;
  region: RegionCode;
  cell: Cell | undefined;
  chosen: string | undefined;
}): React.ReactNode {
  const { row, region, cell, chosen } = props;
  const proofs = cell?.proofs ?? [];
  const isElsewhere = useData(({ viewing }) => viewing !== undefined);
  const canBeTried = !isElsewhere && cell !== undefined && cell.availability.kinds.length > 0;
  if (proofs.length === 0 && !canBeTried) return null;
  return (
    <section className="details-section stack gap-6" aria-label="Proof">
      <h3>
        Proof from <code>{region}</code>
      </h3>
      {proofs.length === 0 ? <p>Nothing was tried: what the lists say is not yet a proof.</p> : null}
      <ul className="proofs">
        {proofs.map((proof) => (
          <ProofLine key={proof.id} proof={proof} />
        ))}
      </ul>
      <div>
        <ProveButton subject={{ row, region, id: chosen }} />
      </div>
    </section>
  );
}

function ProofLine({ proof }: { proof: ProofOfId }): React.ReactNode {
  const now = useNow();
  const { id, status, error } = proof;
  const nextStep = proofNextStep(proof);
  return (
    <li className="proof stack gap-3 breaks" data-old={proof.isOld ? '' : undefined}>
      <p className="row gap-6">
        <span className="proof-mark" data-proof={status} aria-hidden />
        <b className={status === 'refused' ? 'warn' : ''}>{capitalized(proofText(proof))}</b>
      </p>
      <code>{id}</code>
      {error === undefined ? null : <p>{error.message}</p>}
      {nextStep === undefined ? null : <p>{nextStep}</p>}
      <p className="hint">{proofDetailText(proof, now)}</p>
    </li>
  );
}
