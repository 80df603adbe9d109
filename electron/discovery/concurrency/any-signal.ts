/** One signal for several reasons to stop. */

/**
 * Runs the task with a signal that aborts when one of the signals does. Leaves no listener behind, unlike AbortSignal.any
 * on Node 20.
 */
export async function withAnySignal<T>(
  signals: readonly AbortSignal[],
  task: (any: AbortSignal) => Promise<T>,
): Promise<T> {
  const any = new AbortController();
  const forward = (): void => any.abort();
  if (signals.some((signal) => signal.aborted)) forward();
  for (const signal of signals) signal.addEventListener('abort', forward);
  try {
    return await task(any.signal);
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', forward);
  }
}
