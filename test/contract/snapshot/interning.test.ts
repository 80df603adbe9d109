/** Equal values are kept once, by whatever they are known. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { internModels } from '../../../electron/contract/scan/interning.ts';
import type { ModelRecord } from '../../../electron/contract/snapshot/model.ts';
import { always } from '../../helpers/properties.ts';

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const model: fc.Arbitrary<ModelRecord> = fc
  .tuple(fc.constantFrom('acme.one', 'acme.two'), fc.dictionary(fc.constantFrom('a', 'b', 'c'), json))
  .map(([modelId, more]) => ({ modelId, ...more }));

describe('a table', () => {
  it('holds one entry for each text of JSON that came, in the order of their coming, in however many turns', () =>
    always([fc.array(fc.array(model))], (turns) => {
      let table: ModelRecord[] = [];
      for (const models of turns) {
        const before = [...table];
        const interned = internModels(table, models);
        expect(table).toEqual(before);
        expect(interned.indexes.map((index) => interned.table[index])).toEqual(models);
        table = interned.table;
      }
      const texts = turns.flat().map((each) => JSON.stringify(each));
      expect(table.map((each) => JSON.stringify(each))).toEqual([...new Set(texts)]);
    }));

  it('grows in two ways from the same beginning', () => {
    const { table } = internModels([], [{ modelId: 'acme.one' }]);
    const one = internModels(table, [{ modelId: 'acme.one', modelName: 'One' }]);
    const other = internModels(table, [{ modelId: 'acme.one', modelName: 'Other' }]);
    expect([one.table[1]?.modelName, other.table[1]?.modelName]).toEqual(['One', 'Other']);
    expect([one.indexes, other.indexes]).toEqual([[1], [1]]);
  });
});
