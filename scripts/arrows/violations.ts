/** Finds imports and names that a room may not use. */
import { isIn, type Room, targetOf } from './room.ts';
import { MONOPOLIES, ROOMS } from './rules.ts';
import type { SourceFacts } from './source-facts.ts';

/** One line for each violation in the file at `path` (from the repository's root, with /). */
export function violations(path: string, facts: SourceFacts): string[] {
  return [...forbiddenImports(path, facts), ...forbiddenNames(path, facts)];
}

function forbiddenImports(path: string, facts: SourceFacts): string[] {
  const room = roomOf(path);
  if (room === undefined) return [];
  return facts.modules
    .filter(({ name }) => !room.maySee.some((place) => isIn(path, name, place)))
    .map(({ name }) => `${path}: ${room.room} may not see ${targetOf(path, name)}`);
}

function roomOf(path: string): Room | undefined {
  return ROOMS.filter(({ room }) => path === room || (room.endsWith('/') && path.startsWith(room))).toSorted(
    (a, b) => b.room.length - a.room.length,
  )[0];
}

function forbiddenNames(path: string, facts: SourceFacts): string[] {
  return MONOPOLIES.filter(({ file, within }) => path !== file && path.startsWith(within)).flatMap(
    ({ file, use }) =>
      'member' in use
        ? facts.members
            .filter(({ object, member }) => member === use.member && use.object.test(object))
            .map(({ object, member }) => `${path}: only ${file} may use ${object}.${member}`)
        : facts.importedNames
            .filter(({ name, from }) => name === use.imported && from === use.from)
            .map(({ name }) => `${path}: only ${file} may use ${name}`),
  );
}
