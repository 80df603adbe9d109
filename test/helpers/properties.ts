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

type Arbitraries<Values extends unknown[]> = { [Place in keyof Values]: fc.Arbitrary<Values[Place]> };

/** Holds for all values, as far as some of them tell; false, a throw and a rejection refute it. */
export function always<Values extends unknown[]>(
  of: readonly [...Arbitraries<Values>],
  holds: (...values: Values) => unknown,
): Promise<void> {
  return alwaysIn(100, of, holds);
}

/** The same, tried with so many values: for what is slow, or seldom goes wrong. */
export function alwaysIn<Values extends unknown[]>(
  usual: number,
  of: readonly [...Arbitraries<Values>],
  holds: (...values: Values) => unknown,
): Promise<void> {
  const holdsFor = async (values: unknown[]): Promise<boolean> =>
    (await holds(...(values as Values))) !== false;
  return fc.assert(fc.asyncProperty(fc.tuple<unknown[]>(...of), holdsFor), { numRuns: runs(usual) });
}
