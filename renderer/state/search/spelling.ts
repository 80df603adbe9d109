/** The valid text nearest to a misspelt one. */
import { wrongLetters } from '../../../electron/contract/text.ts';

/** Letters that are written otherwise in capitals, or at the end of a word. */
const OTHER_FORMS: Readonly<Record<string, string>> = { ß: 'ss', ẞ: 'SS', ı: 'i', ς: 'σ' };

/** The text without accents and widths, its capitals as they are: `Zürich` is `Zurich`. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[ßẞıς]/gu, (letter) => OTHER_FORMS[letter] ?? letter)
    .normalize('NFC');
}

/** Lower-case letters and digits only, so that `Mistral AI`, `mistral-ai` and `mistralai` are equal, `Zürich` and `zurich` too. */
export function folded(text: string): string {
  return plainLetters(plainLetters(text).toLowerCase()).replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The candidate with the fewest wrong letters, the first of equals. Undefined if half of the letters or more are wrong. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const typed = folded(text);
  if (typed === '') return undefined;
  let best: string | undefined;
  let least = Math.max(1, typed.length / 2);
  for (const candidate of candidates) {
    // A long name may be mistyped before its end is typed: compare its beginning too.
    const known = folded(candidate);
    const distance = Math.min(
      wrongLetters(typed, known),
      known.length > typed.length + 1 ? wrongLetters(typed, known.slice(0, typed.length)) + 0.5 : Infinity,
    );
    if (distance < least || (best === undefined && distance === least && least > 1)) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}
