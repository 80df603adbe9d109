/** Takes the cursor to where another part of the window wants it. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAtlas } from '../../controls/atlas-context.tsx';
import { focusCursor } from '../../controls/window-focus.ts';
import type { Cursor } from './use-cursor.ts';

/** Moves once for every goal; the focus follows when the overlay that asked for it is gone. */
export function useGoal(cursor: Cursor): void {
  const store = useAtlas();
  const goal = useStore(store.goal);
  useEffect(() => {
    if (goal === undefined) return;
    store.goal.setState(undefined, true);
    cursor.moveTo(goal);
    // A closing dialog gives the focus back in the next frame: after that it can be moved.
    requestAnimationFrame(() => requestAnimationFrame(focusCursor));
  }, [goal, cursor, store]);
}
