/** Splits the search text into words, qualifiers such as `-provider:"Mistral AI"`, and `OR`. */

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

export interface WordToken {
  kind: 'word';
  /** Without the minus sign and quotes. */
  text: string;
  isNegated: boolean;
  start: number;
  end: number;
}

/** A token that asks for something. */
export type Asking = QualifierToken | WordToken;

/** `or`: what stands on both sides of it are alternatives. */
export type QueryToken = Asking | { kind: 'or'; start: number; end: number };

// A qualifier or a quoted word may hold blanks; any other word ends at a blank, a comma or a stroke.
const TOKEN = /-?[a-z][a-z-]+:(?:"[^"]*(?:"|$)|[^\s"|])*|-?"[^"]*(?:"|$)|\||[^\s,|]+/giu;
const QUALIFIER = /^(-?)([a-z][a-z-]+):(.*)$/isu;
// A comma between three digits, as in `>200,000`, parts no values.
const VALUE = /"([^"]*)"?|([<>=]*\d{1,3}(?:,\d{3})+(?![\d-])[^,"]*|[^,"]+)/gu;
/** Pasted texts with a colon that are no qualifiers: they are searched for as words. */
const NO_KEYS: ReadonlySet<string> = new Set(['arn', 'http', 'https']);

/** The tokens in their order. */
export function queryTokens(query: string): QueryToken[] {
  return [...query.matchAll(TOKEN)].map(({ 0: text, index: start }): QueryToken => {
    const end = start + text.length;
    if (text === '|' || text === 'OR') return { kind: 'or', start, end };
    const [, sign, key = '', rest = ''] = QUALIFIER.exec(text) ?? [];
    if (key === '' || NO_KEYS.has(key.toLowerCase())) return wordOf(text, start, end);
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

/** A minus sign excludes where a letter, a digit or a quote follows it. */
function wordOf(text: string, start: number, end: number): WordToken {
  const isNegated = /^-["\p{L}\p{N}]/u.test(text);
  const word = isNegated ? text.slice(1) : text;
  return { kind: 'word', text: word.replace(/^"([^"]*)"?$/u, '$1'), isNegated, start, end };
}

/** Conditions that must all hold; of the alternatives of one, any will do. */
export function alternativesOf(query: string): Asking[][] {
  const clauses: Asking[][] = [];
  let isJoined = false;
  for (const token of queryTokens(query)) {
    if (token.kind === 'or') {
      isJoined = true;
      continue;
    }
    const last = clauses.at(-1);
    if (isJoined && last !== undefined) last.push(token);
    else clauses.push([token]);
    isJoined = false;
  }
  return clauses;
}

/** The words that are looked for, for a search that knows nothing else. */
export function plainWords(query: string): string {
  return queryTokens(query)
    .flatMap((token) => (token.kind === 'word' && !token.isNegated ? token.text : []))
    .join(' ');
}

/** Where the words behind the last qualifier begin; 0 if nothing is behind it, not even a blank. */
export function wordsStart(query: string): number {
  const end = queryTokens(query).findLast((token) => token.kind === 'qualifier')?.end ?? 0;
  const rest = query.slice(end);
  return rest === '' ? 0 : query.length - rest.trimStart().length;
}

/** A qualifier as it is typed, with quotes where a value needs them. */
export function qualifierText(key: string, values: string | readonly string[], isNegated = false): string {
  return `${isNegated ? '-' : ''}${key}:${[values].flat().map(quotedValue).join(',')}`;
}

/** A value as it is typed. */
export function quotedValue(value: string): string {
  return /[\s,"|]/u.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}

/** One of the values of a qualifier as it is being typed. */
export interface TypedValue {
  whole: string;
  /** Up to the caret. */
  begun: string;
  others: readonly string[];
  start: number;
  end: number;
}

// Between two commas, which may stand in quotes.
const BETWEEN_COMMAS = /(?:"[^"]*(?:"|$)|[^",])*/gu;

/** The value that the caret stands in; undefined: it stands in the key. */
export function valueAt(query: string, token: QualifierToken, caret: number): TypedValue | undefined {
  const from = query.indexOf(':', token.start) + 1;
  const spans = [...query.slice(from, token.end).matchAll(BETWEEN_COMMAS)].map(({ 0: text, index }) => {
    return { text, start: from + index, end: from + index + text.length };
  });
  const at = spans.find(({ start, end }) => start <= caret && caret <= end);
  if (at === undefined) return undefined;
  const others = spans.filter((each) => each !== at && each.text !== '').map(({ text }) => unquoted(text));
  const begun = unquoted(query.slice(at.start, caret));
  return { whole: unquoted(at.text), begun, others, start: at.start, end: at.end };
}

function unquoted(text: string): string {
  return text.replaceAll('"', '').trim();
}

/** The query with one part replaced; an empty text removes the part, and an `OR` that then joins nothing. */
export function withPart(query: string, part: { start: number; end: number }, text: string): string {
  const before = query.slice(0, part.start);
  const after = query.slice(part.end);
  if (text !== '') return `${before}${text}${after}`;
  return withoutLooseOr(`${before.trimEnd()} ${after.trimStart()}`.trim());
}

function withoutLooseOr(query: string): string {
  const tokens = queryTokens(query);
  const loose = tokens.findLast(
    (token, at) => token.kind === 'or' && (at === 0 || (tokens[at + 1]?.kind ?? 'or') === 'or'),
  );
  if (loose === undefined) return query;
  const rest = `${query.slice(0, loose.start).trimEnd()} ${query.slice(loose.end).trimStart()}`;
  return withoutLooseOr(rest.trim());
}
