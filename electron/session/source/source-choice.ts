/** Which source the user chose, what it is opened with, and how the snapshot names it. */
import { createHash } from 'node:crypto';
import type { ReachOptions } from '../../aws/transport/reach-options.ts';
import type { ConnectionState, Notice, Outcome } from '../../contract/bridge/api.ts';
import type { ApiKeyFacts } from '../../contract/bridge/api-key.ts';
import { partitionOf } from '../../contract/cells/regions.ts';
import { defined } from '../../contract/defined.ts';
import { profileKeptAs } from '../../contract/settings/kept-profile.ts';
import { chosenRegions, REACH_SETTINGS } from '../../contract/settings/reach-settings.ts';
import type { SampleApiKey } from '../../contract/settings/sample-api-keys.ts';
import type { Settings, SourceChoice } from '../../contract/settings/settings.ts';
import { profileInEnvironment, withoutAccounts } from '../../contract/snapshot/account-numbers.ts';
import type { Failure, ModelId, RegionCode, Source } from '../../contract/snapshot/model.ts';
import type { HistoryLimits } from '../../history/thinning.ts';
import type { AppLog } from '../../log/app-log.ts';
import type { CallBudget } from './yielding-gateway.ts';

/** The source as the snapshot and the export name it. */
export function sourceOf(choice: SourceChoice, partition: string, env: NodeJS.ProcessEnv): Source {
  if (choice.kind === 'sample') return { kind: 'sample', partition: 'aws' };
  // An API key is used whatever the profile is.
  const hasKey = choice.apiKey !== undefined || Boolean(env.AWS_BEARER_TOKEN_BEDROCK);
  const profile = hasKey ? undefined : choice.profile || profileInEnvironment(env);
  return {
    kind: 'aws',
    partition,
    ...(profile === undefined ? {} : { profile: withoutAccounts(profile) }),
  };
}

/** The source and its credential as the window names them. */
export type ShownSource = Pick<ConnectionState, 'source' | 'apiKey' | 'chosenRegions'>;

/** Only in the window the profile keeps its full name. An API key is used whatever the profile is. */
export function shownSource(source: Source, choice: SourceChoice, env: NodeJS.ProcessEnv): ShownSource {
  if (choice.kind === 'sample') return { source, ...defined({ apiKey: choice.apiKey }) };
  if (choice.apiKey !== undefined) return { source, apiKey: { given: choice.apiKey } };
  if (env.AWS_BEARER_TOKEN_BEDROCK) return { source, apiKey: 'environment' };
  const profile = choice.profile || profileInEnvironment(env);
  return { source: source.profile === undefined ? source : { ...source, ...defined({ profile }) } };
}

/** The profile whose session is used; undefined: the sample, an API key, or no source. */
export function profileOf(connection: ConnectionState | undefined): string | undefined {
  if (connection === undefined || connection.source.kind === 'sample') return undefined;
  return connection.apiKey === undefined ? (connection.source.profile ?? 'default') : undefined;
}

/** The sample as the command line wants it. */
export function sampleChoice({ sampleKey }: { sampleKey?: SampleApiKey | undefined }): SourceChoice {
  return { kind: 'sample', ...defined({ apiKey: sampleKey }) };
}

/** The command line decides; else the source that was used last. */
export function firstChoice(
  args: { sampleData: boolean; sampleKey?: SampleApiKey; profile?: readonly string[] | undefined },
  last: SourceChoice,
): SourceChoice {
  if (args.sampleData) return sampleChoice(args);
  const [profile] = args.profile ?? [];
  return profile === undefined ? last : { kind: 'aws', profile };
}

/** The choice with the profile's full name, where a file held it masked; one that is not found stays as it is. */
async function wholeChoice(choice: SourceChoice, env: NodeJS.ProcessEnv): Promise<SourceChoice> {
  if (choice.kind === 'sample' || choice.profile === null || choice.profileMark === undefined) return choice;
  const { profile, profileMark, ...rest } = choice;
  const { profileNames } = await import('../../aws/credentials/files/profiles.ts');
  return { ...rest, profile: profileKeptAs({ profile, profileMark }, await profileNames(env)) ?? profile };
}

/** Whose data it is, as far as known without asking AWS: names the cache and the history. */
export function identityOf(choice: SourceChoice, env: NodeJS.ProcessEnv): string {
  // The id is the hash that the same key would have in the environment.
  if (choice.kind === 'aws' && choice.apiKey !== undefined) return `token:${choice.apiKey}`;
  if (choice.kind === 'aws') return cacheIdentity(choice.profile ?? undefined, env);
  return choice.apiKey === undefined ? 'sample' : `sample:${choice.apiKey}`;
}

/** The partition of the source, as far as it can be known from the configuration. */
export async function partitionFor({
  choice,
  regions,
  apiKeys,
  reach,
  env,
}: {
  choice: SourceChoice;
  regions?: readonly RegionCode[];
  apiKeys?: GivenKeys;
  reach?: ReachOptions;
  env: NodeJS.ProcessEnv;
}): Promise<string> {
  const [first] = regions ?? [];
  if (choice.kind === 'sample') return 'aws';
  if (first !== undefined) return partitionOf(first);
  if (reach?.partition !== undefined && reach.partition !== 'auto') return reach.partition;
  const region = apiKeys?.facts.find(({ id }) => id === choice.apiKey)?.region;
  if (region !== undefined) return partitionOf(region);
  const { partitionOfProfile } = await import('../../aws/credentials/files/profiles.ts');
  return await partitionOfProfile(choice.profile ?? profileInEnvironment(env) ?? 'default', env);
}

/**
 * The options with the profile's full name, and with the Regions that the user chose in the app, where nobody named others and
 * the partition has any of them.
 */
export async function placed(given: SessionOptions): Promise<{ partition: string; options: SessionOptions }> {
  const options = { ...given, choice: await wholeChoice(given.choice, given.env) };
  const partition = await partitionFor(options);
  if (options.regions !== undefined || options.choice.kind === 'sample') return { partition, options };
  const regions = chosenRegions(options.reach, partition);
  return { partition, options: regions.length === 0 ? options : { ...options, regions } };
}

/** What a call answers before a source is open. */
export const NO_SOURCE: Failure = {
  kind: 'no-credentials',
  message: 'No source is open.',
  nextStep: 'Choose an AWS profile, or explore with sample data.',
};

/** The source gave no reason. */
export const NO_CREDENTIALS: Failure = {
  kind: 'no-credentials',
  message: 'No AWS credentials were found.',
  nextStep: 'Connect to AWS, or explore with sample data.',
};

/**
 * `profile:NAME`, or `key:` or `token:` and a short hash of the access key id or bearer token; never the
 * key itself. Follows the SDK's precedence: a bearer token for Bedrock wins, then a chosen profile, then
 * keys in the environment, then the default profile.
 */
export function cacheIdentity(profile: string | undefined, env: NodeJS.ProcessEnv): string {
  if (env.AWS_BEARER_TOKEN_BEDROCK) return `token:${shortHash(env.AWS_BEARER_TOKEN_BEDROCK)}`;
  const chosen = profile ?? profileInEnvironment(env);
  if (chosen) {
    const name = withoutAccounts(chosen);
    // Two names may differ in their account numbers alone.
    return name === chosen ? `profile:${name}` : `profile:${name}:${shortHash(chosen)}`;
  }
  if (env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY) return `key:${shortHash(env.AWS_ACCESS_KEY_ID)}`;
  return 'profile:default';
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Another source was chosen while this one was scanned. */
export function scanLeft({ source: { kind, profile }, apiKey }: ShownSource): Notice {
  const other = apiKey === undefined ? 'the default credential chain' : 'the API key';
  const own = profile === undefined ? other : `the profile "${profile}"`;
  return {
    kind: 'info',
    message: `The scan of ${kind === 'sample' ? 'the sample data' : own} was cancelled by the change.`,
    nextStep: 'What had been answered is kept. Go back and rescan to complete it.',
  };
}

/** The settings that a source keeps for as long as it is open, as a text to compare. */
export function openedWith(settings: Settings): string {
  const reach = Object.keys(REACH_SETTINGS).map((name) => settings[name as keyof Settings]);
  return JSON.stringify([settings.regionDeadlineMs, ...reach]);
}

/** The answer of a call that needs no source. */
export const BUSY: Failure = {
  kind: 'bad-input',
  message: 'A scan or a measurement is under way.',
  nextStep: 'Wait for its end or cancel it, then try again.',
};

export const NOT_LISTED: Failure = {
  kind: 'bad-input',
  message: 'The Region does not list the model.',
  nextStep: 'Rescan the Region: its list may have changed.',
};

/** API keys that the user gave. */
export interface GivenKeys {
  readonly facts: readonly ApiKeyFacts[];
  /** The key itself, or why it is not to be had. */
  open(id: string): Promise<Outcome<{ key: string; name: string }>>;
}

export interface SessionOptions {
  choice: SourceChoice;
  /** Absent: there is no user who gives any. */
  apiKeys?: GivenKeys;
  userDataDir: string;
  /** Scan only these; absent: every region of the partition that has Bedrock. */
  regions?: RegionCode[];
  /** Longest time for one call to a region, in milliseconds. */
  regionDeadlineMs: number;
  /** Where Bedrock is asked in single regions; absent: as AWS's own configuration says. */
  regionEndpoints?: Readonly<Record<RegionCode, string>>;
  /** How long and how much is kept of finished scans, asked after each; absent: the defaults. */
  historyLimits?: () => HistoryLimits;
  /** How long the command of a profile may take; absent: until its user cancels. */
  commandTimeoutMs?: number;
  /** How AWS may be reached; absent: as the environment and the profile say. */
  reach?: ReachOptions;
  /** What it shares with other sessions of the process; absent: its own. */
  budget?: CallBudget;
  /** Others stay in use: its discovery is its own, not the one that `getInstance` gives. Default false. */
  isBeside?: boolean;
  env: NodeJS.ProcessEnv;
  onProblem: (failure: Failure) => void;
  /** The cache is read and not written, and the user knows. Default false. */
  isReadOnly?: boolean;
  log?: AppLog;
}

/** What a scan asks beside the lists; default all. */
export interface ScanAsks {
  access?: boolean;
  /** Of these alone; default of all. */
  models?: readonly ModelId[];
  latency?: boolean;
}
