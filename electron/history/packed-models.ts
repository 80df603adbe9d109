/**
 * Model records in a base. The records of a model differ in a member or two, mostly its lifecycle: so what they share is
 * written once.
 *
 * Licence: see stored-snapshot.ts, which is its door.
 */
import { at, DistinctValues } from '../cache/profile-table.ts';
import { MAX_KEPT_LENGTH } from '../contract/bounds.ts';
import { isRecord } from '../contract/json.ts';
import { isSame } from '../contract/scan/interning.ts';
import type { ModelRecord } from '../contract/snapshot/model.ts';

type Member = [name: string, value: unknown];

/** A record is a row of indexes: its body's, then those of the members in which it differs from the body. */
export interface PackedModels {
  /** Whole records: the first of each id and order of members. */
  bodies: ModelRecord[];
  members: Member[];
  rows: number[][];
}

/** The same records in the same order. `before`: what the first of them were packed to, which stays as it is. */
export function packModels(
  records: readonly ModelRecord[],
  before: PackedModels = { bodies: [], members: [], rows: [] },
): PackedModels {
  const bodies = [...before.bodies];
  const bodyOf = new Map(bodies.map((body, index) => [bodyKey(body), index]));
  const members = new DistinctValues<Member>(before.members);
  const rows = records.slice(before.rows.length).map((record) => {
    const key = bodyKey(record);
    const index = bodyOf.get(key) ?? bodies.push(record) - 1;
    bodyOf.set(key, index);
    const body = bodies[index];
    if (body === undefined || body === record) return [index];
    const differing = Object.entries(record).filter(([name, value]) => !isSame(body[name], value));
    return [index, ...differing.map((member) => members.index(member))];
  });
  return { bodies, members: members.values, rows: [...before.rows, ...rows] };
}

function bodyKey(record: ModelRecord): string {
  return JSON.stringify([record.modelId, ...Object.keys(record)]);
}

/** Tables out of a file, entry by entry as they are there. */
export type PackedTables = { [Table in keyof PackedModels]: readonly unknown[] };

/** The records; undefined for each that is damaged. `known`: those of `before`; rows that both have share them. */
export function unpackModels(
  packed: PackedTables,
  known: readonly (ModelRecord | undefined)[] = [],
  before?: PackedTables,
): (ModelRecord | undefined)[] {
  const rows = before !== undefined && continues(packed, before) ? before.rows : [];
  const sizes = packed.bodies.map((body) => (isRecord(body) ? Object.keys(body).length : 0));
  // A short row makes a record as large as its body. A member takes four characters, so no good file has so many.
  let room = MAX_KEPT_LENGTH;
  return packed.rows.map((row, place) => {
    if (row === rows[place]) return known[place];
    room -= Array.isArray(row) ? (at(sizes, row[0]) ?? 0) : 0;
    return room < 0 ? undefined : recordOf(row, packed);
  });
}

/** Whether indexes into the tables before mean the same. */
function continues(packed: PackedTables, before: PackedTables): boolean {
  return (
    before.bodies.every((body, place) => body === packed.bodies[place]) &&
    before.members.every((member, place) => member === packed.members[place])
  );
}

function recordOf(row: unknown, { bodies, members }: PackedTables): ModelRecord | undefined {
  if (!Array.isArray(row)) return undefined;
  const body = at(bodies, row[0]);
  if (!isRecord(body)) return undefined;
  const record = { ...body };
  for (let place = 1; place < row.length; place += 1) {
    const member = at(members, row[place]);
    // Each is in place of one of the body's.
    if (!isMember(member) || !Object.hasOwn(record, member[0])) return undefined;
    record[member[0]] = member[1];
  }
  return record as ModelRecord;
}

/** Takes values that are equal from the other bodies: what is the same object needs no comparison. */
export function shareValues(bodies: readonly unknown[], others: readonly unknown[]): void {
  const byId = new Map(others.flatMap((other) => (isRecord(other) ? [[other.modelId, other] as const] : [])));
  for (const body of bodies) {
    if (!isRecord(body)) continue;
    const other = byId.get(body.modelId);
    if (other === undefined) continue;
    for (const name of Object.keys(body)) if (isSame(body[name], other[name])) body[name] = other[name];
  }
}

function isMember(value: unknown): value is Member {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';
}
