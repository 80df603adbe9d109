/** What is asked of Bedrock, as it goes over the wire. Source: the API model in @aws-sdk/client-bedrock. */
import type { ListInferenceProfilesCommandInput } from '@aws-sdk/client-bedrock';
import type { ModelId } from '../../contract/snapshot/model.ts';
import type { ProfileList } from '../../discovery/ports.ts';
import type { Question } from './direct-requests.ts';
import { encodeSegment } from './request-signer.ts';

const PROFILES_PER_PAGE = 1000;

/** ListFoundationModels. */
export const MODELS_QUESTION: Question = { path: '/foundation-models', query: {} };

/** The SDK's input for a page of ListInferenceProfiles. */
export function profilesInput(
  list: ProfileList,
  nextToken: string | undefined,
): ListInferenceProfilesCommandInput {
  return {
    maxResults: PROFILES_PER_PAGE,
    // The system's list is what AWS gives without a filter; some servers know no other.
    ...(list === 'APPLICATION' ? { typeEquals: list } : {}),
    ...(nextToken === undefined ? {} : { nextToken }),
  };
}

/** ListInferenceProfiles. */
export function profilesQuestion({
  maxResults,
  nextToken,
  typeEquals,
}: ListInferenceProfilesCommandInput): Question {
  return {
    path: '/inference-profiles',
    query: {
      maxResults: String(maxResults),
      ...(nextToken === undefined ? {} : { nextToken }),
      ...(typeEquals === undefined ? {} : { type: typeEquals }),
    },
  };
}

/** GetFoundationModelAvailability. */
export function checkQuestion(modelId: ModelId): Question {
  return { path: `/foundation-model-availability/${encodeSegment(modelId)}`, query: {} };
}
