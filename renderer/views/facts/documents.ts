/** The documentation lookups for the comparison. */
import { CONVERSE_FEATURES, converseFeaturesOf } from '../../../electron/capabilities/converse-features.ts';
import { documentedEndOfLife, documentedLifecycle } from '../../../electron/capabilities/lifecycle-docs.ts';
import { limitsOf } from '../../../electron/capabilities/limits.ts';
import { mantleIdOf, runtimeIdOf } from '../../../electron/capabilities/mantle-ids.ts';
import { promptCachingOf } from '../../../electron/capabilities/prompt-caching.ts';
import type { Documents } from '../../state/compare/compared-documents.ts';

/** The built-in data of electron/capabilities/. */
export const DOCUMENTS: Documents = {
  promptCaching: promptCachingOf,
  limits: limitsOf,
  featureNames: CONVERSE_FEATURES,
  features: converseFeaturesOf,
  lifecycle: documentedLifecycle,
  endOfLife: documentedEndOfLife,
  otherId(modelId) {
    const onMantle = mantleIdOf(modelId);
    if (onMantle !== undefined) return { endpoint: 'bedrock-mantle', ...onMantle };
    const onRuntime = runtimeIdOf(modelId);
    return onRuntime === undefined ? undefined : { endpoint: 'bedrock-runtime', ...onRuntime };
  },
};
