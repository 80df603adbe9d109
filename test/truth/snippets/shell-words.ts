/** The words of a command with both kinds of quotes and lines that go on. */
export function shellWords(text: string): string[] {
  const words: string[] = [];
  for (const match of text.replaceAll('\\\n', ' ').matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)) {
    words.push(
      match[0].replace(
        /'([^']*)'|"([^"]*)"/g,
        (_all, single?: string, double?: string) => single ?? double ?? '',
      ),
    );
  }
  return words;
}
