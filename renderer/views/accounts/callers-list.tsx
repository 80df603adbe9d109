/** Which of the accounts can call a model in a region, and why the others cannot. */
import { CALL_STATE_LABELS } from '../../../electron/contract/snapshot/callers.ts';
import { CALL_STATES, type Callers } from '../../../electron/contract/snapshot/model.ts';
import { capitalized } from '../../../electron/contract/text.ts';

/** A line for each state that occurs. */
export function CallersList({ callers }: { callers: Callers }): React.ReactNode {
  return (
    <ul className="callers stack gap-2 breaks" aria-label="Accounts">
      {CALL_STATES.map((state) => {
        const names = callers[state];
        if (names === undefined) return null;
        return (
          <li key={state} className={state === 'callable' ? '' : 'muted'}>
            {capitalized(CALL_STATE_LABELS[state])} <span>({names.length})</span>: <b>{names.join(', ')}</b>
          </li>
        );
      })}
    </ul>
  );
}
