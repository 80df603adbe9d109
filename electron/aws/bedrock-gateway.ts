/** BedrockGateway over the AWS SDK. SDK types end here. */
import {
  GetAccountDataRetentionCommand,
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  GetUseCaseForModelAccessCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
} from '@aws-sdk/client-bedrock';
import type {
  DataRetention,
  InferenceProfile,
  ModelId,
  ModelRecord,
  RegionCode,
  UseCaseForm,
} from '../contract/snapshot/model.ts';
import type { OwnModels } from '../contract/snapshot/own-models.ts';
import type { AccessResult, BedrockGateway, Page, ProfileList, Result } from '../discovery/ports.ts';
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
import {
  accessRequest,
  MODELS_REQUEST,
  profilesInput,
  profilesRequest,
  RETENTION_REQUEST,
  USE_CASE_REQUEST,
} from './direct/requests.ts';
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

export class AwsBedrockGateway implements BedrockGateway {
  private readonly deps: GatewayDeps;
  private readonly calls: BedrockCalls;
  readonly listMantleModels: BedrockGateway['listMantleModels'];
  readonly listAccountRegions: BedrockGateway['listAccountRegions'];

  constructor(deps: GatewayDeps) {
    this.deps = deps;
    this.calls = new BedrockCalls(deps);
    this.listMantleModels = deps.listMantleModels;
    this.listAccountRegions = deps.listAccountRegions;
  }

  listModels(region: RegionCode, signal: AbortSignal): Promise<Result<Page<ModelRecord>>> {
    return this.calls.read(region, signal, {
      send: sending(() => new ListFoundationModelsCommand({})),
      toValue: toModelPage,
      direct: MODELS_REQUEST,
    });
  }

  listProfiles(
    region: RegionCode,
    list: ProfileList,
    nextToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<InferenceProfile>>> {
    const input = profilesInput(list, nextToken);
    return this.calls.read(region, signal, {
      send: sending(() => new ListInferenceProfilesCommand(input)),
      toValue: toProfilePage,
      direct: profilesRequest(input),
    });
  }

  checkAccess(region: RegionCode, modelId: ModelId, signal: AbortSignal): Promise<AccessResult> {
    return this.calls.read(region, signal, {
      send: sending(() => new GetFoundationModelAvailabilityCommand({ modelId })),
      toValue: toAccessFacts,
      direct: accessRequest(modelId),
      isPaced: true,
    });
  }

  readDataRetention(
    region: RegionCode,
    signal: AbortSignal,
  ): Promise<Result<Pick<DataRetention, 'mode' | 'updatedAt'>>> {
    return this.calls.read(region, signal, {
      send: sending(() => new GetAccountDataRetentionCommand({})),
      toValue: toDataRetention,
      direct: RETENTION_REQUEST,
    });
  }

  readUseCaseForm(region: RegionCode, signal: AbortSignal): Promise<Result<UseCaseForm>> {
    return this.calls.read(region, signal, {
      send: sending(() => new GetUseCaseForModelAccessCommand({}), NEVER_SENT),
      toValue: toUseCaseForm,
      direct: USE_CASE_REQUEST,
    });
  }

  /** What the account itself has in the region; each of the four lists for itself. Never rejects. */
  listOwnModels(region: RegionCode, signal: AbortSignal): Promise<OwnModels> {
    return listOwnModels(region, (read) => this.calls.read(region, signal, read));
  }

  async pingRegion(region: RegionCode, signal: AbortSignal): Promise<Result<number>> {
    const credentials = await this.calls.credentialsFor(signal);
    if (credentials !== undefined) return { ok: false, failure: credentials };
    const answer: RawAnswer = {};
    try {
      await withDeadline(
        [signal, this.deps.closed],
        Math.min(PING_DEADLINE_MS, this.deps.deadlineMs),
        async (abortSignal) => {
          const command = new GetFoundationModelCommand({ modelIdentifier: PING_MODEL_ID });
          await this.deps.factory
            .client(region)
            .send(withRawBody(command, answer, 'measure'), { abortSignal });
        },
      );
    } catch (error) {
      // The round trip ends with the headers, even if the body never ends.
      if (!(error instanceof DeadlineError && answer.headersMs !== undefined)) {
        return { ok: false, failure: await this.calls.explain(error, region, answer) };
      }
    }
    if (answer.headersMs !== undefined) return { ok: true, value: answer.headersMs };
    return { ok: false, failure: await this.calls.explain(answer.transportError, region, answer) };
  }
}
