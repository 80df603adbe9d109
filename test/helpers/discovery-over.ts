/** Scans over a gateway that a test has made. */
import type { RegionCode, Source } from '../../electron/contract/snapshot/model.ts';
import { BedrockModelCapabilities } from '../../electron/discovery/models-capabilities.ts';
import type { BedrockGateway, DiscoveryPorts } from '../../electron/discovery/ports.ts';
import { CACHING_UNKNOWN } from './exports.ts';
import { FakeCache } from './fakes/fake-cache.ts';
import { FakeClock } from './fakes/fake-clock.ts';

/** Keeps what it finds in memory and throws what it reports. */
export function discoveryOver(
  gateway: BedrockGateway,
  { source, regions, ...ports }: { source: Source; regions: readonly RegionCode[] } & Partial<DiscoveryPorts>,
): BedrockModelCapabilities {
  return new BedrockModelCapabilities({
    ports: {
      gateway,
      cache: new FakeCache(),
      clock: new FakeClock(),
      promptCachingOf: () => CACHING_UNKNOWN,
      onProblem: ({ message }) => {
        throw new Error(message);
      },
      ...ports,
    },
    source,
    regions: [...regions],
  });
}
