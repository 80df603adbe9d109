/** Any ids, filter, order and opening: each id is in one row, joined only by a fact, and models are counted once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import mantlePairs from '../../../../electron/capabilities/data/mantle-ids.json' with { type: 'json' };
import joins from '../../../../electron/capabilities/data/model-joins.json' with { type: 'json' };
import { documentedFactsOf } from '../../../../electron/capabilities/documented-facts.ts';
import { joinOf, ownIdOf } from '../../../../electron/capabilities/model-joins.ts';
import { SORT_ORDER_NAMES } from '../../../../electron/contract/bridge/sort-orders.ts';
import { visibleRows } from '../../../../renderer/state/matrix/model/visible-rows.ts';
import { anyFilter } from '../../../contract/filterable-models.ts';
import { alwaysIn } from '../../../helpers/properties.ts';
import { listed, mantleIn, stateAfter } from '../../../helpers/scan-events.ts';
import { matrixOf } from '../matrix/matrix-world.ts';

const EVERY_ID = [
  ...Object.entries(joins.variants).flat(),
  ...Object.entries(joins.snapshots).flat(),
  ...Object.entries(mantlePairs.pairs).flatMap(([id, { mantleId }]) => [id, mantleId]),
  'acme.one-v1:0',
  'acme.one-v1:0:8k',
  'acme.one',
];
const someIds = fc.uniqueArray(fc.constantFrom(...new Set(EVERY_ID)), { minLength: 1, maxLength: 40 });

describe('the rows of any ids', () => {
  const anyQuery = fc.constantFrom('', 'via:mantle', 'nova', '24k', '-is:legacy');
  const anyOrder = fc.constantFrom(...SORT_ORDER_NAMES);

  test('hold each id once, joined only by a dated fact, under any filter, order and opening', () =>
    alwaysIn(
      60,
      [someIds, someIds, anyFilter, anyQuery, anyOrder],
      (inEurope, openedIds, boxes, query, by) => {
        const half = inEurope.length >> 1;
        const made = stateAfter(
          listed('eu-west-1', inEurope.slice(0, half)),
          listed('us-east-1', inEurope.slice(half >> 1, half)),
          mantleIn('us-east-1', inEurope.slice(half)),
        );
        const all = matrixOf(made.snapshot, documentedFactsOf);
        const opened = openedIds.map(ownIdOf);
        const filter = { ...boxes, query };
        const closed = visibleRows(all, filter, { by });
        const open = visibleRows({ ...all, opened }, filter, { by });

        // Each passing id is in exactly one row of a model.
        const inRows = closed.rows.flatMap((row) => (row.ids ?? [row]).map(({ modelId }) => modelId));
        expect([...inRows].sort()).toEqual(closed.ids.map(({ modelId }) => modelId).sort());
        expect(new Set(inRows).size).toBe(inRows.length);
        // A row joins ids of one model, each by a fact.
        const joined = closed.rows.flatMap((row) =>
          (row.ids ?? []).map(({ modelId }) => [row.modelId, modelId] as const),
        );
        for (const [lead, modelId] of joined) {
          expect(ownIdOf(modelId)).toBe(ownIdOf(lead));
          expect(modelId === ownIdOf(modelId) || joinOf(modelId)?.asOf !== undefined).toBe(true);
        }
        // The count is that of models, opened or not.
        const models = new Set(closed.ids.map(({ modelId }) => ownIdOf(modelId)));
        expect(closed.shown).toBe(models.size);
        expect(closed.rows).toHaveLength(models.size);
        expect(open.shown).toBe(models.size);
        expect(all.models).toBe(new Set(all.rows.map(({ modelId }) => ownIdOf(modelId))).size);
        // Ids stand right under their model, whose place does not depend on what is open.
        const order = (rows: typeof open.rows) =>
          rows.filter((row) => row.isUnder !== true).map(({ modelId }) => ownIdOf(modelId));
        if (['provider', 'name', 'released'].includes(by))
          expect(order(open.rows)).toEqual(order(closed.rows));
        for (const [index, row] of open.rows.entries()) {
          const above = open.rows[index - 1]?.modelId ?? '';
          if (row.isUnder === true) expect(ownIdOf(row.modelId)).toBe(ownIdOf(above));
        }
        expect(new Set(open.rows.map(({ modelId }) => modelId)).size).toBe(open.rows.length);
      },
    ));
});
