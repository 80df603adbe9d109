/** Long work in steps: at once where nobody waits, or a little in each turn of the event loop, so that a window goes on. */

/** Work that can rest at each `yield`. */
export type Steps<T> = Generator<void, T, void>;

/** Longest run of steps in one turn, in milliseconds. */
const TURN_MS = 40;

/** Does all of it now. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Does some of it in each turn. `nextTurn` settles when others have had theirs. */
export async function inTimeSlices<T>(
  steps: Steps<T>,
  { nowMs, nextTurn }: { nowMs: () => number; nextTurn: () => Promise<unknown> },
): Promise<T> {
  let startedMs = nowMs();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (nowMs() - startedMs < TURN_MS) continue;
    await nextTurn();
    startedMs = nowMs();
  }
}
