/** Measure 19: five profiles scanned together and shown, beside the same one after the other. */
import { type Figure, figure, ms, times } from '../figures.ts';
import { startBenchServer } from '../server.ts';
import { RECORDED_MODELS, run } from './scan-measures.ts';

export async function accountsMeasures(runs: number, bundle: string): Promise<Figure[]> {
  using server = await startBenchServer({ models: RECORDED_MODELS });
  const pairs = await times(runs, async () => ({
    together: await run(bundle, server, { how: 'together', access: true }),
    apart: await run(bundle, server, { how: 'apart', access: true }),
  }));
  const cpu = (how: 'together' | 'apart'): number[] => pairs.map((pair) => pair[how].first.cpuMs);
  const whole = (how: 'together' | 'apart'): number[] => pairs.map((pair) => pair[how].first.wholeMs);
  return [
    figure(
      '19a',
      'CPU of five accounts scanned together and shown',
      'x apart',
      pairs.map(({ together, apart }) => together.first.cpuMs / apart.first.cpuMs),
      1.3,
      `${ms(cpu('together'))} in ${ms(whole('together'))}, ${pairs[0]?.together.requests} requests over ${pairs[0]?.together.connections} connections; apart ${ms(cpu('apart'))} in ${ms(whole('apart'))}`,
    ),
    figure(
      '19b',
      'event-loop delay during 19a, p99',
      'ms',
      pairs.map(({ together }) => together.first.loopDelayP99Ms),
      50,
      `apart: ${ms(pairs.map(({ apart }) => apart.first.loopDelayP99Ms))}`,
    ),
  ];
}
