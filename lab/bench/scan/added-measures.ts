/** Measure 20: scans with and without what was added to them, in turn in one process. */
import { type Figure, figure, median, ms } from '../figures.ts';
import { startBenchServer } from '../server.ts';
import { RECORDED_MODELS } from './scan-measures.ts';
import { scanInProcess } from './scan-process.ts';

/** Scans of each kind in a run: one scan is not exact enough for a share so small. */
const ADDED_PAIRS = 15;

/** What the requests for data retention take of a scan with access. */
export async function addedMeasures(runs: number, bundle: string): Promise<Figure[]> {
  using server = await startBenchServer({ models: RECORDED_MODELS });
  const order = { how: 'added', url: server.url, access: true, warm: false } as const;
  const times = await scanInProcess(bundle, { ...order, rescans: runs * ADDED_PAIRS });
  const pairs = times.flatMap((first, place) => {
    const second = times[place + 1];
    return place % 2 === 0 && second !== undefined ? [{ with: first.cpuMs, without: second.cpuMs }] : [];
  });
  const groups = Array.from({ length: runs }, (_, run) =>
    pairs.slice(run * ADDED_PAIRS, (run + 1) * ADDED_PAIRS),
  );
  // A scan that another process disturbs weighs no more than any other.
  const cpu = (group: typeof pairs, of: 'with' | 'without'): number => median(group.map((each) => each[of]));
  const { requests } = await server.counts();
  const scans = 2 * (runs * ADDED_PAIRS + 1);
  return [
    figure(
      '20',
      'CPU of a scan with access beside one without its requests for data retention',
      'x without',
      groups.map((group) => cpu(group, 'with') / cpu(group, 'without')),
      1.03,
      `${ms(pairs.map((pair) => pair.with))}; without ${ms(pairs.map((pair) => pair.without))}; ${((requests['data-retention'] ?? 0) * 2) / scans} requests more a scan; ${ADDED_PAIRS} pairs a run`,
    ),
  ];
}
