import type { WantedWays } from '../../../electron/contract/filter/placement.ts';

/** Whether two lists hold the same items, compared by identity. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((each, index) => each === b[index]));
}

/** Whether both ask the same of cells. */
export function isSameWanted(a: WantedWays, b: WantedWays): boolean {
  return isSameList(a.kinds, b.kinds) && isSameList(a.stays, b.stays) && isSameList(a.accounts, b.accounts);
}

/** Makes the value when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
