/** The bedrock-mantle lists, beside the scan: a failure there is a note and holds nothing up. */
import type { RegionCode } from '../../contract/snapshot/model.ts';
import type { ScanEvent } from '../../contract/snapshot/scan-event.ts';
import type { DiscoveryPorts } from '../ports.ts';

/** Asks every region at once; settles when all have answered or the signal aborts. */
export async function listMantleEverywhere(
  ports: DiscoveryPorts,
  regions: readonly RegionCode[],
  emit: (event: ScanEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    regions.map(async (region) => {
      const answer = await ports.gateway.listMantleModels(region, signal);
      if (signal.aborted) return;
      if (answer.ok) emit({ type: 'mantle-listed', region, ...answer.value });
      else emit({ type: 'mantle-listed', region, state: 'failed', modelIds: [], failure: answer.failure });
    }),
  );
}
