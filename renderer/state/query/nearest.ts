/** The valid text nearest to a misspelt one. */

/** Lower-case letters and digits only, so that `Mistral AI`, `mistral-ai` and `mistralai` are equal. */
export function folded(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
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

/** The optimal string alignment distance: substitutions, insertions, deletions and swaps of neighbours. */
function wrongLetters(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
