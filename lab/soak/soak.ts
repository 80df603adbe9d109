/**
 * Scans again and again in the real app, its window open, and says whether anything grows in either process.
 * `tsx lab/soak/soak.ts [SCANS]`; the sample Bedrock answers without delays.
 */
import { startSampleBedrock } from '../../electron/sample/sample-bedrock.ts';
import { runScript } from '../../scripts/run-script.ts';
import { type LaunchedApp, launchApp } from '../../test/drivers/launch.ts';
import { rescan } from '../../test/drivers/window-page.ts';
import { windows } from '../windows.ts';
import { openGauge, type Reading } from './soak-gauge.ts';

const SAY_EVERY = 25;
/** Growth per scan that is called flat, in bytes: a kept scan would be a hundred times that. */
const FLAT_BYTES = 1_000;

const mb = (bytes: number): string => (bytes / 1e6).toFixed(1);

const COLUMNS: readonly [head: string, of: (reading: Reading) => number | string][] = [
  ['scan', ({ scan }) => scan],
  ['main heap MB', ({ mainHeapBytes }) => mb(mainHeapBytes)],
  ['external MB', ({ mainExternalBytes }) => mb(mainExternalBytes)],
  ['resources', ({ resources }) => resources],
  ['open files', ({ openFiles }) => openFiles],
  ['listeners', ({ mainListeners }) => mainListeners],
  ['window heap MB', ({ windowHeapBytes }) => mb(windowHeapBytes)],
  ['nodes', ({ windowNodes }) => windowNodes],
  ['window listeners', ({ windowListeners }) => windowListeners],
  ['all MB', (reading) => reading.treeMegabytes?.toFixed(0) ?? '-'],
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
];

await runScript(async () => {
  const scans = Number(process.argv[2] ?? 500);
  using _display = await windows();
  // In this process: its cost is not the app's.
  const { endpoint, mantleEndpoint, credentials, close } = await startSampleBedrock({ delay: 'none' });
  const env = {
    AWS_ENDPOINT_URL_BEDROCK: endpoint,
    AWS_ENDPOINT_URL_BEDROCK_MANTLE: mantleEndpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  try {
    const launched = await launchApp({ env });
    const readings = await soak(launched, scans);
    await launched.app.close();
    return say(readings) ? 0 : 1;
  } finally {
    await close();
  }
});

async function soak({ app, page }: LaunchedApp, scans: number): Promise<Reading[]> {
  await page.getByRole('button', { name: 'Rescan' }).waitFor();
  const gauge = await openGauge(app, page);
  const readings: Reading[] = [];
  process.stdout.write(`${COLUMNS.map(([head]) => head).join('  ')}\n`);
  for (let scan = 1; scan <= scans; scan += 1) {
    const startedMs = performance.now();
    await rescan(page);
    if (scan !== 1 && scan % SAY_EVERY !== 0) continue;
    const reading = await gauge.read(scan, (performance.now() - startedMs) / 1000);
    readings.push(reading);
    process.stdout.write(`${COLUMNS.map(([, of]) => of(reading)).join('  ')}\n`);
  }
  return readings;
}

/** Whether everything is flat in the second half, when code is compiled and histories are full; says what a scan adds. */
function say(readings: readonly Reading[]): boolean {
  const last = readings.at(-1)?.scan ?? 0;
  const settled = readings.filter(({ scan }) => scan >= last / 2);
  if (settled.length < 3) return true;
  const growth = (of: (reading: Reading) => number): number =>
    slope(settled.map((each) => [each.scan, of(each)]));
  const mainBytes = growth((each) => each.mainHeapBytes);
  const windowBytes = growth((each) => each.windowHeapBytes);
  const counts = (['resources', 'openFiles', 'mainListeners', 'windowListeners', 'windowNodes'] as const).map(
    (name) => [name, growth((each) => each[name])] as const,
  );
  process.stdout.write(
    `a scan adds: main heap ${mainBytes.toFixed(0)} B, window heap ${windowBytes.toFixed(0)} B, ${counts
      .map(([name, each]) => `${name} ${each.toFixed(3)}`)
      .join(', ')}\n`,
  );
  return (
    [mainBytes, windowBytes].every((each) => each < FLAT_BYTES) && counts.every(([, each]) => each < 0.05)
  );
}

/** Of the straight line nearest to the points. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (place: 0 | 1): number => points.reduce((sum, each) => sum + each[place], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
