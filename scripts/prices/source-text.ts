/** One source of the folder's rows as a sentence. */
import { asObject, type Json, textIfAny } from '../catalogue/read-catalogue.ts';

/** What the source is and where it stands; a path of this folder's own collection is left out. */
export function sourceText(value: Json | undefined): string {
  if (typeof value === 'string') return /^\S*models\.json \((.+)\)$/.exec(value)?.[1] ?? value;
  const { what, where } = asObject(value, 'source');
  return [what, where]
    .map((each) => textIfAny(each))
    .filter((each) => each !== undefined)
    .join('; ');
}
