/** Requests to Bedrock as they go over the wire. Source: the API model in @aws-sdk/client-bedrock. */
import type { ListInferenceProfilesCommandInput } from '@aws-sdk/client-bedrock';
import { escapeUri } from '@smithy/core/protocols';
import type { ModelId } from '../../contract/snapshot/model.ts';
import type { ProfileList } from '../../discovery/ports.ts';

/** A GET: a path of Bedrock's, encoded, with its query. */
export interface DirectRequest {
  path: string;
  query: Readonly<Record<string, string>>;
}

const PROFILES_PER_PAGE = 1000;

/** ListFoundationModels. */
export const MODELS_REQUEST: DirectRequest = { path: '/foundation-models', query: {} };

/** The SDK's input for a page of ListInferenceProfiles. */
export function profilesInput(
  list: ProfileList,
  nextToken: string | undefined,
): ListInferenceProfilesCommandInput {
  return {
    maxResults: PROFILES_PER_PAGE,
    // Without a filter AWS gives the system's list, and some servers ignore the filter.
    ...(list === 'APPLICATION' ? { typeEquals: list } : {}),
    ...(nextToken === undefined ? {} : { nextToken }),
  };
}

/** ListInferenceProfiles. */
export function profilesRequest({
  maxResults,
  nextToken,
  typeEquals,
}: ListInferenceProfilesCommandInput): DirectRequest {
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
export function accessRequest(modelId: ModelId): DirectRequest {
  return { path: `/foundation-model-availability/${escapeUri(modelId)}`, query: {} };
}
