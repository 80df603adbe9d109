/** Several accounts side by side in place of the one in use: how the window begins it. */
import type { AccountProgress } from '../../../electron/contract/accounts/account-progress.ts';
import { withAccounts } from './atlas-state.ts';
import type { AtlasStore } from './atlas-store.ts';

/** Shows the profiles together, by `scan` after a new scan of each. A failure is said; a cancelled scan changes nothing. */
export async function showAccounts(
  store: AtlasStore,
  choice: { profiles: string[]; scan: boolean },
): Promise<void> {
  const outcome = await store.calls.showAccounts(choice);
  if (!outcome.ok) store.report(outcome.failure);
  if (!outcome.ok || outcome.value === null) return;
  const shown = outcome.value;
  store.opening.stop();
  store.data.setState((state) => withAccounts(state, shown), true);
  store.view.change({ page: 'matrix', cells: 'accounts', details: null });
  if (store.overlay.getState() === 'accounts') store.showOverlay('none');
}

/** Whether some have not ended yet. */
export function isScanningAccounts(progress: readonly AccountProgress[]): boolean {
  return progress.some(({ state }) => state === 'waiting' || state === 'signing-in' || state === 'scanning');
}
