/** The button `Prove access` with its dialog, and the same dialog by the command. */
import { FlaskConical } from 'lucide-react';
import { Button, DialogTrigger } from 'react-aria-components';
import type { ProofScope, ProofSubject } from '../../state/proofs/proof-scopes.ts';
import { proofScopes } from '../../state/proofs/proof-scopes.ts';
import { useData, useMatrix, useNow, useView, useVisible } from '../controls/atlas-context.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { rankingOf, usePreferred, withinFilter } from '../facts/use-ranking.ts';
import { ProveForm } from './prove-form.tsx';

const TITLE = 'Prove access';

/** `first`: what is chosen when the dialog opens. */
export function ProveButton(props: { subject?: ProofSubject; first?: ProofScope['key'] }): React.ReactNode {
  const { subject, first } = props;
  // The calls would be those of the profile in use, which is not what is shown.
  const isElsewhere = useData(({ viewing }) => viewing !== undefined);
  if (isElsewhere) return null;
  return (
    <DialogTrigger>
      <Button className="button button-small">
        <FlaskConical size={14} aria-hidden /> Prove access
      </Button>
      <ModalFrame title={TITLE}>
        {(close) => <Form subject={subject} first={first} close={close} />}
      </ModalFrame>
    </DialogTrigger>
  );
}

/** Opened by the command, for the model whose details are shown, or for the compared ones. */
export function ProveDialog(): React.ReactNode {
  const { rows } = useMatrix();
  const details = useView((view) => view.details);
  const row = rows.find((each) => each.modelId === details?.modelId);
  const subject = row === undefined ? undefined : { row, region: details?.region };
  return (
    <ModalFrame title={TITLE} overlay="prove">
      {(close) => <Form subject={subject} close={close} />}
    </ModalFrame>
  );
}

function Form(props: {
  subject: ProofSubject | undefined;
  first?: ProofScope['key'] | undefined;
  close: () => void;
}): React.ReactNode {
  const { subject, first, close } = props;
  const { rows } = useMatrix();
  const visible = useVisible();
  const preferred = usePreferred();
  const snapshot = useData((state) => state.snapshot);
  const pricing = useData((state) => state.pricing);
  const compared = useView((view) => view.compared);
  const weights = useView((view) => view.weights);
  const now = useNow();
  const models = compared.flatMap((id) => rows.find((row) => row.modelId === id) ?? []);
  const bestRegionOf = (row: ProofSubject['row']): string | undefined =>
    withinFilter(rankingOf(row, weights, snapshot, pricing, now, preferred), row, visible)[0]?.cell.region;
  const at =
    subject === undefined ? undefined : { ...subject, region: subject.region ?? bestRegionOf(subject.row) };
  const scopes = proofScopes(at, models, bestRegionOf);
  return <ProveForm scopes={scopes} {...(first === undefined ? {} : { first })} close={close} />;
}
