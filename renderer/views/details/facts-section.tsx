/** Capabilities from the API and limits from AWS's documentation; what no source tells reads as unknown. */
import { apiLines, apiSource } from '../../state/compare/compared-capabilities.ts';
import { DOCUMENTS, limitLines } from '../../state/compare/compared-documents.ts';
import type { ComparedValue } from '../../state/compare/compared-fact.ts';
import { comparedModel } from '../../state/compare/compared-model.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { useData } from '../controls/atlas-context.tsx';
import { type Fact, FactList } from '../facts/fact-list.tsx';

/** Capabilities and limits, each with its source and day. */
export function FactsSection({ row }: { row: ModelRow }): React.ReactNode {
  const snapshot = useData((state) => state.snapshot);
  const model = comparedModel(snapshot, row);
  const lines = [...apiLines(snapshot), ...limitLines(DOCUMENTS)];
  const facts = lines.map(({ name, read }) => factOf(name, read(model)));
  const listedBy: Fact[] = row.mantleOnly
    ? [{ name: 'Listed by', parts: [{ text: 'bedrock-mantle only', sources: apiSource(snapshot, model) }] }]
    : [];
  return (
    <section className="details-section stack gap-6">
      <h3>Capabilities and limits</h3>
      <FactList facts={[...listedBy, ...facts]} />
    </section>
  );
}

function factOf(name: string, value: ComparedValue): Fact {
  const { sources } = value;
  if (!value.isKnown) return { name, parts: [{ text: 'unknown', sources, isMuted: true }] };
  return { name, parts: [{ text: value.lines.join(', '), sources }] };
}
