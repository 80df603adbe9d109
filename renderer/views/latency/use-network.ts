/** Looks which network is in use whenever it may have changed, once something measured can be of another. */
import { useEffect } from 'react';
import { useAtlas, useData } from '../controls/atlas-context.tsx';

/** Chromium tells of no change from one network to the next. */
const LOOK_EVERY_MS = 20_000;
const OCCASIONS = ['online', 'focus'] as const;

export function useNetwork(): void {
  const store = useAtlas();
  const isOfInterest = useData(({ snapshot }) =>
    Object.values(snapshot.regions).some(({ latency }) => latency?.network !== undefined),
  );
  useEffect(() => {
    if (!isOfInterest) return;
    const look = (): void => void store.lookAtNetwork();
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    for (const occasion of OCCASIONS) window.addEventListener(occasion, look);
    return () => {
      clearInterval(timer);
      for (const occasion of OCCASIONS) window.removeEventListener(occasion, look);
    };
  }, [store, isOfInterest]);
}
