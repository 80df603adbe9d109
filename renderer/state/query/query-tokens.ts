/** The parts of what is typed into the search: plain words, and qualifiers such as `-provider:"Mistral AI"`. */

export interface QualifierToken {
  kind: 'qualifier';
  /** As typed, in small letters. */
  key: string;
  /** Without quotes; empty while nothing is typed after the colon. More than one where commas divide them. */
  values: readonly string[];
  isNegated: boolean;
  /** Places in the query. */
  start: number;
  end: number;
}

export type QueryToken = QualifierToken | { kind: 'word'; text: string; start: number; end: number };

// A qualifier may hold quotes and commas; everything else ends at a blank or a comma, as a plain search does.
const TOKEN = /-?[a-z][a-z-]+:(?:"[^"]*(?:"|$)|[^\s"])*|[^\s,]+/giu;
const QUALIFIER = /^(-?)([a-z][a-z-]+):(.*)$/isu;
const VALUE = /"([^"]*)"?|([^,"]+)/gu;
/** Words with a colon that people paste: they are searched for as they stand. */
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

/** What is left of the query for the plain search. */
export function plainWords(query: string): string {
  return queryTokens(query)
    .flatMap((token) => (token.kind === 'word' ? token.text : []))
    .join(' ');
}

/** A qualifier as it is typed: in quotes where the value needs them. */
export function qualifierText(key: string, value: string, isNegated = false): string {
  const typed = /[\s,"]/u.test(value) ? `"${value.replaceAll('"', '')}"` : value;
  return `${isNegated ? '-' : ''}${key}:${typed}`;
}

/** The query with one part of it replaced; an empty text takes the part out. */
export function withPart(query: string, part: { start: number; end: number }, text: string): string {
  const before = query.slice(0, part.start);
  const after = query.slice(part.end);
  return text === '' ? `${before.trimEnd()} ${after.trimStart()}`.trim() : `${before}${text}${after}`;
}
