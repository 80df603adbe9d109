/** Prompt caching: what AWS documents, model by model. The Bedrock API does not tell. */
import { defined } from '../contract/defined.ts';
import type { ModelId } from '../contract/snapshot/model.ts';
import file from './data/prompt-caching.json' with { type: 'json' };
import { lookUp } from './model-id.ts';

/** What is documented about prompt caching with one model. */
export interface PromptCachingFact {
  /** `unknown`: no source of this app says either way. `no`: a source says that it is not supported. */
  support: 'yes' | 'no' | 'unknown';
  /** Explicit: with cache checkpoints in the request. Implicit: without any. Absent: not said. */
  mode?: 'explicit' | 'implicit' | 'both';
  /** Tokens before a checkpoint takes effect; a text such as `1K` where the source gives no exact number. */
  minTokensPerCheckpoint?: number | string;
  maxCheckpoints?: number;
  /** Lifetimes that a checkpoint can have, in the source's words. */
  ttl?: string[];
  /** Parts of a request that can hold a checkpoint. */
  fields?: string[];
  /** Generally Available, Preview, Gated; an open text. */
  releaseType?: string;
  notes?: string;
  /** Set when the id is a context variant and the source speaks of this model only. */
  statedFor?: ModelId;
  source: string;
  asOf: string;
}

/** An entry of the data file. */
type CachingEntry = Omit<PromptCachingFact, 'support' | 'mode' | 'statedFor' | 'source' | 'asOf'> & {
  support: string;
} & Partial<Record<'mode' | 'name' | 'source' | 'asOf', string>>;

const TABLE: ReadonlyMap<ModelId, CachingEntry> = new Map(
  Object.entries(file.models as Record<string, CachingEntry>),
);

/**
 * What is known for any model id, system profile id, ARN of either, or context variant. Ids match
 * exactly; nothing is concluded from a similar name. Never throws.
 */
export function promptCachingOf(id: string): PromptCachingFact {
  const found = lookUp(TABLE, id);
  if (found === undefined) return { support: 'unknown', source: file.source, asOf: file.asOf };
  const fact = toFact(found.fact);
  return found.statedFor === undefined ? fact : { ...fact, statedFor: found.statedFor };
}

/** When the table as a whole was read from its sources. */
export const PROMPT_CACHING_AS_OF: string = file.asOf;

/** Every model that a source says something about, sorted by id. */
export function promptCachingTable(): { modelId: ModelId; fact: PromptCachingFact }[] {
  return [...TABLE.entries()]
    .map(([modelId, entry]) => ({ modelId, fact: toFact(entry) }))
    .sort((a, b) => (a.modelId < b.modelId ? -1 : 1));
}

function toFact({ name: _name, ...entry }: CachingEntry): PromptCachingFact {
  return {
    ...(entry as Omit<PromptCachingFact, 'source' | 'asOf'>),
    source: entry.source ?? file.source,
    asOf: entry.asOf ?? file.asOf,
    // Callers get lists of their own, so that none can change the table.
    ...defined({ ttl: entry.ttl && [...entry.ttl], fields: entry.fields && [...entry.fields] }),
  };
}
