/** The calls in a piece of Python as simple as a snippet: names, literals, lists, dictionaries, keyword arguments. */

export interface PythonCall {
  callee: string;
  positional: unknown[];
  named: Record<string, unknown>;
}

const TOKEN = /\s*("(?:[^"\\\n]|\\.)*"|[A-Za-z_]\w*|\d+|[()[\]{},:=.])/uy;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null)
      throw new SyntaxError(`This is no Python that is known here: ${text.slice(at, at + 30)}`);
    tokens.push(match[1] ?? '');
  }
  return tokens;
}

/** Every call, the outer one before those in its arguments; throws a SyntaxError for anything it cannot read. */
export function pythonCalls(text: string): PythonCall[] {
  const tokens = tokensOf(text);
  const calls: PythonCall[] = [];
  let place = 0;
  const peek = (ahead = 0): string => tokens[place + ahead] ?? '';
  const take = (expected?: string): string => {
    const token = peek();
    if (token === '' || (expected !== undefined && token !== expected)) {
      throw new SyntaxError(`Expected ${expected ?? 'more'}, found ${token || 'the end'}.`);
    }
    place += 1;
    return token;
  };
  const isName = (token: string): boolean => /^[A-Za-z_]/.test(token);
  const listUntil = (end: string, item: () => void): void => {
    while (peek() !== end) {
      item();
      if (peek() !== end) take(',');
    }
    take(end);
  };
  const callOf = (callee: string): PythonCall => {
    const call: PythonCall = { callee, positional: [], named: {} };
    calls.push(call);
    take('(');
    listUntil(')', () => {
      if (isName(peek()) && peek(1) === '=') {
        const name = take();
        take('=');
        call.named[name] = value();
      } else call.positional.push(value());
    });
    return call;
  };
  const value = (): unknown => {
    const token = take();
    // A string of the snippets is written with JSON's escapes.
    if (token.startsWith('"')) return JSON.parse(token);
    if (/^\d/.test(token)) return Number(token);
    if (token === '[') {
      const list: unknown[] = [];
      listUntil(']', () => list.push(value()));
      return list;
    }
    if (token === '{') {
      const entries: [string, unknown][] = [];
      listUntil('}', () => {
        const key = String(value());
        take(':');
        entries.push([key, value()]);
      });
      return Object.fromEntries(entries);
    }
    return isName(token) ? reference(token) : undefined;
  };
  const reference = (first: string): unknown => {
    let name = first;
    for (;;) {
      if (peek() === '.') name += take() + take();
      else if (peek() === '[') {
        take('[');
        name += `[${JSON.stringify(value())}]`;
        take(']');
      } else if (peek() === '(') return callOf(name);
      else return { name };
    }
  };
  while (peek() !== '') {
    const token = take();
    if (isName(token) && ['.', '[', '('].includes(peek())) reference(token);
  }
  return calls;
}
