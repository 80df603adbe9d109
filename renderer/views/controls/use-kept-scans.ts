/** The kept scans of the source. */
import { useEffect, useState } from 'react';
import type { KeptScan } from '../../../electron/contract/snapshot/kept-scan.ts';
import { useAtlas, useData } from './atlas-context.tsx';

/** Newest first, read anew after each scan and for each source; undefined until they are there. */
export function useKeptScans(): KeptScan[] | undefined {
  const store = useAtlas();
  const finishedAt = useData((state) => state.scan.finishedAt);
  const source = useData((state) => state.connection?.source);
  const [scans, setScans] = useState<KeptScan[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of a scan and another source are what change the list
  useEffect(() => {
    let isCurrent = true;
    void store.calls.listScans().then((found) => {
      if (isCurrent) setScans(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [store, finishedAt, source]);
  return scans;
}
