/** Splits the search text into words and qualifiers such as `-provider:"Mistral AI"`. */

export interface QualifierToken {
  kind: 'qualifier';
  /** As typed, in lower case. */
  key: string;
  /** Without quotes, split at commas; empty while nothing is typed after the colon. */
  values: readonly string[];
  isNegated: boolean;
  /** Indexes in the query. */
  start: number;
  end: number;
}

export type QueryToken = QualifierToken | { kind: 'word'; text: string; start: number; end: number };

// A qualifier may hold quotes and commas; a word ends at a blank or a comma.
const TOKEN = /-?[a-z][a-z-]+:(?:"[^"]*(?:"|$)|[^\s"])*|[^\s,]+/giu;
const QUALIFIER = /^(-?)([a-z][a-z-]+):(.*)$/isu;
const VALUE = /"([^"]*)"?|([^,"]+)/gu;
/** Pasted texts with a colon that are no qualifiers: they are searched for as words. */
const NO_KEYS: ReadonlySet<string> = new Set(['arn', 'http', 'https']);

/** The tokens in their order. */
export function queryTokens(query: string): QueryToken[] {
  return [...query.matchAll(TOKEN)].map(({ 0: text, index: start }): QueryToken => {
    const end = start + text.length;
    const [, sign, key = '', rest = ''] = QUALIFIER.exec(text) ?? [];
    if (key === '' || NO_KEYS.has(key.toLowerCase())) return { kind: 'word', text, start, end };
    const values = [...rest.matchAll(VALUE)].map(([, quoted, plain]) => (quoted ?? plain ?? '').trim());
    return {
      kind: 'qualifier',
      key: key.toLowerCase(),
      values: values.filter((value) => value !== ''),
      isNegated: sign === '-',
      start,
      end,
    };
  });
}

/** The words of the query, for the full-text search. */
export function plainWords(query: string): string {
  return queryTokens(query)
    .flatMap((token) => (token.kind === 'word' ? token.text : []))
    .join(' ');
}

/** A qualifier as it is typed, with quotes where the value needs them. */
export function qualifierText(key: string, value: string, isNegated = false): string {
  const typed = /[\s,"]/u.test(value) ? `"${value.replaceAll('"', '')}"` : value;
  return `${isNegated ? '-' : ''}${key}:${typed}`;
}

/** The query with one part replaced; an empty text removes the part. */
export function withPart(query: string, part: { start: number; end: number }, text: string): string {
  const before = query.slice(0, part.start);
  const after = query.slice(part.end);
  return text === '' ? `${before.trimEnd()} ${after.trimStart()}`.trim() : `${before}${text}${after}`;
}
