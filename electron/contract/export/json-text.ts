/** Parts of JSON texts exactly as `JSON.stringify(…, null, 2)` writes them into a larger one. */

/** The start of a line so many levels deep. */
export function lineAt(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}

/** An object or a list as it stands so many levels deep. No text in JSON holds a line break of its own. */
export function jsonAt(depth: number, value: object): string {
  return JSON.stringify(value, null, 2).replace(/\n/g, lineAt(depth));
}

/**
 * A name that the JSON text of the value does not hold: what is put into the value under this name can be found in its
 * text again. Its ends differ, so that it cannot be found half in the value and half in what was put there.
 */
export function standInFor(value: object): string {
  const text = JSON.stringify(value);
  let standIn = '<gap>';
  while (text.includes(standIn)) standIn = `<${standIn}>`;
  return standIn;
}
