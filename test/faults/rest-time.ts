/** How long the regions without a fault take, measured beside a run in which nothing is wrong. */
import type { FaultCase } from './fault-case.ts';
import { type Run, runCase } from './fault-run.ts';
import { FAULTY, MODEL_IDS, OTHERS } from './good-bedrock.ts';

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
    withFault.push(await restMs(one, rest));
    without.push(await restMs(plain, rest));
  }
  return Math.min(...withFault) / Math.min(...without);
}

/** From the start of the scan to the last access answer of these regions, each of which lists every model. */
async function restMs(one: FaultCase, regions: readonly string[]): Promise<number> {
  const isEnough = (events: Run['events']): boolean => {
    const checked = events.flatMap(({ event }) =>
      event.type === 'access-checked' && regions.includes(event.region) ? event.results : [],
    );
    return checked.length === regions.length * MODEL_IDS.length;
  };
  const { events } = await runCase(one, undefined, { goodMs: GOOD_MS, isEnough });
  const startMs = events.find(({ event }) => event.type === 'scan-started')?.atMs ?? 0;
  const end = events.findIndex((_each, index) => isEnough(events.slice(0, index + 1)));
  const endMs = events[end]?.atMs;
  if (endMs === undefined) throw new Error(`${one.name}: the other regions were never complete.`);
  return endMs - startMs;
}
