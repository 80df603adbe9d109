/** Optional members in one expression. */

type Optional<T> = { [Name in keyof T]: undefined extends T[Name] ? Name : never }[keyof T];

type Defined<T> = Omit<T, Optional<T>> & { [Name in Optional<T>]?: Exclude<T[Name], undefined> };

/** A copy without the members that are undefined, as `exactOptionalPropertyTypes` asks of optional ones. */
export function defined<T extends object>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
}
