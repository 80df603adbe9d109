/** How long the regions without a fault take, measured beside a run in which nothing is wrong. */

import { FAULTY, MODEL_IDS, OTHERS } from '../../drivers/good-bedrock.ts';
import type { FaultCase } from './fault-case.ts';
import { type Run, runCase } from './fault-run.ts';

/** How long each good answer takes: a region across the sea, and far more than the machine's own noise. */
const GOOD_MS = 150;
const ROUNDS = 3;

/** So near to the best run without a fault, and no further run can say more: noise only makes it later. */
const NEAR = 1.1;
/** The best time of all runs without a fault so far, by the region that is left out. */
const best = new Map<string, number>();

/** Time until lists and access of all others are there, over the best without a fault: the best of up to three runs. */
export async function timesLater(one: FaultCase, region: string): Promise<number> {
  const rest = [...OTHERS, FAULTY].filter((each) => each !== region);
  const { fault: _none, setUp: _nothing, ...plain } = one;
  let withFaultMs = Number.POSITIVE_INFINITY;
  let withoutMs = best.get(region) ?? Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    withFaultMs = Math.min(withFaultMs, await restMs(one, rest));
    withoutMs = Math.min(withoutMs, await restMs(plain, rest));
    best.set(region, withoutMs);
    if (withFaultMs / withoutMs <= NEAR) break;
  }
  return withFaultMs / withoutMs;
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
