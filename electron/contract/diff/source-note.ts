/** What is to be said before two sides of different sources are compared. */
import type { Source } from '../snapshot/model.ts';

/** One sentence; undefined: both are of the same kind and partition. */
export function sourceNote(old: Source, now: Source): string | undefined {
  if (old.kind !== now.kind)
    return 'One of the two is sample data: the differences say nothing of an account.';
  if (old.partition !== now.partition) {
    return `The two are of different partitions (${old.partition} and ${now.partition}), which share no Region.`;
  }
  return undefined;
}
