/** How far the access checks came, where a scan ended before their end. */
import { useDeferredValue } from 'react';
import { accessCoverage } from '../../state/scan/scan-summary.ts';
import { useData } from '../controls/atlas-context.tsx';

/** Such as `access checked in 12 of 33 Regions`; nothing while a scan runs, where all is checked, or where it was not asked for. */
export function AccessCoverage(): React.ReactNode {
  const ended = useData(({ scan, settings, snapshot, viewing }) =>
    scan.phase === 'idle' && viewing === undefined && settings?.accessChecks === 'all' ? snapshot : undefined,
  );
  // Every model of every region is counted: once the rest is shown.
  const snapshot = useDeferredValue(ended);
  if (snapshot === undefined) return null;
  const { checked, regions } = accessCoverage(snapshot);
  if (checked === regions) return null;
  return (
    <span className="strip-warning">
      access checked in {checked} of {regions} Regions
    </span>
  );
}
