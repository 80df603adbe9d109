/** A room, and which rooms it may import. */
export interface Room {
  /** A folder (ends with /) or a file; the longest that fits a file is its room. */
  room: string;
  /** Folders, files and package names (a name ending in / stands for the whole scope, `*` for every package). */
  maySee: readonly string[];
}

export const NODE = 'node:';
export const ANY_PACKAGE = '*';

/** Rooms in layers, lowest first: each may import itself, `base`, and the rooms below it. */
export function floors(house: string, base: readonly string[], rooms: readonly string[]): Room[] {
  return rooms.map((name, index) => ({
    room: `${house}${name}/`,
    maySee: [...rooms.slice(0, index + 1).map((below) => `${house}${below}/`), ...base],
  }));
}
