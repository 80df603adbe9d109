/** The kept scans of the source, and what differs between two of them. */
import { useEffect, useState } from 'react';
import type { Difference } from '../../../electron/contract/diff/difference.ts';
import type { KeptScan, ScanPair } from '../../../electron/contract/snapshot/kept/kept-scan.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { useAnswer } from '../controls/use-answer.ts';

/** Newest first, read anew after each scan and for each source; undefined until they are there. */
export function useKeptScans(): KeptScan[] | undefined {
  const store = useAtlas();
  const finishedAt = useData((state) => state.scan.finishedAt);
  const source = useData((state) => state.connection?.source);
  return useAnswer(() => store.calls.listScans(), finishedAt, source);
}

/** Undefined until it is known; a failure is said. */
export function useDifference(pair: ScanPair | undefined): Difference | undefined {
  const store = useAtlas();
  const { old, new: now } = pair ?? {};
  const [compared, setCompared] = useState<ScanPair & { difference: Difference }>();
  useEffect(() => {
    let isCurrent = true;
    if (old === undefined || now === undefined) return undefined;
    void store.calls.compareScans({ old, new: now }).then((outcome) => {
      if (!isCurrent) return;
      if (outcome.ok) setCompared({ old, new: now, difference: outcome.value });
      else store.report(outcome.failure);
    });
    return () => {
      isCurrent = false;
    };
  }, [store, old, now]);
  // That of the pair before says nothing of this one.
  return compared?.old === old && compared?.new === now ? compared?.difference : undefined;
}
