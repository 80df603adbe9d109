/** The sources of a price or quota file's rows. */
import { z } from 'zod';
import { textIfAny } from '../catalogue/read-catalogue.ts';

/** One source as a sentence: what it is and where it stands; a path of the folder's own collection is left out. */
export const sourceText = z.union([
  z.string().transform((text) => /^\S*models\.json \((.+)\)$/.exec(text)?.[1] ?? text),
  z
    .object({ what: textIfAny, where: textIfAny })
    .transform(({ what, where }) => [what, where].filter((each) => each !== undefined).join('; ')),
]);

/** The sources with these keys, in order; throws where one is not among them. */
export function namedSources(
  sources: Readonly<Record<string, string>>,
  keys: ReadonlySet<string>,
): Record<string, string> {
  const named = [...keys].sort().map((key) => {
    const text = sources[key];
    if (text === undefined) throw new Error(`No source ${key}`);
    return [key, text] as const;
  });
  return Object.fromEntries(named);
}
