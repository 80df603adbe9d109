/**
 * The nouns of Bedrock Atlas, known to both processes. Every enum that comes from AWS is an open
 * string: the live service returns values that the SDK's types lack.
 */
import type { LatencyPoint, LatencySummary } from './latency.ts';
import type { Proof } from './proof.ts';

/** An AWS region code such as `eu-central-1`; may be one this app has never heard of. */
export type RegionCode = string;
/** A Bedrock model id such as `anthropic.claude-sonnet-4-6` or `amazon.nova-lite-v1:0:24k`. */
export type ModelId = string;
/** An inference profile id such as `eu.anthropic.claude-sonnet-4-6`. */
export type ProfileId = string;
/** An instant as ISO 8601 in UTC. */
export type IsoTime = string;

/** ACTIVE or LEGACY today; the dates are present only where the API gave them. */
export interface ModelLifecycle {
  status?: string;
  startOfLifeTime?: IsoTime;
  legacyTime?: IsoTime;
  publicExtendedAccessTime?: IsoTime;
  endOfLifeTime?: IsoTime;
  [unknownMember: string]: unknown;
}

/** One entry of ListFoundationModels as one region gave it; unknown members are kept. */
export interface ModelRecord {
  modelId: ModelId;
  modelArn?: string;
  modelName?: string;
  providerName?: string;
  inputModalities?: string[];
  outputModalities?: string[];
  responseStreamingSupported?: boolean;
  customizationsSupported?: string[];
  inferenceTypesSupported?: string[];
  modelLifecycle?: ModelLifecycle;
  [unknownMember: string]: unknown;
}

/** One entry of ListInferenceProfiles as one region gave it; unknown members are kept. */
export interface InferenceProfile {
  inferenceProfileId: ProfileId;
  inferenceProfileArn?: string;
  inferenceProfileName?: string;
  /** SYSTEM_DEFINED or APPLICATION. */
  type?: string;
  status?: string;
  /** Model ARNs in every destination region; an ARN without a region means "not listed by AWS". */
  models: { modelArn: string }[];
  [unknownMember: string]: unknown;
}

export const FAILURE_KINDS = [
  'no-credentials',
  'bad-credentials',
  'expired-credentials',
  'denied',
  'not-enabled',
  'throttled',
  'timeout',
  'network',
  'no-endpoint',
  'other-region',
  'tls',
  'proxy',
  'service',
  'bad-answer',
  'bad-input',
  'disk',
  'cancelled',
  'unknown',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** An error as a value: what happened, in a sentence, and what to do next. Holds no secret and no account number. */
export interface Failure {
  kind: FailureKind;
  message: string;
  nextStep: string;
  /** A command to run in a terminal for the next step, to be copied. */
  command?: string;
}

/** The four fields of GetFoundationModelAvailability, open strings. */
export interface AccessFacts {
  agreement?: string;
  authorization?: string;
  entitlement?: string;
  region?: string;
  /** Set when the check itself failed: access is then unknown. */
  failure?: Failure;
  /** When the model was checked by itself; absent: with the others of its region. */
  checkedAt?: IsoTime;
}

/** `allowed` means "nothing known blocks it", never "an invocation will work". */
export type AccessStatus = 'allowed' | 'blocked' | 'unknown';

/**
 * How a region stands. `ok`: the models and the profiles are known. `partial`: one of the two lists is missing.
 * `no-endpoint`: no host of Bedrock that anybody could reach. `not-scanned`: never asked, or the scan was cancelled first.
 */
export const REGION_STATES = [
  'ok',
  'partial',
  'failed',
  'denied',
  'not-enabled',
  'no-endpoint',
  'not-scanned',
] as const;
export type RegionState = (typeof REGION_STATES)[number];

export const INCOMPLETE_LISTS = ['models', 'profiles', 'models-and-profiles'] as const;
export type IncompleteLists = (typeof INCOMPLETE_LISTS)[number];

/** What the bedrock-mantle endpoint of a region said. `absent`: the host does not exist there. */
export const MANTLE_STATES = ['listed', 'absent', 'failed', 'not-asked'] as const;
export type MantleState = (typeof MANTLE_STATES)[number];

/** What an entry of bedrock-mantle's list says besides its id: open strings, absent where it says nothing. */
export interface MantleEntry {
  /** `available` or `unavailable` today. */
  status?: string;
  statusReason?: string;
  dataRetention?: { mode?: string; source?: string; allowedModes?: string[] };
}

/** What a region's list of bedrock-mantle says. */
export interface MantleList {
  state: MantleState;
  modelIds: ModelId[];
  /** Of the models about which the list says more than their ids; absent: of none. */
  entries?: Record<ModelId, MantleEntry>;
  /** Why it failed, or why the list is incomplete. */
  failure?: Failure;
}

/** The account's data retention in a region, as GetAccountDataRetention gave it. */
export interface DataRetention {
  /** `inherit`, `none`, `default`, `aws_review` and more: an open string. Absent: not known. */
  mode?: string;
  /** When somebody set it last. */
  updatedAt?: IsoTime;
  readAt: IsoTime;
  /** Why the mode is not known. */
  failure?: Failure;
}

/** Whether the account ever sent Anthropic's use-case form. What is in the form is never kept. */
export const USE_CASE_FORM_STATES = ['sent', 'never'] as const;
export type UseCaseForm = (typeof USE_CASE_FORM_STATES)[number];

/** A region as the snapshot keeps it. The numbers are places in the snapshot's tables. */
export interface RegionRecord {
  region: RegionCode;
  /** How the last attempt went. */
  state: RegionState;
  /** What account ListRegions said of the region, an open string such as DISABLED; absent: not known. */
  optInStatus?: string;
  /** Why the last attempt was not `ok`. */
  failure?: Failure;
  /** When the lists below were fetched; absent if never. */
  scannedAt?: IsoTime;
  /** Which list below is incomplete: what it does not name is unknown. Absent: both are complete. */
  incomplete?: IncompleteLists;
  /** Of several accounts the names of those whose lists are not known; absent: none. */
  unknownTo?: readonly string[];
  /** True when the last attempt failed and the lists below are the last good answer. */
  stale: boolean;
  models: Record<ModelId, number>;
  profiles: Record<ProfileId, number>;
  mantle: MantleList;
  access: Record<ModelId, number>;
  accessCheckedAt?: IsoTime;
  /** Absent: never asked. */
  dataRetention?: DataRetention;
  /** The form is the account's: one region of a scan is asked. Absent: it was not this one, or it is not known. */
  useCaseForm?: UseCaseForm;
  /** By exact id, account numbers hidden. Absent: nothing was ever tried. */
  proofs?: Record<string, Proof>;
  /** All regions that have one were measured on one network: that of the last measurement. */
  latency?: LatencySummary;
  /** The last figure of another network, where the region was not measured since: shown as such, compared with nothing. */
  latencyElsewhere?: LatencySummary;
  /** Why the last latency measurement gave no figure. */
  latencyFailure?: Failure;
  /** Earlier measurements on any network, oldest first, at most 20. */
  latencyHistory: LatencyPoint[];
  /** Exponentially smoothed round trip for the ranking, in milliseconds. */
  smoothedLatencyMs?: number;
  /** Records of the last answer that could not be read and were left out. */
  droppedRecords: number;
  /** Members that the app does not know and that were too long to be kept for the export; absent: none. */
  leftOutMembers?: number;
}

/** Where the data comes from. `profile` is a name from the AWS config files, never an account. */
export interface Source {
  kind: 'aws' | 'sample';
  partition: string;
  profile?: string;
}

/** How one of several accounts stands to a model in a region, the best first. */
export const CALL_STATES = [
  'callable',
  'blocked',
  'ended',
  'not-callable',
  'not-enabled',
  'unknown',
] as const;
export type CallState = (typeof CALL_STATES)[number];

/** The names of the accounts in each state, in the order in which they were chosen; a state without any is absent. */
export type Callers = Readonly<Partial<Record<CallState, readonly string[]>>>;

/** What a snapshot of several accounts adds: the callers of each cell as a place in the table. */
interface AccountsTable {
  /** Names of AWS profiles. */
  names: readonly string[];
  callerTable: readonly Callers[];
  callers: Readonly<Record<RegionCode, Readonly<Record<ModelId, number>>>>;
}

/** Everything known about one source, or about several accounts together. Every distinct record is stored once, in a table. */
export interface Snapshot {
  source: Source;
  regions: Record<RegionCode, RegionRecord>;
  /** Model records with `{region}` in place of the region in ARNs. */
  modelTable: ModelRecord[];
  /** Inference profiles with `{region}` in place of the source region in ARNs. */
  profileTable: InferenceProfile[];
  accessTable: AccessFacts[];
  /** Of several accounts, with the names of their profiles; absent: of one. Of files, exports alone hold them. */
  accounts?: AccountsTable;
}
