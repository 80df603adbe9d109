/** The comparison of the kept scans with something else: how it begins and ends. */
import type { ComparedChoice } from '../../../electron/contract/bridge/calls.ts';
import type { AtlasStore } from './atlas-store.ts';

/** Compares the kept scans with what the user chose; the page Changes shows it. A failure is said. */
export async function compareWith(store: AtlasStore, choice: ComparedChoice): Promise<void> {
  const outcome = await store.calls.chooseCompared(choice);
  if (!outcome.ok) store.report(outcome.failure);
  if (!outcome.ok || outcome.value === null) return;
  store.data.setState({ comparing: outcome.value });
  store.view.change({ page: 'changes' });
}

/** The way out: the scans of the source alone. */
export function stopComparing(store: AtlasStore): void {
  store.data.setState({ comparing: undefined });
}
