import { posix } from 'node:path';

/** A room, and which rooms it may import. */
export interface Room {
  /** A folder (ends with /) or a file; the longest that fits a file is its room. */
  room: string;
  /** Folders, files and package names (a name ending in / stands for the whole scope, `*` for every package). */
  maySee: readonly string[];
}

export const NODE = 'node:';
export const ANY_PACKAGE = '*';

/** What an import in the file names: a path from the repository's root, or a package. */
export function targetOf(file: string, name: string): string {
  return name.startsWith('.') ? posix.join(posix.dirname(file), name.replace(/\?.*$/, '')) : name;
}

/** Whether what the import names is `place`, in the words of `maySee`, or in it. */
export function isIn(file: string, name: string, place: string): boolean {
  if (name.startsWith('.')) {
    const target = targetOf(file, name);
    return target === place || (place.endsWith('/') && target.startsWith(place));
  }
  if (place === ANY_PACKAGE) return !name.startsWith(NODE);
  const isScope = place === NODE || (place.startsWith('@') && place.endsWith('/'));
  return name === place || name.startsWith(isScope ? place : `${place}/`);
}

/** Says what a room of the house may import: itself, rooms of the same house, and what is named after these in full. */
export function roomsOf(
  house: string,
): (name: string, rooms: readonly string[], ...others: readonly string[]) => Room {
  return (name, rooms, ...others) => ({
    room: house + name,
    maySee: [name, ...rooms].map((each) => house + each).concat(others),
  });
}

/** Rooms in layers, lowest first: each may import itself, `base`, and the rooms below it. */
export function floors(house: string, base: readonly string[], rooms: readonly string[]): Room[] {
  const room = roomsOf(house);
  return rooms.map((name, index) =>
    room(
      `${name}/`,
      rooms.slice(0, index).map((below) => `${below}/`),
      ...base,
    ),
  );
}
