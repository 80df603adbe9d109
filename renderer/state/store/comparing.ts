/** The comparison of the kept scans with something else: how it begins and ends. */
import type { ComparedChoice } from '../../../electron/contract/bridge/calls.ts';
import type { AtlasStore } from './atlas-store.ts';

/** Compares the kept scans with what the user chose; the page Changes shows it. A failure is said. */
export async function compareWith(store: AtlasStore, choice: ComparedChoice): Promise<void> {
  // A new scan takes its time: the dialog says how it goes.
  const isScan = choice.kind === 'profile' && choice.scan;
  if (!isScan) store.showOverlay('none');
  const outcome = await store.calls.chooseCompared(choice);
  if (isScan && store.overlay.getState() === 'compare-with') store.showOverlay('none');
  if (!outcome.ok) store.report(outcome.failure);
  if (!outcome.ok || outcome.value === null) return;
  store.data.setState({ comparing: outcome.value });
  store.view.change({ page: 'changes' });
}

/** The way out: the scans of the source alone. */
export function stopComparing(store: AtlasStore): void {
  store.data.setState({ comparing: undefined });
}
