/** Parsing a file that anyone may have written. */

/** The value of a JSON text without members called `__proto__`; throws a SyntaxError as JSON.parse does. */
function parseJson(text: string): Record<string, unknown> {
  // The reviver is slow, and a file of this app never needs it. `\u005f` can spell an underscore.
  if (!text.includes('__proto__') && !text.toLowerCase().includes('\\u005f')) return JSON.parse(text);
  return JSON.parse(text, (name, value) => (name === '__proto__' ? undefined : value));
}

/** A parser that remembers its last text: a store reads its file when it is made and again when it is asked. */
export function parseOnce(): (text: string) => Record<string, unknown> {
  let last: { text: string; value: Record<string, unknown> } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: parseJson(text) };
    return last.value;
  };
}
