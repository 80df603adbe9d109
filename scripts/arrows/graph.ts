/** Checks on all imports together: circles, what an entry point loads, what is loaded too early. */
import { isIn, targetOf } from './room.ts';
import { LAZY_ROOMS, UNREACHABLE } from './rules.ts';
import type { ImportedModule } from './source-facts.ts';

/** The imports of each file, by its path from the repository's root. */
export type ImportGraph = ReadonlyMap<string, readonly ImportedModule[]>;

/** One line for each violation. */
export function graphViolations(graph: ImportGraph): string[] {
  return [...circles(graph), ...eagerImports(graph), ...reached(graph)];
}

/** Types count: a circle of types cannot be read in any order either. Each circle is told once. */
function circles(graph: ImportGraph): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      found.push(`circle: ${[...path.slice(start), file].join(' -> ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const { name } of graph.get(file) ?? []) {
      const target = targetOf(file, name);
      if (graph.has(target)) visit(target, [...path, file]);
    }
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

function eagerImports(graph: ImportGraph): string[] {
  return LAZY_ROOMS.flatMap(({ room, within }) =>
    [...graph]
      .filter(([file]) => file.startsWith(within) && !file.startsWith(room))
      .flatMap(([file, modules]) =>
        modules
          .filter(({ kind, name }) => kind === 'value' && targetOf(file, name).startsWith(room))
          .map(({ name }) => `${file}: ${room} is loaded by import() only, not ${targetOf(file, name)}`),
      ),
  );
}

/** Types are left out, since they load nothing; `import()` is not, since it may load at any time, but at the start. */
function reached(graph: ImportGraph): string[] {
  return UNREACHABLE.flatMap(({ entry, module, atStart = false }) => {
    const kinds = atStart ? ['value'] : ['value', 'lazy'];
    const loads = (file: string) => (graph.get(file) ?? []).filter(({ kind }) => kinds.includes(kind));
    const way = wayInto(module, entry, loads);
    return way === undefined
      ? []
      : [`${way}: ${entry} must not load ${module}${atStart ? ' at its start' : ''}`];
  });
}

/** How the module is reached from the entry; undefined if it is not. */
function wayInto(
  module: string,
  entry: string,
  loads: (file: string) => readonly ImportedModule[],
): string | undefined {
  const from = new Map<string, string>();
  const waiting = [entry];
  for (const file of waiting) {
    for (const { name } of loads(file)) {
      const target = targetOf(file, name);
      if (target === entry || from.has(target)) continue;
      from.set(target, file);
      if (isIn(file, name, module)) return wayTo(target, from);
      waiting.push(target);
    }
  }
  return undefined;
}

function wayTo(target: string, from: ReadonlyMap<string, string>): string {
  const way = [target];
  for (let at = from.get(target); at !== undefined; at = from.get(at)) way.unshift(at);
  return way.join(' -> ');
}
