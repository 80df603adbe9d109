/** What the model can do: from the API, and from AWS's pages where the API does not say. */
import { CONVERSE_FEATURES, converseFeaturesOf } from '../../../electron/capabilities/converse-features.ts';
import { limitsOf } from '../../../electron/capabilities/limits.ts';
import { promptCachingOf } from '../../../electron/capabilities/prompt-caching.ts';
import type { ModelRow } from '../../state/model-row.ts';
import { type Fact, FactList } from './fact-list.tsx';

const API = 'ListFoundationModels, this scan';

/** Capabilities and limits, each with its source. */
export function FactsSection({ row }: { row: ModelRow }): React.ReactNode {
  return (
    <section className="details-section">
      <h3>Capabilities</h3>
      <FactList
        facts={[
          ...apiFacts(row),
          cachingFact(row.modelId),
          ...featureFacts(row.modelId),
          ...limitFacts(row.modelId),
        ]}
      />
    </section>
  );
}

function apiFacts(row: ModelRow): Fact[] {
  if (row.mantleOnly)
    return [
      { name: 'Listed by', value: 'bedrock-mantle only', source: 'bedrock-mantle model list, this scan' },
    ];
  return [
    { name: 'Input', value: row.inputs.join(', ') || 'not said', source: API },
    { name: 'Output', value: row.outputs.join(', ') || 'not said', source: API },
    { name: 'Streaming', value: row.streaming ? 'yes' : 'no', source: API },
  ];
}

function cachingFact(modelId: string): Fact {
  const fact = promptCachingOf(modelId);
  const details = [
    fact.mode === undefined ? '' : `${fact.mode}`,
    fact.minTokensPerCheckpoint === undefined ? '' : `from ${fact.minTokensPerCheckpoint} tokens`,
    fact.maxCheckpoints === undefined ? '' : `at most ${fact.maxCheckpoints} checkpoints`,
    fact.ttl === undefined ? '' : `kept ${fact.ttl.join(' or ')}`,
  ].filter((part) => part !== '');
  const value = details.length === 0 ? fact.support : `${fact.support} (${details.join(', ')})`;
  return { name: 'Prompt caching', value, source: fact.source, asOf: fact.asOf };
}

function featureFacts(modelId: string): Fact[] {
  return converseFeaturesOf(modelId).flatMap((fact) => {
    const from = fact.sources[0];
    if (from === undefined) return [];
    const note = fact.note === undefined ? '' : ` (${fact.note})`;
    return [{ name: CONVERSE_FEATURES[fact.feature], value: `${fact.support}${note}`, ...from }];
  });
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
