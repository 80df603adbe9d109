/** Work on many things that would be too much all at once. */

/** Takes the items in their order, `most` at the same time; once the signal aborts, no further one is begun. */
export async function fewAtOnce<T>(
  items: readonly T[],
  most: number,
  task: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const left = items.values();
  const work = async (): Promise<void> => {
    while (signal?.aborted !== true) {
      const next = left.next();
      if (next.done === true) return;
      await task(next.value);
    }
  };
  await Promise.all(Array.from({ length: most }, work));
}
