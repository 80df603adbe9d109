/** What a model can do through Converse, as AWS documents it. The Bedrock API does not tell. */
import { defined, own } from '../contract/defined.ts';
import type { ModelId } from '../contract/snapshot/model.ts';
import file from './data/converse-features.json' with { type: 'json' };
import { lookUp } from './model-id.ts';

/** The features this app knows a documented answer for, in the order in which they are shown, with their names. */
export const CONVERSE_FEATURES = {
  converse: 'Converse API',
  converseStream: 'Streaming (ConverseStream)',
  systemPrompts: 'System prompts',
  documentChat: 'Documents',
  vision: 'Images',
  toolUse: 'Tool use',
  streamingToolUse: 'Tool use while streaming',
  clientSideTools: 'Client-side tool calling',
  structuredOutputs: 'Structured outputs',
  reasoning: 'Reasoning',
  computerUse: 'Computer use',
  guardrails: 'Guardrails',
  s3Links: 'S3 links in messages',
  countTokens: 'Count tokens',
  intelligentPromptRouting: 'Intelligent prompt routing',
  knowledgeBases: 'Knowledge bases',
  agents: 'Agents',
  flows: 'Flows',
  promptManagement: 'Prompt management',
} as const;
export type ConverseFeature = keyof typeof CONVERSE_FEATURES;

/** One answer. `unknown` with a note: the sources disagree; without: no source says. */
export interface FeatureFact {
  feature: ConverseFeature;
  support: 'yes' | 'no' | 'unknown';
  note?: string;
  /** Set when the id is a context variant and the sources speak of this model only. */
  statedFor?: ModelId;
  /** Where the answer is from, each with its date; empty if no source says. */
  sources: { source: string; asOf: string }[];
}

interface FeatureEntry {
  support: string;
  from: string[];
  note?: string;
}

const TABLE: ReadonlyMap<ModelId, Record<string, FeatureEntry>> = new Map(
  Object.entries(file.models as Record<string, Record<string, FeatureEntry>>),
);
const SOURCES: ReadonlyMap<string, { source: string; asOf: string }> = new Map(Object.entries(file.source));

/** One fact a feature, in the order of `CONVERSE_FEATURES`, for any id that names a model. Never throws. */
export function converseFeaturesOf(id: string): FeatureFact[] {
  const found = lookUp(TABLE, id);
  return (Object.keys(CONVERSE_FEATURES) as ConverseFeature[]).map((feature) => {
    const answer = own(found?.fact, feature);
    if (answer === undefined) return { feature, support: 'unknown', sources: [] };
    return {
      feature,
      support: answer.support as FeatureFact['support'],
      ...defined({ note: answer.note }),
      ...defined({ statedFor: found?.statedFor }),
      sources: answer.from.flatMap((key) => SOURCES.get(key) ?? []),
    };
  });
}

/** Whether the model answers through Converse, as AWS documents it; `unknown`: no source says, or they disagree. */
export function converseOf(id: string): FeatureFact['support'] {
  return converseFeaturesOf(id).find(({ feature }) => feature === 'converse')?.support ?? 'unknown';
}
