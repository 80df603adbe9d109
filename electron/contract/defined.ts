/** Members that may not be there, in one expression. */

type Optional<T> = { [Name in keyof T]: undefined extends T[Name] ? Name : never }[keyof T];

type Defined<T> = Omit<T, Optional<T>> & { [Name in Optional<T>]?: Exclude<T[Name], undefined> };

/** A copy without the members that are undefined, as `exactOptionalPropertyTypes` asks of optional ones. */
export function defined<T extends object>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** The member if it is the table's own: a name that comes from outside may be `constructor`. */
export function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
