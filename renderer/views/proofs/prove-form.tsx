/** What proving access sends and costs, said before anything is sent. */
import { useState } from 'react';
import { Button, Label, Radio, RadioGroup, Switch } from 'react-aria-components';
import { converseOf } from '../../../electron/capabilities/converse-features.ts';
import { costOfProofs, planProofs } from '../../../electron/contract/proofs/proof-plan.ts';
import { costText, SEEN_IN_LOGS, sentLines } from '../../../electron/contract/proofs/proof-words.ts';
import type { ProofScope } from '../../state/proofs/proof-scopes.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { DialogActs } from '../controls/forms/dialog-form.tsx';

/** Test calls of one id whose median is the model's speed. */
const MEASURED_CALLS = 3;

/** The choice of ids, what is sent for them, and the one button that sends it. */
export function ProveForm(props: {
  scopes: readonly ProofScope[];
  first?: ProofScope['key'];
  close: () => void;
}): React.ReactNode {
  const { scopes, first, close } = props;
  const store = useAtlas();
  const snapshot = useData((state) => state.snapshot);
  const pricing = useData((state) => state.pricing);
  const obstacle = useData(({ scan, viewing }) => {
    if (viewing?.accounts !== undefined) return 'Several accounts are shown: go back to one to prove access.';
    if (viewing !== undefined) return 'An opened file is shown: close it to prove access.';
    return scan.phase === 'idle' ? undefined : 'A scan or a measurement is under way: wait for its end.';
  });
  const [key, setKey] = useState(first);
  const [isMeasured, setMeasured] = useState(false);
  const scope = scopes.find((each) => each.key === key) ?? scopes[0];
  if (scope === undefined) {
    return (
      <>
        <p>
          Nothing to prove yet: open the details of a model that can be called, or choose models to compare.
        </p>
        <DialogActs close={close} leave="Close" />
      </>
    );
  }
  const callsEach = isMeasured ? MEASURED_CALLS : 1;
  const plan = planProofs(snapshot, scope.wanted, { converseOf, isMeasured });
  const send = (): void => {
    close();
    const wanted = plan.targets.map(({ region, id }) => ({ region, id }));
    void store.calls.proveAccess(wanted, callsEach).then((outcome) => {
      if (!outcome.ok) store.report(outcome.failure);
    });
  };
  return (
    <>
      <RadioGroup
        value={scope.key}
        onChange={(chosen) => setKey(scopes.find((each) => each.key === chosen)?.key)}
      >
        <Label className="visually-hidden">What to prove</Label>
        {scopes.map((each) => (
          <Radio key={each.key} value={each.key} className="radio row">
            {each.label}
          </Radio>
        ))}
      </RadioGroup>
      <Switch className="switch" isSelected={isMeasured} onChange={setMeasured}>
        <span className="switch-track" aria-hidden />
        Three test calls each, for the model’s median speed
      </Switch>
      <ul className="proof-sent stack" aria-label="What is sent">
        {sentLines(plan, callsEach).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {plan.targets.length === 0 ? null : <p>{costText(costOfProofs(plan, callsEach, pricing))}</p>}
      <p className="callout">{SEEN_IN_LOGS}</p>
      {obstacle === undefined ? null : <p role="status">{obstacle}</p>}
      <DialogActs close={close}>
        <Button
          className="button button-primary"
          isDisabled={obstacle !== undefined || plan.targets.length === 0}
          onPress={send}
        >
          {plan.targets.length === 1 ? 'Send for 1 id' : `Send for ${plan.targets.length} ids`}
        </Button>
      </DialogActs>
    </>
  );
}
