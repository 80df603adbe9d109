/** One process that scans as it is told in its first argument (JSON), and says the times as JSON on stdout. */
import { BedrockModelCapabilities } from '../../../electron/discovery/models-capabilities.ts';
import { SourceSession } from '../../../electron/session/source-session.ts';
import { BENCH_REGIONS } from '../../../test/helpers/catalogue.ts';
import { plainScan, tunedScanner } from './plain-scan.ts';
import { startScanClock } from './scan-clock.ts';
import type { ScanOrder, ScanReport, ScanTimes } from './scan-protocol.ts';

async function appScans(order: ScanOrder): Promise<ScanReport> {
  const session = await SourceSession.open({
    choice: { kind: 'aws', profile: order.profile ?? null },
    userDataDir: order.home,
    regions: [...BENCH_REGIONS],
    regionDeadlineMs: 15_000,
    env: process.env,
    onProblem: (failure) => {
      throw new Error(failure.message);
    },
  });
  const connection = await session.connect();
  if (connection.status !== 'connected') throw new Error('The bench has no credentials.');
  if (order.warm) await session.warm();
  const report: ScanReport = [];
  for (let scan = 0; scan <= order.rescans; scan += 1) {
    // Once is enough to know which region is far.
    report.push(await appScan(session, { ...order, latency: order.latency && scan === 0 }));
  }
  await session.close();
  return report;
}

async function appScan(session: SourceSession, order: ScanOrder): Promise<ScanTimes> {
  const clock = startScanClock();
  let left = BENCH_REGIONS.length;
  const stop = session.subscribe((event) => {
    // The cache file is written after it.
    if (event.type === 'scan-finished') clock.answered();
    if (event.type === 'region-failed') throw new Error(`${event.region}: ${event.failure.message}`);
    if (event.type !== 'region-listed') return;
    left -= 1;
    if (left === 0) clock.listed();
  });
  const discovery = BedrockModelCapabilities.getInstance();
  const { access, latency } = order;
  await discovery.scan(BENCH_REGIONS, true, { access, latency });
  stop();
  const records = Object.values(session.state.snapshot.regions);
  const times = clock.end(records.reduce((sum, record) => sum + Object.keys(record.models).length, 0));
  const checked = records.reduce((sum, record) => sum + Object.keys(record.access).length, 0);
  if (order.access && checked !== times.rows) throw new Error(`${checked} of ${times.rows} checked`);
  return times;
}

async function otherScans(order: ScanOrder): Promise<ScanReport> {
  const report: ScanReport = [];
  const scan = order.how === 'plain' ? plainScan : tunedScanner();
  for (let done = 0; done <= order.rescans; done += 1) {
    const clock = startScanClock();
    report.push(clock.end(await scan(order.access, () => clock.listed())));
  }
  return report;
}

const order = JSON.parse(process.argv[2] ?? '') as ScanOrder;
const report = await (order.how === 'app' ? appScans(order) : otherScans(order));
process.stdout.write(JSON.stringify(report), () => process.exit(0));
