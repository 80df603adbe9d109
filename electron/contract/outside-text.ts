/** Text and JSON from outside: what cannot be seen is taken out, and what is nested without end is refused. */
import { MAX_NESTING } from './bounds.ts';

/** Control characters, halves of surrogate pairs, and the marks that reorder or hide text on the screen. */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
/** In the text of a JSON file they are escaped, or stand as they are; line ends between its members are none of them. */
const HIDDEN_IN_JSON =
  /\\[bfnrtu]|[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u;

/** The text without what cannot be seen; the same text if there is nothing of it. */
export function visible(text: string): string {
  return text.replace(HIDDEN, '');
}

/** The value of a JSON text, as `reviver` has it. Throws a SyntaxError: it is no JSON, or is nested too deep to be written again. */
export function parseJson(text: string, reviver?: (name: string, value: unknown) => unknown): unknown {
  const value: unknown = JSON.parse(text);
  if (!isWithin(value, MAX_NESTING)) throw new SyntaxError('It is nested too deep.');
  // Last, because it follows the nesting itself.
  return reviver === undefined ? value : JSON.parse(text, reviver);
}

/** The same with all of its texts visible. Names of members stay. */
export function parseVisibleJson(text: string): unknown {
  const isPlain = !HIDDEN_IN_JSON.test(text);
  return parseJson(
    text,
    isPlain ? undefined : (_name, value) => (typeof value === 'string' ? visible(value) : value),
  );
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  if (Array.isArray(value)) return value.every((each) => isWithin(each, levels - 1));
  const members = value as Record<string, unknown>;
  // Nothing is inherited from what JSON gives, and no list of names is made for each of many thousand objects.
  for (const name in members) if (!isWithin(members[name], levels - 1)) return false;
  return true;
}
