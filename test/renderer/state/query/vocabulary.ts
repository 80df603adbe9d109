/** What a query can speak of in tests. */
import { STAY_PLACES } from '../../../../electron/contract/cells/residency.ts';
import type { QueryVocabulary } from '../../../../renderer/state/query/query-vocabulary.ts';

export const PROVIDERS = ['Amazon', 'Anthropic', 'Meta', 'Mistral AI'];

/** What words find. */
const MODELS = ['sonnet', 'eu.'];

export const VOCABULARY: QueryVocabulary = {
  regions: ['us-east-1', 'eu-central-1', 'eu-west-1'],
  options: {
    providers: PROVIDERS,
    inputs: ['IMAGE', 'TEXT'],
    outputs: ['EMBEDDING', 'TEXT', 'VIDEO'],
    stays: STAY_PLACES,
    accounts: ['all'],
  },
  meaningOf: (word) => (MODELS.some((name) => name.startsWith(word)) ? { kind: 'models' } : undefined),
};
