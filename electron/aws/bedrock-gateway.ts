/** BedrockGateway over the AWS SDK. SDK types end here. */
import {
  GetAccountDataRetentionCommand,
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  GetUseCaseForModelAccessCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
} from '@aws-sdk/client-bedrock';
import type { RegionCode } from '../contract/snapshot/model.ts';
import type { OwnModels } from '../contract/snapshot/own-models.ts';
import type { BedrockGateway } from '../discovery/ports.ts';
import { type RawAnswer, withRawBody } from './answers/raw-answer.ts';
import {
  NEVER_SENT,
  toAccessFacts,
  toDataRetention,
  toModelPage,
  toProfilePage,
  toUseCaseForm,
} from './answers/to-model.ts';
import { BedrockCalls, type CallDeps, sending } from './bedrock-call.ts';
import { accessRequest, MODELS_REQUEST, profilesInput, profilesRequest } from './direct/requests.ts';
import { listOwnModels } from './lists/own-model-lists.ts';
import { DeadlineError, withDeadline } from './transport/deadline.ts';

/** What the gateway is built from. */
export interface GatewayDeps extends CallDeps {
  listMantleModels: BedrockGateway['listMantleModels'];
  listAccountRegions: BedrockGateway['listAccountRegions'];
}

/** Any model will do: the answer "not found" is a round trip as well. Listed since 2023-09. */
const PING_MODEL_ID = 'amazon.titan-embed-text-v1';
const PING_DEADLINE_MS = 5_000;

export interface AwsBedrockGateway extends BedrockGateway {
  /** What the account itself has in the region; each of the four lists for itself. Never rejects. */
  listOwnModels(region: RegionCode, signal: AbortSignal): Promise<OwnModels>;
}

export function awsBedrockGateway(deps: GatewayDeps): AwsBedrockGateway {
  const calls = new BedrockCalls(deps);
  return {
    listMantleModels: deps.listMantleModels,
    listAccountRegions: deps.listAccountRegions,
    listModels: (region, signal) =>
      calls.read(region, signal, {
        send: sending(() => new ListFoundationModelsCommand({})),
        toValue: toModelPage,
        direct: MODELS_REQUEST,
      }),
    listProfiles(region, list, nextToken, signal) {
      const input = profilesInput(list, nextToken);
      return calls.read(region, signal, {
        send: sending(() => new ListInferenceProfilesCommand(input)),
        toValue: toProfilePage,
        direct: profilesRequest(input),
      });
    },
    checkAccess: (region, modelId, signal) =>
      calls.read(region, signal, {
        send: sending(() => new GetFoundationModelAvailabilityCommand({ modelId })),
        toValue: toAccessFacts,
        direct: accessRequest(modelId),
        isPaced: true,
      }),
    readDataRetention: (region, signal) =>
      calls.read(region, signal, {
        send: sending(() => new GetAccountDataRetentionCommand({})),
        toValue: toDataRetention,
        direct: { path: '/data-retention', query: {} },
      }),
    readUseCaseForm: (region, signal) =>
      calls.read(region, signal, {
        send: sending(() => new GetUseCaseForModelAccessCommand({}), NEVER_SENT),
        toValue: toUseCaseForm,
        direct: { path: '/use-case-for-model-access', query: {} },
      }),
    listOwnModels: (region, signal) => listOwnModels(region, (read) => calls.read(region, signal, read)),
    async pingRegion(region, signal) {
      const credentials = await calls.credentialsFor(signal);
      if (credentials !== undefined) return { ok: false, failure: credentials };
      const answer: RawAnswer = {};
      const deadlineMs = Math.min(PING_DEADLINE_MS, deps.deadlineMs);
      const command = withRawBody(
        new GetFoundationModelCommand({ modelIdentifier: PING_MODEL_ID }),
        answer,
        'measure',
      );
      try {
        await withDeadline([signal, deps.closed], deadlineMs, (abortSignal) =>
          deps.factory.client(region).send(command, { abortSignal }),
        );
      } catch (error) {
        // The round trip ends with the headers, even if the body never ends.
        if (!(error instanceof DeadlineError && answer.headersMs !== undefined)) {
          return { ok: false, failure: await calls.explain(error, region, answer) };
        }
      }
      if (answer.headersMs !== undefined) return { ok: true, value: answer.headersMs };
      return { ok: false, failure: await calls.explain(answer.transportError, region, answer) };
    },
  };
}
