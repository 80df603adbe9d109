/** A fact of a model as the comparison shows it, and when two of them differ. */

/** Who says so, and of which day; the day is `YYYY-MM-DD` for what a scan gave, else the words of the data file. */
export interface FactSource {
  source: string;
  asOf?: string;
}

/** What one model's fact is. A fact that no source tells is not known, whatever the others are. */
export type ComparedValue =
  | {
      isKnown: true;
      /** One line of the cell each. */
      lines: readonly string[];
      /** The lines are ids to be copied letter by letter. */
      areIds?: true;
      /** What is compared: equal keys do not differ. */
      key: string;
      note?: string;
      sources: readonly FactSource[];
    }
  | { isKnown: false; note?: string; sources: readonly FactSource[] };

/** `open`: those that are known agree, and at least one is not known. */
export type Difference = 'same' | 'differs' | 'open';

/** What to show about the models, one value a model and in their order. */
export interface ComparedFact {
  name: string;
  values: readonly ComparedValue[];
  difference: Difference;
}

/** How a line gets its value of a model. */
export interface FactLine<Model> {
  name: string;
  read: (model: Model) => ComparedValue;
}

/** The lines with the models' values. */
export function compareFacts<Model>(
  models: readonly Model[],
  lines: readonly FactLine<Model>[],
): ComparedFact[] {
  return lines.map(({ name, read }) => {
    const values = models.map(read);
    return { name, values, difference: differenceOf(values) };
  });
}

/** Two values that are not known do not differ; a known and an unknown one may. */
export function differenceOf(values: readonly ComparedValue[]): Difference {
  const keys = new Set(values.flatMap((value) => (value.isKnown ? value.key : [])));
  if (keys.size > 1) return 'differs';
  return keys.size === 1 && values.some((value) => !value.isKnown) ? 'open' : 'same';
}

/** Not known; `asked` are the sources that say nothing. */
export function notKnown(asked: readonly FactSource[] = [], note?: string): ComparedValue {
  return { isKnown: false, sources: asked, ...(note === undefined ? {} : { note }) };
}

/** A fact of one line. */
export function known(
  text: string,
  sources: readonly FactSource[],
  more: { key?: string; note?: string } = {},
): ComparedValue {
  return { isKnown: true, lines: [text], key: text, sources, ...more };
}

/** A fact that is a set: its order says nothing; empty it reads `none`. */
export function knownSet(texts: readonly string[], sources: readonly FactSource[]): ComparedValue {
  const text = texts.length === 0 ? 'none' : texts.join(', ');
  return known(text, sources, { key: JSON.stringify([...texts].sort()) });
}
