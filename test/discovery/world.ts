/** A discovery over a Bedrock in memory. */

import type { ScanEvent } from '../../electron/contract/scan/scan-event.ts';
import type { Network } from '../../electron/contract/snapshot/latency.ts';
import type {
  Failure,
  FailureKind,
  ModelRecord,
  RegionCode,
} from '../../electron/contract/snapshot/model.ts';
import { BedrockModelCapabilities } from '../../electron/discovery/models-capabilities.ts';
import type { DiscoveryPorts } from '../../electron/discovery/ports.ts';
import { aModel, aPage, failed, SOURCE } from '../helpers/builders.ts';
import { FakeCache } from '../helpers/fakes/fake-cache.ts';
import { FakeClock } from '../helpers/fakes/fake-clock.ts';
import { FakeGateway, type RegionScript } from '../helpers/fakes/fake-gateway.ts';

export const EU = 'eu-central-1';
export const US = 'us-east-1';
/** An account has to enable it first. */
export const OPT_IN = 'af-south-1';

export interface World {
  gateway: FakeGateway;
  cache: FakeCache;
  clock: FakeClock;
  problems: Failure[];
  /** That is in use; undefined: it cannot be told. */
  network?: Network | undefined;
  events: ScanEvent[];
  discovery: BedrockModelCapabilities;
}

/** The parts that the instance is made from; prompt caching is `yes` for ids with `cached` in them, else unknown. */
export function portsOf(world: Omit<World, 'discovery' | 'events'>): DiscoveryPorts {
  return {
    gateway: world.gateway,
    cache: world.cache,
    clock: world.clock,
    promptCachingOf: (modelId) => ({
      support: modelId.includes('cached') ? 'yes' : 'unknown',
      source: 'a page',
      asOf: '2026-11-01',
    }),
    currentNetwork: async () => world.network,
    onProblem: (failure) => world.problems.push(failure),
  };
}

/** A fresh instance whose regions are those of the scripts. */
export function aWorld(scripts: Record<RegionCode, RegionScript>, cache: FakeCache = new FakeCache()): World {
  BedrockModelCapabilities.resetInstance();
  const parts = { gateway: new FakeGateway(scripts), cache, clock: new FakeClock(), problems: [] };
  const discovery = BedrockModelCapabilities.getInstance({
    ports: portsOf(parts),
    source: SOURCE,
    regions: Object.keys(scripts),
  });
  const events: ScanEvent[] = [];
  discovery.subscribe((event) => events.push(event));
  return Object.assign(parts, { events, discovery });
}

/** The same after a whole scan, or after one with these choices. */
export async function scanned(
  scripts: Record<RegionCode, RegionScript>,
  choices?: Parameters<BedrockModelCapabilities['scanAllRegions']>[2],
): Promise<World> {
  const world = aWorld(scripts);
  await world.discovery.scanAllRegions(undefined, choices !== undefined, choices);
  return world;
}

/** A region that lists these models. */
export function lists(...models: ModelRecord[]): RegionScript {
  return { models: () => aPage(models) };
}

/** So many models of a region. */
export function manyModels(count: number, region: RegionCode = EU): ModelRecord[] {
  return Array.from({ length: count }, (_, index) => aModel(`acme.m${index}-v1:0`, {}, region));
}

/** A region that answers every call with a failure. */
export function failing(kind: FailureKind): RegionScript {
  return {
    models: () => failed(kind),
    profiles: () => failed(kind),
    access: () => failed(kind),
    mantle: () => failed(kind),
    ping: () => failed(kind),
  };
}

/** Settles when the condition holds, looked at in every turn of the event loop. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

/** How the region stands. */
export function recordOf({ discovery }: World, region: RegionCode) {
  return discovery.state.snapshot.regions[region];
}

/** The kind of the failure that stopped the scan; undefined where it was not stopped. */
export function stoppedBy({ discovery }: World): FailureKind | undefined {
  const { lastOutcome, failure } = discovery.state.scan;
  return lastOutcome === 'stopped' ? failure?.kind : undefined;
}
