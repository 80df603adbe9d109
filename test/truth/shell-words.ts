/** The words of a command with single quotes and lines that go on. */
export function shellWords(text: string): string[] {
  const words: string[] = [];
  for (const match of text.replaceAll('\\\n', ' ').matchAll(/(?:[^\s'\\]|\\.|'[^']*')+/g)) {
    words.push(
      match[0].replace(
        /'([^']*)'|\\(.)/g,
        (_all, quoted?: string, escaped?: string) => quoted ?? escaped ?? '',
      ),
    );
  }
  return words;
}
