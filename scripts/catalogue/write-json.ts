/** Writes JSON that people can read and diff: sorted keys, short lists and objects on one line. */
import { writeFileSync } from 'node:fs';
import type { Json } from './read-catalogue.ts';

const LINE_WIDTH = 110;

/** Writes the file; keys are sorted, but `source`, `asOf` and `notes` come first. */
export function writeJson(file: string, value: Json): void {
  writeFileSync(file, `${render(value, 0, 0)}\n`);
}

const FIRST = ['$schema', 'source', 'asOf', 'notes'];

/** Keys in the order in which they are written. */
function orderedKeys(value: { [key: string]: Json }): string[] {
  const rank = (key: string): number => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  return Object.keys(value).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function render(value: Json, indent: number, used: number): string {
  const short = onOneLine(value);
  if (short !== undefined && indent > 0 && indent * 2 + used + short.length < LINE_WIDTH) return short;
  if (Array.isArray(value)) {
    const lines = value.map((each) => `${'  '.repeat(indent + 1)}${render(each, indent + 1, 0)}`);
    return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n${'  '.repeat(indent)}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const lines = orderedKeys(value).map((key) => {
      const name = `${JSON.stringify(key)}: `;
      return `${'  '.repeat(indent + 1)}${name}${render(value[key] ?? null, indent + 1, name.length)}`;
    });
    return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${'  '.repeat(indent)}}`;
  }
  return JSON.stringify(value);
}

function onOneLine(value: Json): string | undefined {
  if (Array.isArray(value)) {
    if (value.some((each) => typeof each === 'object' && each !== null)) return undefined;
    return `[${value.map((each) => JSON.stringify(each)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const parts = orderedKeys(value).map((key) => {
      const inner = onOneLine(value[key] ?? null);
      return inner === undefined ? undefined : `${JSON.stringify(key)}: ${inner}`;
    });
    if (parts.includes(undefined)) return undefined;
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }
  return JSON.stringify(value);
}
