/** What the model can do: from the API, and from AWS's pages where the API does not say. */
import {
  CONVERSE_FEATURES,
  converseFeaturesOf,
  type FeatureFact,
} from '../../../electron/capabilities/converse-features.ts';
import { limitsOf } from '../../../electron/capabilities/limits.ts';
import type { ModelRow } from '../../state/model-row.ts';
import { type Fact, FactList } from './fact-list.tsx';

const API = 'ListFoundationModels, this scan';
const MANTLE = 'Model list of bedrock-mantle, this scan';

/** Capabilities and limits, each with its source. */
export function FactsSection({ row }: { row: ModelRow }): React.ReactNode {
  return (
    <section className="details-section">
      <h3>Capabilities</h3>
      <FactList facts={[...apiFacts(row), ...limitFacts(row.modelId), ...featureFacts(row.modelId)]} />
    </section>
  );
}

function apiFacts(row: ModelRow): Fact[] {
  if (row.mantleOnly) return [{ name: 'Listed by', value: 'bedrock-mantle only', source: MANTLE }];
  return [
    { name: 'Input', value: row.inputs.join(', ') || 'not said', source: API },
    { name: 'Output', value: row.outputs.join(', ') || 'not said', source: API },
    { name: 'Streaming', value: row.streaming ? 'yes' : 'no', source: API },
  ];
}

function limitFacts(modelId: string): Fact[] {
  const limits = limitsOf(modelId);
  if (limits === undefined) return [];
  const { source, asOf } = limits;
  const values: [string, string | undefined][] = [
    ['Context window', limits.contextWindow],
    ['Longest answer', limits.maxOutputTokens],
    ['Knowledge until', limits.knowledgeCutoff],
  ];
  return values.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value, source, asOf }]));
}

/** Features that one source answers alike stand in one line. */
function featureFacts(modelId: string): Fact[] {
  const lines = new Map<string, Fact>();
  for (const fact of converseFeaturesOf(modelId)) {
    const from = fact.sources[0];
    if (from === undefined) continue;
    const key = `${fact.support} ${from.source}`;
    const line = lines.get(key);
    const feature = CONVERSE_FEATURES[fact.feature];
    const count = [...lines.keys()].filter((each) => each.startsWith(fact.support)).length;
    if (line === undefined) {
      const name =
        count === 0 ? SUPPORT_WORDS[fact.support] : `Also ${SUPPORT_WORDS[fact.support].toLowerCase()}`;
      lines.set(key, { name, value: feature, ...from });
    } else line.value = `${line.value}, ${feature}`;
  }
  return [...lines.values()];
}

const SUPPORT_WORDS: Record<FeatureFact['support'], string> = {
  yes: 'Supported',
  no: 'Not supported',
  unknown: 'Sources disagree',
};
