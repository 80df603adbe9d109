/** Which of several accounts can call a model in a region. */
import { own } from '../defined.ts';
import { withoutAccounts } from './account-numbers.ts';
import {
  CALL_STATES,
  type Callers,
  type CallState,
  type ModelId,
  type RegionCode,
  type Snapshot,
} from './model.ts';

/** How one account stands to a model in a region, for people. */
export const CALL_STATE_LABELS: Record<CallState, string> = {
  callable: 'can call it',
  blocked: 'access blocked',
  ended: 'past its end of life',
  'not-callable': 'not callable',
  'not-enabled': 'Region not enabled',
  unknown: 'unknown',
};

/** Undefined: the snapshot is of one account, or none of them names the model there. */
export function callersIn(
  { accounts }: Pick<Snapshot, 'accounts'>,
  region: RegionCode,
  modelId: ModelId,
): Callers | undefined {
  return accounts?.callerTable[own(accounts.callers[region], modelId) ?? -1];
}

/** How many of the accounts can call it. */
export const ACCOUNT_SHARES = ['all', 'some', 'none'] as const;
export type AccountShare = (typeof ACCOUNT_SHARES)[number];

/** Undefined: none can as far as is known, and of some it is not known. */
export function shareOf(callers: Callers): AccountShare | undefined {
  const { callable, of } = callerCounts(callers);
  if (callable === of) return 'all';
  if (callable > 0) return 'some';
  return callers.unknown === undefined ? 'none' : undefined;
}

export function callerCounts(callers: Callers): { callable: number; of: number } {
  const of = Object.values(callers).reduce((sum, names) => sum + names.length, 0);
  return { callable: callers.callable?.length ?? 0, of };
}

/** As files hold them: states in the order of their names, account numbers in names hidden. */
export function exportedCallers(callers: Callers): Callers {
  const states = [...CALL_STATES].sort();
  return Object.fromEntries(
    states.flatMap((state) => {
      const names = callers[state];
      return names === undefined ? [] : [[state, names.map((name) => withoutAccounts(name))]];
    }),
  );
}

/** Such as `3 of 5 accounts can call it: dev, qa, prod; access blocked: old; not known: lab`. */
export function callersText(callers: Callers): string {
  const { callable, of } = callerCounts(callers);
  const parts = CALL_STATES.flatMap((state) => {
    const names = callers[state];
    if (names === undefined) return [];
    return state === 'callable' ? [names.join(', ')] : [`${CALL_STATE_LABELS[state]}: ${names.join(', ')}`];
  });
  const joined = parts.join('; ');
  const counted = `${callable} of ${of} accounts can call it`;
  return callers.callable === undefined ? `${counted}; ${joined}` : `${counted}: ${joined}`;
}
