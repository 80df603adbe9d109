/** Measures 1 to 5, 9, 13 and 17: scans of the app beside plain ones, in processes of their own, alternating. */
import { BENCH_REGIONS, SLOWEST_MS } from '../../../test/helpers/snapshots/catalogue.ts';
import { type Figure, figure, median, ms, number, times } from '../figures.ts';
import { type BenchServer, startBenchServer } from '../server.ts';
import { scanInProcess } from './scan-process.ts';
import type { ScanOrder, ScanTimes } from './scan-protocol.ts';

export const RECORDED_MODELS = 130;
const MANY_MODELS = 1_500;
const RETENTION_TOO = 'requests of a scan with access, beside a plain one and one a region';

/** What one process gave. */
interface Run {
  first: ScanTimes;
  rescans: ScanTimes[];
  requests: number;
  connections: number;
}

/** One process against the server; the counts are those of all its scans. */
export async function run(
  bundle: string,
  server: BenchServer,
  order: Pick<ScanOrder, 'how'> & Partial<ScanOrder>,
): Promise<Run> {
  await server.counts();
  const [first, ...rescans] = await scanInProcess(bundle, { url: server.url, ...order });
  if (first === undefined) throw new Error('A scan gave no times.');
  const { requests, connections } = await server.counts();
  return {
    first,
    rescans,
    requests: Object.values(requests).reduce((sum, each) => sum + each, 0),
    connections,
  };
}

type Counted = 'requests' | 'connections';
type Pair = Record<'app' | 'plain', Run>;

/** CPU of the first scans, the app's over the plain one's. */
function cpuFigure(id: string, name: string, pairs: readonly Pair[]): Figure {
  const cpu = (how: keyof Pair): number[] => pairs.map((pair) => pair[how].first.cpuMs);
  const ratios = pairs.map(({ app, plain }) => app.first.cpuMs / plain.first.cpuMs);
  return figure(id, name, 'x plain', ratios, 1, `${ms(cpu('app'))}; plain ${ms(cpu('plain'))}`);
}

/** Requests of all scans of a process: the app's divided by the plain scan's plus its allowance. */
function countFigure(id: string, name: string, of: Counted, pairs: readonly Pair[], allowed = 0): Figure {
  const ratios = pairs.map(({ app, plain }) => app[of] / (plain[of] + allowed));
  const [first] = pairs;
  return figure(id, name, 'x plain', ratios, 1, `${first?.app[of]}; plain ${first?.plain[of]}+${allowed}`);
}

/** Measures 1, 2 and the lists' part of 13. */
export async function listMeasures(runs: number, bundle: string): Promise<Figure[]> {
  using server = await startBenchServer({ models: RECORDED_MODELS });
  const pairs = await times(runs, async () => ({
    app: await run(bundle, server, { how: 'app' }),
    plain: await run(bundle, server, { how: 'plain' }),
    appAgain: await run(bundle, server, { how: 'app', latency: true, rescans: 3 }),
    plainAgain: await run(bundle, server, { how: 'plain', rescans: 3 }),
  }));
  const app = pairs.map((pair) => pair.app.first.listsMs);
  const plain = pairs.map((pair) => pair.plain.first.listsMs);
  const rescans = pairs.map((pair) => median(pair.appAgain.rescans.map((each) => each.listsMs)));
  return [
    figure(
      '1a',
      `first scan, lists of ${pairs[0]?.app.first.rows} rows`,
      'x bound',
      app.map((each) => each / SLOWEST_MS),
      1.4,
      `${ms(app)}; the slowest region's round trip is ${SLOWEST_MS} ms`,
    ),
    figure(
      '1b',
      'the same beside Promise.all with SDK defaults',
      'x plain',
      pairs.map((pair) => pair.app.first.listsMs / pair.plain.first.listsMs),
      0.65,
      `plain: ${ms(plain)}`,
    ),
    figure(
      '2',
      'rescan in the running app',
      'x bound',
      rescans.map((each) => each / SLOWEST_MS),
      1.15,
      `${ms(rescans)}; plain: ${ms(pairs.flatMap((pair) => pair.plainAgain.rescans.map((each) => each.listsMs)))}`,
    ),
    cpuFigure('13a', 'CPU of a first scan, lists', pairs),
    countFigure('13b', 'requests of a scan, lists', 'requests', pairs),
    countFigure(
      '13c',
      'connections opened by four scans, lists',
      'connections',
      pairs.map(({ appAgain, plainAgain }) => ({ app: appAgain, plain: plainAgain })),
    ),
  ];
}

/** Measures 3, 9 and the access part of 13. */
export async function accessMeasures(runs: number, bundle: string): Promise<Figure[]> {
  using server = await startBenchServer({ models: RECORDED_MODELS });
  const pairs = await times(runs, async () => ({
    app: await run(bundle, server, { how: 'app', access: true }),
    plain: await run(bundle, server, { how: 'plain', access: true }),
  }));
  const whole = pairs.map((pair) => pair.app.first.wholeMs);
  const plain = pairs.map((pair) => pair.plain.first);
  return [
    figure(
      '3',
      `lists and access of ${pairs[0]?.app.first.rows} rows`,
      'x bound',
      whole.map((each) => each / (2 * SLOWEST_MS)),
      2.5,
      `${ms(whole)}; plain ${ms(plain.map((each) => each.wholeMs))}; bound: two round trips`,
    ),
    figure(
      '9',
      'event-loop delay during 3, p99',
      'ms',
      pairs.map((pair) => pair.app.first.loopDelayP99Ms),
      50,
      `plain: ${ms(plain.map((each) => each.loopDelayP99Ms))}`,
    ),
    cpuFigure('13d', 'CPU of a scan with access', pairs),
    // Allowed: one request a region for the account's data retention, which the plain scan does not send.
    countFigure('13e', RETENTION_TOO, 'requests', pairs, BENCH_REGIONS.length),
    countFigure('13f', 'connections of a scan with access', 'connections', pairs),
  ];
}

/** Measure 4: every connection takes two more round trips. */
export async function setUpMeasures(runs: number, bundle: string): Promise<Figure[]> {
  using server = await startBenchServer({ models: RECORDED_MODELS, setUp: true });
  const pairs = await times(runs, async () => ({
    cold: await run(bundle, server, { how: 'app', access: true, warm: false }),
    warm: await run(bundle, server, { how: 'app' }),
    plain: await run(bundle, server, { how: 'plain' }),
  }));
  const cold = pairs.map((pair) => pair.cold.first.listsMs);
  return [
    figure(
      '4',
      'lists with connection set-up, nothing warm',
      'x bound',
      cold.map((each) => each / (3 * SLOWEST_MS)),
      1.15,
      `${ms(cold)}, with access ${ms(pairs.map((pair) => pair.cold.first.wholeMs))}; clients warm, connections not: ${ms(pairs.map((pair) => pair.warm.first.listsMs))}; plain ${ms(pairs.map((pair) => pair.plain.first.listsMs))}`,
    ),
  ];
}

/** Measure 5: more than ten times the rows. */
export async function largeMeasures(runs: number, bundle: string): Promise<Figure[]> {
  using small = await startBenchServer({ models: RECORDED_MODELS });
  using large = await startBenchServer({ models: MANY_MODELS });
  const sets = await times(runs, async () => ({
    small: await run(bundle, small, { how: 'app' }),
    large: await run(bundle, large, { how: 'app' }),
    tuned: await run(bundle, large, { how: 'tuned' }),
  }));
  const rows = { small: sets[0]?.small.first.rows ?? 1, large: sets[0]?.large.first.rows ?? 1 };
  const app = sets.map((set) => set.large.first.wholeMs);
  // Fixed costs are in both scans, so a row costs the difference divided by the added rows.
  const perRow = sets.map(
    (set) => (set.large.first.cpuMs - set.small.first.cpuMs) / (rows.large - rows.small),
  );
  const smallPerRow = median(sets.map((set) => set.small.first.cpuMs)) / rows.small;
  return [
    figure(
      '5a',
      `CPU of one row of ${rows.large}`,
      'x a row of #1',
      perRow.map((each) => each / smallPerRow),
      1.2,
      `${number(median(perRow) * 1000)} us a row beyond the first ${rows.small}; ${number(smallPerRow * 1000)} us with the fixed costs`,
    ),
    figure(
      '5b',
      'whole scan of its lists',
      'x tuned SDK loop',
      sets.map((set) => set.large.first.wholeMs / set.tuned.first.wholeMs),
      1,
      `${ms(app)}; tuned ${ms(sets.map((set) => set.tuned.first.wholeMs))}`,
    ),
  ];
}

/** Measure 17: access checks where every region hands out calls from a token bucket, as AWS throttles an API. */
export async function paceMeasures(runs: number, bundle: string): Promise<Figure[]> {
  const bucket = { rate: 20, burst: 40 };
  using server = await startBenchServer({ models: RECORDED_MODELS, bucket });
  const done = await times(runs, () => run(bundle, server, { how: 'app', access: true }));
  const leastMs = ((RECORDED_MODELS - bucket.burst) / bucket.rate) * 1000;
  const rows = done[0]?.first.rows ?? 1;
  return [
    figure(
      '17',
      `lists and access of ${rows} rows, ${bucket.rate} checks a second and region`,
      'x least time',
      done.map(({ first }) => first.wholeMs / leastMs),
      1.3,
      `${ms(done.map(({ first }) => first.wholeMs))}; ${done[0]?.requests} requests`,
    ),
  ];
}
