/** BedrockGateway over the AWS SDK. SDK types end here. */
import {
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
} from '@aws-sdk/client-bedrock';
import type { InferenceProfile, ModelId, ModelRecord, RegionCode } from '../contract/snapshot/model.ts';
import type { OwnModels } from '../contract/snapshot/own-models.ts';
import type { AccessResult, BedrockGateway, Page, ProfileList, Result } from '../discovery/ports.ts';
import { type RawAnswer, tapped } from './answers/raw-answer.ts';
import { toAccessFacts, toModelPage, toProfilePage } from './answers/to-model.ts';
import { BedrockCalls, type CallParts } from './bedrock-call.ts';
import { checkQuestion, MODELS_QUESTION, profilesInput, profilesQuestion } from './direct/requests.ts';
import { listOwnModels } from './lists/own-model-lists.ts';
import { DeadlineError, withDeadline } from './transport/deadline.ts';

/** What the gateway is built from. */
export interface GatewayParts extends CallParts {
  listMantleModels: BedrockGateway['listMantleModels'];
  listAccountRegions: BedrockGateway['listAccountRegions'];
}

/** Any model will do to be asked about: an answer "not found" is a round trip as well. Listed since 2023-09. */
const PING_MODEL_ID = 'amazon.titan-embed-text-v1';
const PING_DEADLINE_MS = 5_000;

export class AwsBedrockGateway implements BedrockGateway {
  private readonly parts: GatewayParts;
  private readonly calls: BedrockCalls;
  readonly listMantleModels: BedrockGateway['listMantleModels'];
  readonly listAccountRegions: BedrockGateway['listAccountRegions'];

  constructor(parts: GatewayParts) {
    this.parts = parts;
    this.calls = new BedrockCalls(parts);
    this.listMantleModels = parts.listMantleModels;
    this.listAccountRegions = parts.listAccountRegions;
  }

  listModels(region: RegionCode, signal: AbortSignal): Promise<Result<Page<ModelRecord>>> {
    return this.calls.read(
      region,
      signal,
      toModelPage,
      (client, answer, options, made) =>
        client.send(tapped(new ListFoundationModelsCommand({}), answer, 'read', made), options),
      { question: MODELS_QUESTION, isPaced: false },
    );
  }

  listProfiles(
    region: RegionCode,
    list: ProfileList,
    nextToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<InferenceProfile>>> {
    const input = profilesInput(list, nextToken);
    return this.calls.read(
      region,
      signal,
      toProfilePage,
      (client, answer, options, made) =>
        client.send(tapped(new ListInferenceProfilesCommand(input), answer, 'read', made), options),
      { question: profilesQuestion(input), isPaced: false },
    );
  }

  checkAccess(region: RegionCode, modelId: ModelId, signal: AbortSignal): Promise<AccessResult> {
    return this.calls.read(
      region,
      signal,
      toAccessFacts,
      (client, answer, options, made) =>
        client.send(
          tapped(new GetFoundationModelAvailabilityCommand({ modelId }), answer, 'paced', made),
          options,
        ),
      { question: checkQuestion(modelId), isPaced: true },
    );
  }

  /** What the account itself has in the region; each of the four lists for itself. Never rejects. */
  listOwnModels(region: RegionCode, signal: AbortSignal): Promise<OwnModels> {
    return listOwnModels(region, (read, send) => this.calls.read(region, signal, read, send));
  }

  async pingRegion(region: RegionCode, signal: AbortSignal): Promise<Result<number>> {
    const credentials = await this.calls.credentialsFor(signal);
    if (credentials !== undefined) return { ok: false, failure: credentials };
    const answer: RawAnswer = {};
    try {
      await withDeadline(
        [signal, this.parts.closed],
        Math.min(PING_DEADLINE_MS, this.parts.deadlineMs),
        async (abortSignal) => {
          const command = new GetFoundationModelCommand({ modelIdentifier: PING_MODEL_ID });
          await this.parts.factory.client(region).send(tapped(command, answer, 'measure'), { abortSignal });
        },
      );
    } catch (error) {
      // A body that does not end comes after the round trip, and takes nothing from it.
      if (!(error instanceof DeadlineError && answer.headersMs !== undefined)) {
        return { ok: false, failure: await this.calls.explain(error, region, answer) };
      }
    }
    if (answer.headersMs !== undefined) return { ok: true, value: answer.headersMs };
    return { ok: false, failure: await this.calls.explain(answer.transportError, region, answer) };
  }
}
