/** What the filters ask of the dated tables. */
import type { DocumentedFacts } from '../contract/filter/filterable-model.ts';
import type { ModelId } from '../contract/snapshot/model.ts';
import { type ConverseFeature, converseFeaturesOf } from './converse-features.ts';
import { limitsOf } from './limits.ts';
import { documentedNameOf, joinOf } from './model-joins.ts';
import { promptCachingOf } from './prompt-caching.ts';

/** The facts of a model; a member is undefined where no source says, or they disagree. */
export function documentedFactsOf(modelId: ModelId): DocumentedFacts {
  const features = converseFeaturesOf(modelId);
  const supports = (feature: ConverseFeature): boolean | undefined =>
    answerOf(features.find((each) => each.feature === feature)?.support);
  return {
    promptCaching: answerOf(promptCachingOf(modelId).support),
    toolUse: supports('toolUse'),
    reasoning: supports('reasoning'),
    contextTokens: tokensOf(limitsOf(modelId)?.contextWindow),
    join: joinOf(modelId),
    card: documentedNameOf(modelId),
  };
}

function answerOf(support: 'yes' | 'no' | 'unknown' | undefined): boolean | undefined {
  return support === 'yes' || support === 'no' ? support === 'yes' : undefined;
}

const SCALES: Readonly<Record<string, number>> = { K: 1_000, M: 1_000_000 };

/** The number of a card's text such as `200K tokens`; undefined for any other text. */
function tokensOf(text: string | undefined): number | undefined {
  const [, digits, scale = ''] = /^(\d+(?:\.\d+)?)([KM])? tokens$/.exec(text ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits) * (SCALES[scale] ?? 1);
}
