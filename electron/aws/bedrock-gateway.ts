/** BedrockGateway over the AWS SDK. SDK types end here. */
import {
  type BedrockClient,
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
} from '@aws-sdk/client-bedrock';
import type {
  AccessFacts,
  Failure,
  InferenceProfile,
  ModelId,
  ModelRecord,
  RegionCode,
} from '../contract/model.ts';
import type { OwnModels } from '../contract/own-models.ts';
import type { AccessResult, BedrockGateway, Page, ProfileList, Result } from '../discovery/ports.ts';
import type { AnswerDefect } from './answer-body.ts';
import { type AWSClientFactory, NoCredentialsError } from './client-factory.ts';
import type { SharedCredentials } from './credentials.ts';
import { DeadlineError, withDeadline } from './deadline.ts';
import type { DirectCheck } from './direct-check.ts';
import { explainError } from './explain-error.ts';
import { nameResolves, WELL_KNOWN_HOST } from './name-lookup.ts';
import { listOwnModels } from './own-model-lists.ts';
import { type RawAnswer, tapped } from './raw-answer.ts';
import { Patience, ThrottledError } from './throttling.ts';
import { toAccessFacts, toModelPage, toProfilePage } from './to-model.ts';

/** What the gateway is built from. */
export interface GatewayParts {
  factory: AWSClientFactory;
  credentials: SharedCredentials;
  directCheck: DirectCheck;
  /** The user's own bearer token is used; there is nothing to resolve. */
  usesBearerToken: boolean;
  profile?: string;
  deadlineMs: number;
  /** Aborted when the gateway is closed. */
  closed: AbortSignal;
  /** Bedrock is behind an override: the host of a region says nothing about the region. */
  isOverridden: boolean;
  listMantleModels: BedrockGateway['listMantleModels'];
  listAccountRegions: BedrockGateway['listAccountRegions'];
}

/** Any model will do to be asked about: an answer "not found" is a round trip as well. Listed since 2023-09. */
const PING_MODEL_ID = 'amazon.titan-embed-text-v1';
const PING_DEADLINE_MS = 5_000;
const PROFILES_PER_PAGE = 1000;
/** Longer than any provider of credentials is given. */
const CREDENTIALS_DEADLINE_MS = 20_000;

/** Sends one command whose answer goes into `answer`. */
type Send = (
  client: BedrockClient,
  answer: RawAnswer,
  options: { abortSignal: AbortSignal },
) => Promise<unknown>;

export class AwsBedrockGateway implements BedrockGateway {
  private readonly parts: GatewayParts;
  readonly listMantleModels: BedrockGateway['listMantleModels'];
  readonly listAccountRegions: BedrockGateway['listAccountRegions'];

  constructor(parts: GatewayParts) {
    this.parts = parts;
    this.listMantleModels = parts.listMantleModels;
    this.listAccountRegions = parts.listAccountRegions;
  }

  listModels(region: RegionCode, signal: AbortSignal): Promise<Result<Page<ModelRecord>>> {
    return this.read(region, signal, toModelPage, (client, answer, options) =>
      client.send(tapped(new ListFoundationModelsCommand({}), answer, 'read'), options),
    );
  }

  listProfiles(
    region: RegionCode,
    list: ProfileList,
    nextToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<InferenceProfile>>> {
    const input = {
      maxResults: PROFILES_PER_PAGE,
      // The system's list is what AWS gives without a filter; some servers know no other.
      ...(list === 'APPLICATION' ? { typeEquals: list } : {}),
      ...(nextToken === undefined ? {} : { nextToken }),
    };
    return this.read(region, signal, toProfilePage, (client, answer, options) =>
      client.send(tapped(new ListInferenceProfilesCommand(input), answer, 'read'), options),
    );
  }

  checkAccess(region: RegionCode, modelId: ModelId, signal: AbortSignal): Promise<AccessResult> {
    return this.read(
      region,
      signal,
      toAccessFacts,
      (client, answer, options) =>
        client.send(tapped(new GetFoundationModelAvailabilityCommand({ modelId }), answer, 'paced'), options),
      (abortSignal) => this.askDirectly(region, modelId, abortSignal),
    );
  }

  /** Undefined: the SDK has to ask. */
  private async askDirectly(
    region: RegionCode,
    modelId: ModelId,
    abortSignal: AbortSignal,
  ): Promise<AccessFacts | undefined> {
    if (this.parts.usesBearerToken) return undefined;
    const credentials = await this.parts.credentials.get();
    return credentials.ok
      ? await this.parts.directCheck.ask(region, modelId, credentials.value, abortSignal)
      : undefined;
  }

  /** What the account itself has in the region; each of the four lists for itself. Never rejects. */
  listOwnModels(region: RegionCode, signal: AbortSignal): Promise<OwnModels> {
    return listOwnModels(region, (read, send) => this.read(region, signal, read, send));
  }

  async pingRegion(region: RegionCode, signal: AbortSignal): Promise<Result<number>> {
    const credentials = await this.credentialsFor(signal);
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
        return { ok: false, failure: await this.explain(error, region, answer) };
      }
    }
    if (answer.headersMs !== undefined) return { ok: true, value: answer.headersMs };
    return { ok: false, failure: await this.explain(answer.transportError, region, answer) };
  }

  /**
   * Sends the command, reads the raw answer, and asks once more if it cannot be understood. A list that is throttled beyond
   * the SDK's attempts is asked again for as long as its time lasts; a check is not.
   */
  private async read<T>(
    region: RegionCode,
    signal: AbortSignal,
    read: (raw: unknown) => T | undefined,
    send: Send,
    askDirectly?: (abortSignal: AbortSignal) => Promise<T | undefined>,
  ): Promise<Result<T> & { retryAfterMs?: number }> {
    const credentials = await this.credentialsFor(signal);
    if (credentials !== undefined) return { ok: false, failure: credentials };
    const answer: RawAnswer = {};
    const patience = new Patience();
    try {
      return await withDeadline([signal, this.parts.closed], this.parts.deadlineMs, async (abortSignal) => {
        const direct = await askDirectly?.(abortSignal);
        if (direct !== undefined) return { ok: true, value: direct };
        let failure: Failure | undefined;
        for (let attempt = 1; attempt <= 2; attempt += 1) {
          await patience.through(
            () => send(this.parts.factory.client(region), answer, { abortSignal }),
            abortSignal,
          );
          const value = answer.body?.ok === true ? read(answer.body.value) : undefined;
          if (value !== undefined) return { ok: true, value };
          failure = badAnswer(region, answer.body?.ok === false ? answer.body.defect : 'other-shape');
        }
        return { ok: false, failure: failure ?? badAnswer(region, 'other-shape') };
      });
    } catch (error) {
      const waitMs = error instanceof ThrottledError ? error.retryAfterMs : undefined;
      const isThrottled = error instanceof DeadlineError && (patience.isThrottled || answer.status === 429);
      const cause = isThrottled ? new ThrottledError(undefined) : error;
      const failure = await this.explain(cause, region, answer);
      return { ok: false, failure, ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) };
    }
  }

  /** Resolves the credentials before the call's own time starts; undefined: they are there. */
  private async credentialsFor(signal: AbortSignal): Promise<Failure | undefined> {
    if (this.parts.usesBearerToken || this.parts.credentials.areKnown()) return undefined;
    try {
      const signals = [signal, this.parts.closed];
      const result = await withDeadline(signals, CREDENTIALS_DEADLINE_MS, () => this.parts.credentials.get());
      return result.ok ? undefined : result.failure;
    } catch (error) {
      return explainError(error);
    }
  }

  private async explain(error: unknown, region: RegionCode, answer: RawAnswer): Promise<Failure> {
    if (error instanceof NoCredentialsError) return error.failure;
    const { profile, credentials, isOverridden } = this.parts;
    const failure = explainError(error, {
      region,
      isHtml: answer.errorIsHtml === true,
      ...(profile === undefined ? {} : { profile }),
    });
    if (failure.kind === 'expired-credentials' || failure.kind === 'bad-credentials') credentials.refuse();
    if (failure.kind !== 'no-endpoint') return failure;
    return isOverridden || !(await nameResolves(WELL_KNOWN_HOST)) ? noNetwork(region) : failure;
  }
}

function noNetwork(region: RegionCode): Failure {
  return {
    kind: 'network',
    message: `The host name of the Bedrock endpoint could not be looked up in ${region}: no network, or DNS does not know it.`,
    nextStep: 'Check the network, VPN and endpoint settings, then scan again. What was known before is kept.',
  };
}

const DEFECTS: Record<AnswerDefect | 'other-shape', string> = {
  empty: 'an empty answer',
  html: "a web page instead of Bedrock's answer",
  'not-json': 'an answer that is cut off or not JSON',
  'too-large': 'an answer larger than 64 MB',
  'other-shape': 'an answer without the list or fields that belong in it',
};

function badAnswer(region: RegionCode, defect: AnswerDefect | 'other-shape'): Failure {
  return {
    kind: 'bad-answer',
    message: `The endpoint gave ${DEFECTS[defect]} in ${region}, twice.`,
    nextStep:
      'A proxy or gateway may be in between: check HTTPS_PROXY and the endpoint settings, then scan again. What was known before is kept.',
  };
}
