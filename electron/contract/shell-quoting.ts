/** One quoting for every command that is copied, so that no name in it can become a command. */

/**
 * The text as one word of sh, bash and zsh: as it is if it is plain, else in single quotes. The quote itself stands in
 * double quotes, and so do those that PowerShell takes for it: there too nothing in the text is run. Control characters
 * are left out, because a terminal would act on them.
 */
export function shellQuoted(text: string): string {
  const visible = text.replace(/\p{Cc}/gu, '');
  if (/^[\w@+.:/-]+$/.test(visible)) return visible;
  return `'${visible.replace(/['\u2018-\u201b]/g, (quote) => `'"${quote}"'`)}'`;
}
