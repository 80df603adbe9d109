/** JSON values of unknown shape. */

export type JsonRecord = Record<string, unknown>;

/** The value if it is a JSON object, not a list and not null. */
export function asRecord(value: unknown): JsonRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : undefined;
}

/** The JSON object in the text; undefined if it is none. */
export function parsedRecord(text: string): JsonRecord | undefined {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}
