/** What is shown in place of the scans: an opened export, or several accounts. */
import type { StoreApi } from 'zustand/vanilla';
import type { ViewStore } from '../view/view-store.ts';
import type { AtlasState } from './atlas-state.ts';

/** Changes it. Cells say who can call a model as long as that is of several accounts. */
export function changeShown(
  { data, view }: { data: StoreApi<AtlasState>; view: ViewStore },
  change: (state: AtlasState) => AtlasState,
): void {
  const areSeveral = (): boolean => data.getState().snapshot.accounts !== undefined;
  const were = areSeveral();
  data.setState(change, true);
  if (areSeveral() && !were) view.change({ cells: 'accounts' });
  if (were && !areSeveral()) view.showOneAccount();
}
