/**
 * How property tests run. By themselves they take the same cases every time, so that a change fails for what it changed.
 * To look for new ones: `PROPERTY_SEED=random PROPERTY_RUNS=40 npm run test:unit`, forty times as many with a seed that
 * the failure names.
 */
import fc from 'fast-check';

const { PROPERTY_SEED: seed = '20260822', PROPERTY_RUNS: times = '1' } = process.env;

/** How many cases a property is tried with. */
export function runs(usual: number): number {
  return usual * Number(times);
}

fc.configureGlobal({ numRuns: runs(100), ...(seed === 'random' ? {} : { seed: Number(seed) }) });
