/** The second phase of a scan: what the account may do, model by model, as fast as each region allows. */
import type { Failure, ModelId, RegionCode } from '../contract/model.ts';
import type { ScanEvent } from '../contract/scan-event.ts';
import type { DiscoveryPorts } from './ports.ts';
import { RegionAccess } from './region-access.ts';
import { Slots } from './slots.ts';

/** Checks in flight over all regions. */
const MOST_IN_FLIGHT = 128;

/** Checks every model of every region given; the failure that stops the whole scan, if there is one. */
export async function checkAccessEverywhere(
  ports: DiscoveryPorts,
  modelsByRegion: ReadonlyMap<RegionCode, readonly ModelId[]>,
  emit: (event: ScanEvent) => void,
  stop: AbortController,
): Promise<Failure | undefined> {
  const slots = new Slots(MOST_IN_FLIGHT);
  let stopping: Failure | undefined;
  const onStop = (failure: Failure): void => {
    stopping ??= failure;
    stop.abort();
  };
  const total = [...modelsByRegion.values()].reduce((sum, models) => sum + models.length, 0);
  emit({ type: 'access-started', total });
  await Promise.all(
    [...modelsByRegion].map(([region, models]) =>
      new RegionAccess({ ports, region, slots, emit, signal: stop.signal, onStop }).check(models),
    ),
  );
  return stopping;
}
