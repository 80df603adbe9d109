/** The comparison of models of a snapshot with what AWS's pages really say, but for what a test changes. */
import { expect } from 'vitest';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import { DOCUMENTS, type Documents } from '../../../../renderer/state/compare/compared-documents.ts';
import type { ComparedFact } from '../../../../renderer/state/compare/compared-fact.ts';
import { compareModels, type FactGroup } from '../../../../renderer/state/compare/comparison.ts';
import { matrixOf } from '../matrix/matrix-world.ts';

export function compared(snapshot: Snapshot, ids: string[], change: Partial<Documents> = {}): FactGroup[] {
  const { rows } = matrixOf(snapshot);
  return compareModels(
    ids.map((id) => rows.find((row) => row.modelId === id) ?? expect.fail(`${id} has no row`)),
    {
      snapshot,
      documents: { ...DOCUMENTS, otherId: () => undefined, ...change },
      nowEpochMs: Date.parse('2026-11-24T10:00:00Z'),
      bestOf: (row) => (row.regionCount > 0 ? { region: 'us-east-1', latencyMs: 23.4 } : undefined),
    },
  );
}

/** The one fact of that name. */
export function factOf(groups: FactGroup[], name: string): ComparedFact {
  const facts = groups.flatMap((group) => group.facts).filter((fact) => fact.name === name);
  expect(facts, name).toHaveLength(1);
  return facts[0] as ComparedFact;
}

/** The words of each value; undefined where it is not known. */
export function words(fact: ComparedFact): (string | undefined)[] {
  return fact.values.map((value) => (value.isKnown ? value.lines.join(' | ') : undefined));
}
