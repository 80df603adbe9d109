/** The account's own list of regions, beside the scan: without it the regions speak for themselves. */
import type { Source } from '../../contract/snapshot/model.ts';
import type { ScanEvent } from '../../contract/snapshot/scan-event.ts';
import type { DiscoveryPorts } from '../ports.ts';

/** Only the commercial partition has this list. A denied or failed one is as if it had not been asked. */
export async function listAccountRegions(
  { gateway }: DiscoveryPorts,
  source: Source,
  emit: (event: ScanEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  if (source.kind !== 'aws' || source.partition !== 'aws') return;
  const answer = await gateway.listAccountRegions(signal);
  if (signal.aborted || !answer.ok || answer.value.state === 'not-asked') return;
  emit({ type: 'account-regions-listed', statuses: answer.value.statuses });
}
