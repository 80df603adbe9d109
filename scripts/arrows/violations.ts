/** Finds imports and names that a room may not use. */
import { posix } from 'node:path';
import { MONOPOLIES, ROOMS, type Room } from './rules.ts';
import { type SourceFacts, sourceFacts } from './source-facts.ts';

/** One line for each violation in the file at `path` (from the repository's root, with /). */
export function violations(path: string, text: string): string[] {
  const facts = sourceFacts(path, text);
  return [...forbiddenImports(path, facts), ...forbiddenNames(path, facts)];
}

function forbiddenImports(path: string, facts: SourceFacts): string[] {
  const room = roomOf(path);
  if (room === undefined) return [];
  return facts.modules
    .map((name) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name))
    .filter((target) => !room.maySee.some((allowed) => covers(allowed, target)))
    .map((target) => `${path}: ${room.room} may not see ${target}`);
}

function roomOf(path: string): Room | undefined {
  return ROOMS.filter(({ room }) => path === room || (room.endsWith('/') && path.startsWith(room))).toSorted(
    (a, b) => b.room.length - a.room.length,
  )[0];
}

function covers(allowed: string, target: string): boolean {
  if (allowed.endsWith('/') || allowed.endsWith(':')) return target.startsWith(allowed);
  // A package stands for its entry points too, a file only for itself.
  return target === allowed || (!/\.\w+$/.test(allowed) && target.startsWith(`${allowed}/`));
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
