/** What the regions of the fault tests answer when nothing is wrong with them. */
import type { SeenRequest } from '../helpers/servers/protocol-server.ts';

/** The region that has the fault. */
export const FAULTY = 'eu-west-1';
/** Every account has the first three; `me-south-1` has to be enabled. */
export const OTHERS: readonly string[] = ['us-east-1', 'us-west-2', 'eu-central-1', 'me-south-1'];
export const MODEL_IDS = Array.from({ length: 6 }, (_, index) => `acme.model-${index}-v1:0`);
/** A model and a profile that stand for the cells of the faulty region. */
export const MODEL_ID = 'acme.model-0-v1:0';
export const PROFILE_ID = 'eu.acme.model-0-v1:0';

/** A record of ListFoundationModels as the API gives it. */
export function aSummary(region: string, modelId: string, change: Record<string, unknown> = {}): object {
  return {
    modelArn: `arn:aws:bedrock:${region}::foundation-model/${modelId}`,
    modelId,
    modelName: `Model ${modelId}`,
    providerName: 'Acme',
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    responseStreamingSupported: true,
    customizationsSupported: [],
    inferenceTypesSupported: ['ON_DEMAND'],
    modelLifecycle: { status: 'ACTIVE', startOfLifeTime: '2026-01-01T00:00:00Z' },
    ...change,
  };
}

/** A record of ListInferenceProfiles as the API gives it. */
export function aProfileSummary(
  region: string,
  profileId: string,
  change: Record<string, unknown> = {},
): object {
  return {
    inferenceProfileId: profileId,
    inferenceProfileName: `Profile ${profileId}`,
    inferenceProfileArn: `arn:aws:bedrock:${region}:999988887777:inference-profile/${profileId}`,
    type: 'SYSTEM_DEFINED',
    status: 'ACTIVE',
    models: [{ modelArn: `arn:aws:bedrock:${region}::foundation-model/${MODEL_ID}` }],
    ...change,
  };
}

/** The good answer to any request. */
export function goodReply({
  path,
  region,
  query,
}: SeenRequest): { json: unknown } | { error: string; status: number; message: string } {
  if (path === '/foundation-models') {
    return { json: { modelSummaries: MODEL_IDS.map((modelId) => aSummary(region, modelId)) } };
  }
  if (path === '/inference-profiles') {
    const profiles = query.get('type') === 'APPLICATION' ? [] : [aProfileSummary(region, PROFILE_ID)];
    return { json: { inferenceProfileSummaries: profiles } };
  }
  if (path.startsWith('/foundation-model-availability/')) return GRANTED;
  return { error: 'ResourceNotFoundException', status: 404, message: 'No such model.' };
}

/** Access to one model, granted. */
const GRANTED: { json: unknown } | { error: string; status: number; message: string } = {
  json: {
    modelId: MODEL_ID,
    agreementAvailability: { status: 'AVAILABLE', errorMessage: null },
    authorizationStatus: 'AUTHORIZED',
    entitlementAvailability: 'AVAILABLE',
    regionAvailability: 'AVAILABLE',
  },
};

export type Operation = 'models' | 'profiles' | 'access' | 'mantle' | 'ping';

/** Which question a request asks. */
export function operationOf({ path }: SeenRequest): Operation {
  if (path === '/v1/models') return 'mantle';
  if (path === '/foundation-models') return 'models';
  if (path === '/inference-profiles') return 'profiles';
  return path.startsWith('/foundation-model-availability/') ? 'access' : 'ping';
}
