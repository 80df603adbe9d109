/** What makes one JSON value of another: small where most is the same. Nothing in it depends on what the values mean. */
import { isRecord } from '../contract/json.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** `set`: another value. `members`, `without`: of an object. `keep`: of a list, so many entries from its start and end stay. */
export type Delta =
  | { set: Json }
  | { members?: Record<string, Delta>; without?: string[] }
  | { keep: [number, number]; put: Json[] };

/** Undefined: the two are equal. */
export function deltaOf(from: Json, to: Json): Delta | undefined {
  if (from === to) return undefined;
  if (isList(from) && isList(to)) return listDelta(from, to);
  if (isRecord(from) && isRecord(to)) return objectDelta(from, to);
  return { set: to };
}

function listDelta(from: readonly Json[], to: readonly Json[]): Delta | undefined {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && isEqual(from[start], to[start])) start += 1;
  if (start === from.length && start === to.length) return undefined;
  let end = 0;
  while (end < shorter - start && isEqual(from[from.length - 1 - end], to[to.length - 1 - end])) end += 1;
  return { keep: [start, end], put: to.slice(start, to.length - end) };
}

function objectDelta(from: { [member: string]: Json }, to: { [member: string]: Json }): Delta | undefined {
  const members: [string, Delta][] = [];
  for (const [name, value] of Object.entries(to)) {
    const before = Object.hasOwn(from, name) ? from[name] : undefined;
    const delta = before === undefined ? { set: value } : deltaOf(before, value);
    if (delta !== undefined) members.push([name, delta]);
  }
  const without = Object.keys(from).filter((name) => !Object.hasOwn(to, name));
  if (members.length === 0 && without.length === 0) return undefined;
  return {
    ...(members.length === 0 ? {} : { members: Object.fromEntries(members) }),
    ...(without.length === 0 ? {} : { without }),
  };
}

function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && deltaOf(a, b) === undefined);
}

/** The value that `deltaOf` was given; what did not change is shared. Throws if the delta is not one of this value. */
export function withDelta(from: Json, delta: Delta): Json {
  if ('set' in delta) return delta.set;
  if ('keep' in delta) {
    const [start, end] = delta.keep;
    if (!isList(from) || start + end > from.length) throw new Error('The delta is not one of this list.');
    return [...from.slice(0, start), ...delta.put, ...from.slice(from.length - end)];
  }
  if (!isRecord(from)) throw new Error('The delta is not one of this object.');
  const { members = {}, without = [] } = delta;
  const kept = Object.entries(from).filter(([name]) => !without.includes(name));
  const result = new Map<string, Json>(kept);
  for (const [name, change] of Object.entries(members)) {
    const before = result.get(name);
    result.set(name, before === undefined ? whole(change) : withDelta(before, change));
  }
  return Object.fromEntries(result);
}

function whole(delta: Delta): Json {
  if (!('set' in delta)) throw new Error('The delta changes a member that is not there.');
  return delta.set;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
