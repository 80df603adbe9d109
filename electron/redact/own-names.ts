/** Text without the names that users give: of profiles, sessions and roles. They may hold names of customers and accounts. */

const LEFT_OUT = '(left out)';
const QUOTED = /\b(profile|session) (?:"[^"]*"|'(?:[^']|'\\'')*')/g;
const IN_COMMAND = /(--profile )(?:'(?:[^']|'\\'')*'|"[^"]*"|[^\s—;]+)/g;
const SECTION = /\[(profile|sso-session|services) [^\]]*\]/g;
/** Other profiles than the one that is not there. */
const OTHERS = /(There are: |Did you mean ).*$/;

/** The line without names in the words of failures and of settings. `known`: those of this computer. */
export function withoutNames(line: string, known: readonly string[]): string {
  const marked = line
    .replace(OTHERS, `$1${LEFT_OUT}`)
    .replace(IN_COMMAND, `$1${LEFT_OUT}`)
    .replace(QUOTED, `$1 ${LEFT_OUT}`)
    .replace(SECTION, `[$1 ${LEFT_OUT}]`);
  // A name may begin another one.
  return [...known]
    .sort((a, b) => b.length - a.length)
    .reduce(
      (text, name) =>
        text.replaceAll(new RegExp(`\\b(profile|session) ${escaped(name)}(?![\\w-])`, 'g'), `$1 ${LEFT_OUT}`),
      marked,
    );
}

/** The line without these texts, wherever they stand. */
export function withoutTexts(line: string, texts: readonly string[]): string {
  return texts.reduce((text, own) => text.replaceAll(own, LEFT_OUT), line);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
