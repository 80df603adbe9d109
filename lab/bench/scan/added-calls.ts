/** Scans with access, in turn with and without the requests for data retention: what these take of a scan. */
import { openGateway } from '../../../electron/aws/open-gateway.ts';
import { through } from '../../../electron/discovery/gateway-layers.ts';
import { BedrockModelCapabilities } from '../../../electron/discovery/models-capabilities.ts';
import type { BedrockGateway, SnapshotCache } from '../../../electron/discovery/ports.ts';
import { systemClock } from '../../../electron/session/system-clock.ts';
import { BENCH_REGIONS } from '../../../test/helpers/snapshots/catalogue.ts';
import { startScanClock } from './scan-clock.ts';
import type { ScanOrder, ScanReport, ScanTimes } from './scan-protocol.ts';

/** Two scans for each of `rescans`, the one with the requests first; two more before them, which warm everything up. */
export async function addedScans(order: ScanOrder): Promise<ScanReport> {
  const opened = await openGateway({});
  if (!opened.ok) throw new Error(opened.failure.message);
  const { gateway } = opened.value;
  const scans = { with: scanner(gateway), without: scanner(answeringAtOnce(gateway)) };
  const report: ScanReport = [];
  for (let pair = 0; pair <= order.rescans; pair += 1) {
    const times = [await scans.with(), await scans.without()];
    if (pair > 0) report.push(...times);
  }
  opened.value.close();
  return report;
}

const NO_CACHE: SnapshotCache = {
  load: async () => undefined,
  save: async () => ({ ok: true, value: null }),
  clear: async () => ({ ok: true, value: null }),
  at: () => NO_CACHE,
};

/** Data retention is answered without a request. */
function answeringAtOnce(gateway: BedrockGateway): BedrockGateway {
  const answer = { ok: true, value: { mode: 'inherit' } };
  return through(gateway, ({ operation }, run) =>
    operation === 'readDataRetention'
      ? (Promise.resolve(answer) as unknown as ReturnType<typeof run>)
      : run(),
  );
}

function scanner(gateway: BedrockGateway): () => Promise<ScanTimes> {
  const discovery = new BedrockModelCapabilities({
    ports: {
      gateway,
      cache: NO_CACHE,
      clock: systemClock,
      promptCachingOf: () => ({ support: 'unknown', source: 'nobody', asOf: '2026-11-29' }),
      onProblem: (failure) => {
        throw new Error(failure.message);
      },
    },
    source: { kind: 'aws', partition: 'aws' },
    regions: [...BENCH_REGIONS],
  });
  return async () => {
    const clock = startScanClock();
    await discovery.scan(BENCH_REGIONS, true, { access: true, latency: false });
    const records = Object.values(discovery.state.snapshot.regions);
    const known = records.filter(({ dataRetention }) => dataRetention?.mode === 'inherit').length;
    if (known !== BENCH_REGIONS.length) throw new Error(`Data retention of ${known} regions`);
    return clock.end(records.reduce((sum, { models }) => sum + Object.keys(models).length, 0));
  };
}
