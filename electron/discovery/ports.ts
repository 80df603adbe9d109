/** What discovery needs from the outside. Implemented by aws/, cache/ and the tests' fakes. */
import type { DocumentedDates } from '../contract/cells/lifecycle.ts';
import type { Network } from '../contract/snapshot/latency.ts';
import type {
  AccessFacts,
  DataRetention,
  Failure,
  InferenceProfile,
  MantleList,
  ModelId,
  ModelRecord,
  RegionCode,
  Snapshot,
  UseCaseForm,
} from '../contract/snapshot/model.ts';
import type { ProofStatus } from '../contract/snapshot/proof.ts';
import type { ListBudget } from './list-budget.ts';

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** `retryAfterMs`: a throttled check says how long to wait. */
export type AccessResult =
  | { ok: true; value: AccessFacts }
  | { ok: false; failure: Failure; retryAfterMs?: number };

export interface Page<T> {
  items: T[];
  nextToken?: string;
  /** Records that could not be read and were left out. */
  dropped: number;
  /** Records that were not looked at, because there are too many; absent: none. */
  beyond?: number;
  /** Members that the app does not know and that were too long to be kept; absent: none. */
  leftOutMembers?: number;
}

/** The two lists behind ListInferenceProfiles; without the filter the real service gives the system's alone. */
export type ProfileList = 'SYSTEM_DEFINED' | 'APPLICATION';

/**
 * Read-only calls to Bedrock. Every call settles before its deadline, and at once when the signal aborts. The region, where
 * there is one, is the first argument; the signal is the last (see `through`).
 */
export interface BedrockGateway {
  /** ListFoundationModels: the whole list in one answer. */
  listModels(region: RegionCode, signal: AbortSignal): Promise<Result<Page<ModelRecord>>>;
  /** One page of ListInferenceProfiles, 1000 at most. A server may ignore the filter and give both lists in one. */
  listProfiles(
    region: RegionCode,
    list: ProfileList,
    nextToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<InferenceProfile>>>;
  /**
   * GetFoundationModelAvailability. A failed check of one model is a failure value. A throttled one is not tried again:
   * the caller paces the checks of a region.
   */
  checkAccess(region: RegionCode, modelId: ModelId, signal: AbortSignal): Promise<AccessResult>;
  /** GetAccountDataRetention: the mode, and when it was set. */
  readDataRetention(
    region: RegionCode,
    signal: AbortSignal,
  ): Promise<Result<Pick<DataRetention, 'mode' | 'updatedAt'>>>;
  /** GetUseCaseForModelAccess: whether Anthropic's form was sent; what is in it is not read. */
  readUseCaseForm(region: RegionCode, signal: AbortSignal): Promise<Result<UseCaseForm>>;
  /**
   * The bedrock-mantle model list; `absent` when the region has no such host, `not-asked` where it may not be called.
   * `failure`: why it is not complete.
   */
  listMantleModels(
    region: RegionCode,
    signal: AbortSignal,
  ): Promise<Result<MantleList & { state: 'listed' | 'absent' | 'not-asked' }>>;
  /**
   * Which regions the account has enabled, as account ListRegions says: words such as ENABLED, ENABLED_BY_DEFAULT, DISABLED.
   * `not-asked`: it may not be called here (an endpoint of the user's, the sample, a bearer token). Only in partition `aws`.
   */
  listAccountRegions(
    signal: AbortSignal,
  ): Promise<Result<{ state: 'told'; statuses: Record<RegionCode, string> } | { state: 'not-asked' }>>;
  /**
   * One round trip to the region's Bedrock endpoint on a connection that is kept between calls, in
   * milliseconds. Any HTTP answer counts; the first call of a connection includes its set-up.
   */
  pingRegion(region: RegionCode, signal: AbortSignal): Promise<Result<number>>;
}

/**
 * What came of one call of bedrock-runtime. `refused`: AWS refused it; `not-proven`: it says nothing about access. `failure`: where
 * the reason lies before the model, such as credentials or the network.
 */
export type ProofAnswer =
  | { ok: true; firstTokenMs?: number; totalMs: number }
  | {
      ok: false;
      status: Exclude<ProofStatus, 'works'>;
      kind: string;
      message: string;
      failure?: Failure;
    };

/**
 * Calls of bedrock-runtime, made only when the user asks for a proof; no scan knows of them. Each sends one request, never a
 * second one, and settles before its deadline and at once when the signal aborts.
 */
export interface RuntimeGateway {
  /** CountTokens of one word: free of charge. */
  countTokens(region: RegionCode, id: string, signal: AbortSignal): Promise<ProofAnswer>;
  /** ConverseStream of one word with one token of answer: it is paid. */
  converse(region: RegionCode, id: string, signal: AbortSignal): Promise<ProofAnswer>;
}

/** A method of the gateway, by its name. */
export type Operation = keyof BedrockGateway;

/** The order of arguments that `through` relies on: a method with another does not compile. */
type EveryOperation = {
  [Name in Operation]: Parameters<BedrockGateway[Name]> extends
    | [RegionCode, ...unknown[], AbortSignal]
    | [AbortSignal]
    ? true
    : never;
};

const EVERY_OPERATION: EveryOperation = {
  listModels: true,
  listProfiles: true,
  checkAccess: true,
  readDataRetention: true,
  readUseCaseForm: true,
  listMantleModels: true,
  listAccountRegions: true,
  pingRegion: true,
};

/** All methods of the gateway: `through` loops over them. One that is missing above does not compile. */
export const OPERATIONS = Object.keys(EVERY_OPERATION) as readonly Operation[];

/** Where snapshots are kept between starts, one per source. */
export interface SnapshotCache {
  /** The snapshot last saved; undefined if there is none or the file could not be used. */
  load(): Promise<Snapshot | undefined>;
  /** Writes whole or not at all. */
  save(snapshot: Snapshot): Promise<Result<null>>;
  clear(): Promise<Result<null>>;
  /** The same source in a file of the user's, whose name gets `.json` if it has not got it. */
  at(file: string): SnapshotCache;
}

export interface Clock {
  /** Wall time, milliseconds since 1970. */
  nowEpochMs(): number;
  /** Resolves after the time, or at once when the signal aborts. */
  sleep(delayMs: number, signal: AbortSignal): Promise<void>;
}

/** The network that requests to AWS leave by now; undefined: it cannot be told. */
export type CurrentNetwork = (signal: AbortSignal) => Promise<Network | undefined>;

/** Whether a model can cache prompts, from a dated source; any id may be asked. */
export type PromptCachingOf = (modelId: ModelId) => {
  support: 'yes' | 'no' | 'unknown';
  source: string;
  asOf: string;
};

/** All that discovery is built from. */
export interface DiscoveryPorts {
  gateway: BedrockGateway;
  cache: SnapshotCache;
  clock: Clock;
  promptCachingOf: PromptCachingOf;
  /** What AWS's pages say where the API gives no date; absent: nothing. */
  documentedEndOfLife?: DocumentedDates;
  /** Absent: what is measured says nothing of a network, as with the sample data. */
  currentNetwork?: CurrentNetwork;
  /** What its lists may take of what several sources share; absent: as much as one alone. */
  listBudget?: ListBudget;
  /** No further page of a region is asked for after so long, in milliseconds; absent: only the number of pages is limited. */
  regionDeadlineMs?: number;
  /** A problem that does not stop the work, such as a cache that cannot be written. */
  onProblem: (failure: Failure) => void;
  /** The last part of each scan, however it ended; what runs next waits for it. */
  afterScan?: () => Promise<void>;
}
