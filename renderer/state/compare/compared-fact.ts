/** A fact of a model as the comparison shows it, and when two of them differ. */
import { defined } from '../../../electron/contract/defined.ts';

/** The source and its day: `YYYY-MM-DD` for a scan, else as the data file writes it. */
export interface FactSource {
  source: string;
  asOf?: string;
}

/** One model's value. Without a source it is unknown, whatever the others are. */
export type ComparedValue =
  | {
      isKnown: true;
      /** The lines of the cell. */
      lines: readonly string[];
      /** The lines are ids, shown in monospace. */
      areIds?: true;
      /** Values with equal keys do not differ. */
      key: string;
      note?: string;
      sources: readonly FactSource[];
    }
  | { isKnown: false; note?: string; sources: readonly FactSource[] };

/** `open`: the known values agree, and at least one is unknown. */
export type Agreement = 'same' | 'differs' | 'open';

/** A row of the comparison: one value for each model, in their order. */
export interface ComparedFact {
  name: string;
  values: readonly ComparedValue[];
  difference: Agreement;
}

/** A row before its values are read. */
export interface FactLine<Model> {
  name: string;
  read: (model: Model) => ComparedValue;
}

/** Reads the values of the models. */
export function compareFacts<Model>(
  models: readonly Model[],
  lines: readonly FactLine<Model>[],
): ComparedFact[] {
  return lines.map(({ name, read }) => {
    const values = models.map(read);
    return { name, values, difference: differenceOf(values) };
  });
}

/** Two unknown values do not differ; a known and an unknown one may. */
export function differenceOf(values: readonly ComparedValue[]): Agreement {
  const keys = new Set(values.flatMap((value) => (value.isKnown ? value.key : [])));
  if (keys.size > 1) return 'differs';
  return keys.size === 1 && values.some((value) => !value.isKnown) ? 'open' : 'same';
}

/** An unknown value; `asked` are the sources that do not tell it. */
export function notKnown(asked: readonly FactSource[] = [], note?: string): ComparedValue {
  return { isKnown: false, sources: asked, ...defined({ note }) };
}

interface More {
  key?: string | undefined;
  note?: string | undefined;
}

/** A value of several lines, which differs where one of them does. */
export function knownLines(
  lines: readonly string[],
  sources: readonly FactSource[],
  { key = JSON.stringify(lines), note }: More = {},
): Extract<ComparedValue, { isKnown: true }> {
  return { isKnown: true, lines, key, sources, ...defined({ note }) };
}

/** A value of one line. */
export function known(text: string, sources: readonly FactSource[], more: More = {}): ComparedValue {
  return knownLines([text], sources, { ...more, key: more.key ?? text });
}

/** A set as a value: order does not matter, and an empty set reads `none`. */
export function knownSet(texts: readonly string[], sources: readonly FactSource[]): ComparedValue {
  const text = texts.length === 0 ? 'none' : texts.join(', ');
  return known(text, sources, { key: JSON.stringify([...texts].sort()) });
}
