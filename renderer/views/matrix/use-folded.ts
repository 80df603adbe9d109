/** The rows with collapsed providers folded, but for one whose model is being gone to. */
import { useLayoutEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ShownMatrix } from '../../state/matrix/matrix-model.ts';
import { foldProviders } from '../../state/matrix/provider-groups.ts';
import { useAtlas, useView } from '../controls/atlas-context.tsx';

/** Only in the order of providers: in any other their models do not stand together. */
export function useFolded(visible: ShownMatrix): ShownMatrix {
  const store = useAtlas();
  const kept = useView((view) => view.collapsed);
  const isGrouped = useView((view) => view.sort.by === 'provider');
  const goal = useStore(store.goal)?.modelId;
  const sought = goal == null ? undefined : visible.rows.find((row) => row.modelId === goal)?.provider;
  useLayoutEffect(() => {
    if (sought !== undefined) store.foldProvider(sought, false);
  }, [sought, store]);
  return useMemo(() => {
    const collapsed = isGrouped ? kept.filter((provider) => provider !== sought) : [];
    return foldProviders(visible, collapsed);
  }, [visible, kept, isGrouped, sought]);
}
