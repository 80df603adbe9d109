import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedId } from '../../../../renderer/state/matrix/provider-groups.ts';
import {
  NO_ROWS,
  selectedRows,
  withRange,
  withRow,
} from '../../../../renderer/state/matrix/row-selection.ts';
import { always } from '../../../helpers/properties.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const idsOf = ({ ids }: { ids: ReadonlySet<string> }): string[] => [...ids];

describe('the selection of rows', () => {
  it('takes a row and gives it back', () => {
    const both = withRow(withRow(NO_ROWS, 'b'), 'd');
    expect(idsOf(both)).toEqual(['b', 'd']);
    expect(idsOf(withRow(both, 'b'))).toEqual(['d']);
  });

  it('is a range from where it began, in both directions, and grows and shrinks with its end', () => {
    const started = withRow(NO_ROWS, 'c');
    const down = withRange(started, 'x', 'e', ORDER);
    expect(idsOf(down)).toEqual(['c', 'd', 'e']);
    expect(idsOf(withRange(down, 'x', 'd', ORDER))).toEqual(['c', 'd']);
    expect(idsOf(withRange(down, 'x', 'a', ORDER))).toEqual(['a', 'b', 'c']);
    // What the filters took away begins no range.
    expect(idsOf(withRange(withRow(NO_ROWS, 'gone'), 'b', 'c', ORDER))).toEqual(['b', 'c']);
  });

  it('never holds the row of a folded provider', () => {
    const folded = foldedId('Acme');
    expect(withRow(NO_ROWS, folded)).toBe(NO_ROWS);
    expect(idsOf(withRange(NO_ROWS, 'a', 'b', ['a', folded, 'b']))).toEqual(['a', 'b']);
  });

  it('gives the rows that are shown, in their order', async () => {
    const id = fc.constantFrom(...ORDER, 'hidden');
    await always([fc.array(id)], (taps) => {
      const selection = taps.reduce(withRow, NO_ROWS);
      const rows = ORDER.map((modelId) => ({ modelId }));
      const odd = (each: string): boolean => taps.filter((tap) => tap === each).length % 2 === 1;
      expect(selectedRows(selection, rows).map(({ modelId }) => modelId)).toEqual(ORDER.filter(odd));
    });
  });
});
