/** How long the regions without a fault take, measured beside a run in which nothing is wrong. */
import type { FaultCase } from './fault-case.ts';
import { type Run, runCase } from './fault-run.ts';
import { FAULTY, OTHERS } from './good-bedrock.ts';

/** How long each good answer takes: a region across the sea, and far more than the machine's own noise. */
const GOOD_MS = 150;
const ROUNDS = 3;

/** Time until lists and access of all others are there, over the same without the fault: the best of three runs of each. */
export async function timesLater(one: FaultCase, region: string): Promise<number> {
  const rest = [...OTHERS, FAULTY].filter((each) => each !== region);
  const { fault: _none, setUp: _nothing, ...plain } = one;
  const withFault: number[] = [];
  const without: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    withFault.push(restMs(await runCase(one, undefined, GOOD_MS), rest));
    without.push(restMs(await runCase(plain, undefined, GOOD_MS), rest));
  }
  return Math.min(...withFault) / Math.min(...without);
}

/** From the start of the scan to the last list or access answer of these regions. */
function restMs({ events }: Run, regions: readonly string[]): number {
  const startMs = events.find(({ event }) => event.type === 'scan-started')?.atMs ?? 0;
  const ends = events.filter(
    ({ event }) =>
      (event.type === 'region-listed' || event.type === 'region-failed' || event.type === 'access-checked') &&
      regions.includes(event.region),
  );
  return (ends.at(-1)?.atMs ?? startMs) - startMs;
}
