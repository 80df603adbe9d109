/** Lines of the comparison from AWS's documentation: prompt caching, limits, Converse features. */
import { CONVERSE_FEATURES, converseFeaturesOf } from '../../../electron/capabilities/converse-features.ts';
import { documentedEndOfLife, documentedLifecycle } from '../../../electron/capabilities/lifecycle-docs.ts';
import { limitsOf } from '../../../electron/capabilities/limits.ts';
import { mantleIdOf, runtimeIdOf } from '../../../electron/capabilities/mantle/mantle-ids.ts';
import { promptCachingOf } from '../../../electron/capabilities/prompt-caching.ts';
import { replacementOf } from '../../../electron/capabilities/replacements.ts';
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import { type ComparedValue, type FactLine, type FactSource, known, notKnown } from './compared-fact.ts';
import type { ComparedModel } from './compared-model.ts';

interface Stated {
  source: string;
  asOf: string;
}

/** What the comparison looks up in the built-in data of electron/capabilities/. */
export const DOCUMENTS = {
  promptCaching: promptCachingOf,
  limits: limitsOf,
  /** Names of the features by their keys, in the order in which they are shown. */
  featureNames: CONVERSE_FEATURES,
  features: converseFeaturesOf,
  lifecycle: documentedLifecycle,
  endOfLife: documentedEndOfLife,
  replacement: replacementOf,
  /** The same model's id on the other endpoint, where a source joins the two. */
  otherId(modelId: ModelId) {
    const onMantle = mantleIdOf(modelId);
    if (onMantle !== undefined) return { endpoint: 'bedrock-mantle' as const, ...onMantle };
    const onRuntime = runtimeIdOf(modelId);
    return onRuntime === undefined ? undefined : { endpoint: 'bedrock-runtime' as const, ...onRuntime };
  },
};

export type Documents = typeof DOCUMENTS;

type Caching = ReturnType<Documents['promptCaching']>;
type Limits = NonNullable<ReturnType<Documents['limits']>>;

/** Support, and its details for models that have it. */
export function cachingLines({ promptCaching }: Documents): FactLine<ComparedModel>[] {
  const line = (
    name: string,
    textOf: (fact: Caching) => string | undefined,
    keyOf: typeof textOf = textOf,
  ): FactLine<ComparedModel> => ({
    name,
    read({ modelId }) {
      const fact = promptCaching(modelId);
      const sources = [sourceOf(fact)];
      const note = variantNote(fact.statedFor);
      if (fact.support === 'no') return known('not supported', sources, { key: 'no', note });
      const text = textOf(fact);
      return text === undefined
        ? notKnown(sources)
        : known(text, sources, { key: keyOf(fact) ?? text, note });
    },
  });
  return [
    line('Prompt caching', ({ support }) => (support === 'yes' ? 'supported' : undefined)),
    line('Mode', ({ mode }) => (mode === 'both' ? 'explicit and implicit' : mode)),
    line(
      'Min tokens per checkpoint',
      ({ minTokensPerCheckpoint: min }) => counted(min, `${min} tokens`),
      ({ minTokensPerCheckpoint: min }) => counted(min, rounded(min)),
    ),
    line('Checkpoints', ({ maxCheckpoints: max }) => counted(max, `at most ${max}`)),
    line('Cache TTL', ({ ttl }) => ttl?.join(' or ')),
    line('Checkpoint placement', ({ fields }) => fields?.join(', ')),
  ];
}

function counted(count: number | string | undefined, words: string): string | undefined {
  return count === undefined ? undefined : words;
}

/** `1K` for 1024, so that a rounded figure equals the exact one. */
function rounded(count: number | string | undefined): string {
  return typeof count === 'number' && count % 1024 === 0 ? `${count / 1024}K` : String(count);
}

/** Context window, max output tokens and knowledge cutoff. */
export function limitLines({ limits }: Documents): FactLine<ComparedModel>[] {
  const line = (name: string, textOf: (fact: Limits) => string | undefined): FactLine<ComparedModel> => ({
    name,
    read({ modelId }) {
      const fact = limits(modelId);
      if (fact === undefined) return notKnown();
      const sources = [sourceOf(fact)];
      const text = textOf(fact);
      return text === undefined ? notKnown(sources) : known(text, sources);
    },
  });
  return [
    line('Context window', (fact) => fact.contextWindow),
    line('Max output tokens', (fact) => fact.maxOutputTokens),
    line('Knowledge cutoff', (fact) => fact.knowledgeCutoff),
  ];
}

/** One line for each feature. */
export function featureLines({ featureNames, features }: Documents): FactLine<ComparedModel>[] {
  return Object.entries(featureNames).map(([feature, name]) => ({
    name,
    read({ modelId }): ComparedValue {
      const fact = features(modelId).find((each) => each.feature === feature);
      if (fact === undefined) return notKnown();
      const note = fact.note ?? variantNote(fact.statedFor);
      if (fact.support === 'unknown') return notKnown(fact.sources, note);
      return known(fact.support, fact.sources, { note });
    },
  }));
}

function sourceOf({ source, asOf }: Stated): FactSource {
  return { source, asOf };
}

/** Says that the source is about the model, not about its context variant. */
export function variantNote(statedFor: ModelId | undefined): string | undefined {
  return statedFor === undefined ? undefined : `stated for ${statedFor}`;
}
