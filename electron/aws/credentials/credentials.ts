/** One provider of credentials for all clients, so that 34 regions resolve them once. */
import type { AwsCredentialIdentity } from '@smithy/types';
import type { CommandWait } from '../../contract/bridge/api.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import type { Result } from '../../discovery/ports.ts';
import { learnSecrets } from '../../redact/known-secrets.ts';
import { type CredentialContext, explainCredentialError } from '../errors/explain-credentials.ts';
import { causeOf, expiredAt, isAnswered } from '../errors/explain-session.ts';
import { type CallRetry, failureIn } from '../transport/call-retry.ts';
import { AS_LONG_AS_THE_USER_MS, DeadlineError, withDeadline } from '../transport/deadline.ts';
import type { HostChoices } from '../transport/reach-options.ts';
import { TimedHandler } from '../transport/request/timed-handler.ts';
import type { PageAwareHandler } from '../transport/request/web-page.ts';
import { chainProblem } from './chain-problem.ts';
import { type CredentialPlace, credentialPlace } from './credential-place.ts';
import { checkedKeys, halfOfPair, missingProfile } from './credential-problems.ts';
import { type ProfileFiles, readProfileFiles } from './files/profile-files.ts';
import { containerProblem, switchedOff, whyNoKeys } from './metadata.ts';
import { type AskCode, keepSession, knownSession, wantsCode } from './mfa.ts';
import { type CommandRun, withCommands } from './process/command.ts';
import { deadlineOf, providerFor, RESOLVE_DEADLINE_MS } from './provider.ts';

/** Refreshed in the background five minutes before they expire; calls wait for it in the last minute only. */
const REFRESH_BEFORE_MS = 5 * 60_000;
const REFRESH_AT_ONCE_MS = 60_000;
/** A failure, or keys that AWS has just refused, are not looked up again for so long: one scan asks once. */
const REMEMBERED_MS = 5_000;

const FORGOTTEN = 'forgotten';

export interface CredentialOptions {
  profile?: string;
  /** Instead of looking for any: the sample's. */
  credentials?: AwsCredentialIdentity;
  env: NodeJS.ProcessEnv;
  requestHandler: PageAwareHandler;
  callRetry: CallRetry;
  nowEpochMs: () => number;
  /** How long the command of a profile may take; absent: until it is cancelled. */
  commandTimeoutMs?: number;
  /** Of the regions that are scanned; absent: as the files say. */
  partition?: string;
  /** What the user chose of hosts. */
  hosts?: HostChoices;
  /** Hears of commands that are waited for; undefined: of none any more. */
  onWait?: (wait: CommandWait | undefined) => void;
  /** Asks for the code of an MFA device; absent: there is nobody to ask. */
  askCode?: AskCode;
}

/** Memoised credentials of one source. */
export class SharedCredentials {
  private readonly options: CredentialOptions;
  private current: AwsCredentialIdentity | undefined;
  private resolvedAtMs = Number.NEGATIVE_INFINITY;
  private refused = false;
  private failure: Failure | undefined;
  private asksCode = false;
  private keysBeside = false;
  private place: CredentialPlace | undefined;
  /** The access key id that AWS refused last. */
  private refusedId: string | undefined;
  private underWay: Promise<Result<AwsCredentialIdentity>> | undefined;
  private stop = new AbortController();

  constructor(options: CredentialOptions) {
    this.options = options;
  }

  /** The credentials, looked for at most once however many ask at the same time. Settles within 18 seconds, commands and codes not counted. */
  async get(): Promise<Result<AwsCredentialIdentity>> {
    if (this.options.credentials !== undefined) return { ok: true, value: this.options.credentials };
    const now = this.options.nowEpochMs();
    const isFresh = this.isFresh(now);
    if (this.failure !== undefined && isFresh) return { ok: false, failure: this.failure };
    if (this.current !== undefined && (isFresh || !this.refused)) {
      const leftMs = timeLeftMs(this.current, now);
      // A code is asked for when the session is over, and not before.
      if (leftMs < REFRESH_BEFORE_MS && !isFresh && !this.asksCode) void this.resolve();
      if (leftMs > REFRESH_AT_ONCE_MS || isFresh) return { ok: true, value: this.current };
    }
    return await this.resolve();
  }

  /** Whether `get` has an answer at hand that needs no refresh, so that nobody has to wait for it. */
  areKnown(): boolean {
    if (this.options.credentials !== undefined) return true;
    if (this.current === undefined || this.refused || this.failure !== undefined) return false;
    return timeLeftMs(this.current, this.options.nowEpochMs()) >= REFRESH_BEFORE_MS;
  }

  /** Those that were found last are the environment's keys, because the profile in AWS_PROFILE has no session. */
  get areKeysBeside(): boolean {
    return this.keysBeside;
  }

  /** What is said where AWS calls them expired; undefined: nothing better is known. */
  get expired(): Failure | undefined {
    return this.place === undefined ? undefined : expiredAt(this.place);
  }

  /** AWS refused these credentials: the next scan looks for new ones, for the user may have logged in again. */
  refuse(): void {
    this.refused = true;
    this.refusedId = this.current?.accessKeyId;
  }

  /** Nothing that was found before counts: the user has signed in or out. */
  forget(): void {
    this.cancel(FORGOTTEN);
    this.underWay = undefined;
    this.current = undefined;
    this.failure = undefined;
    this.resolvedAtMs = Number.NEGATIVE_INFINITY;
  }

  /** Looks anew unless that was done in the last seconds. */
  async check(): Promise<Result<AwsCredentialIdentity>> {
    if (!this.isFresh(this.options.nowEpochMs())) this.refused = true;
    return await this.get();
  }

  /** Gives up what is under way, and ends its command. */
  cancel(reason?: typeof FORGOTTEN): void {
    this.stop.abort(reason);
    this.stop = new AbortController();
  }

  /** A clock that was set back makes nothing fresh. */
  private isFresh(nowEpochMs: number): boolean {
    const ageMs = nowEpochMs - this.resolvedAtMs;
    return ageMs >= 0 && ageMs < REMEMBERED_MS;
  }

  private resolve(): Promise<Result<AwsCredentialIdentity>> {
    if (this.underWay !== undefined) return this.underWay;
    const look = this.look().finally(() => {
      if (this.underWay === look) this.underWay = undefined;
    });
    this.underWay = look;
    return look;
  }

  private async look(): Promise<Result<AwsCredentialIdentity>> {
    const { signal } = this.stop;
    const result = await this.options.callRetry.use(signal, () => this.find(signal), failureIn);
    // Whoever waited for what was forgotten meanwhile gets what is found now.
    if (signal.reason === FORGOTTEN) return await this.get();
    const now = this.options.nowEpochMs();
    const kept = this.refused ? undefined : this.current;
    // Who cancelled may try again at once.
    const isCancelled = !result.ok && result.failure.kind === 'cancelled';
    this.resolvedAtMs = isCancelled ? Number.NEGATIVE_INFINITY : now;
    this.refused = false;
    // An early refresh that fails keeps the present credentials.
    if (!result.ok && kept !== undefined && timeLeftMs(kept, now) > REFRESH_AT_ONCE_MS) {
      return { ok: true, value: kept };
    }
    this.failure = result.ok || isCancelled ? undefined : result.failure;
    this.current = result.ok ? result.value : undefined;
    learnSecrets(this.current?.accessKeyId, this.current?.secretAccessKey, this.current?.sessionToken);
    return result;
  }

  private async find(stop: AbortSignal): Promise<Result<AwsCredentialIdentity>> {
    const { env } = this.options;
    const files = await readProfileFiles(env);
    const place = credentialPlace(this.options.profile, env, files);
    const { profile, chain, kind } = place;
    this.place = place;
    this.keysBeside = false;
    if (chain.length === 0 && profile !== 'default') {
      return { ok: false, failure: missingProfile(profile, files) };
    }
    const context = { ...place, stop };
    let problem =
      kind === 'profile' ? (chainProblem(chain, files) ?? switchedOff(place.metadata, env)) : undefined;
    if (kind === 'elsewhere')
      problem = (place.isChosen ? undefined : halfOfPair(env)) ?? containerProblem(env);
    const found = await (problem === undefined
      ? this.run(context, kind === 'profile', files)
      : { ok: false as const, failure: problem });
    if (!found.ok && place.hasKeysBeside && WITHOUT_SESSION.includes(found.failure.kind)) {
      const beside = await this.run({ ...context, isNothingSetUp: false }, false, files, true);
      this.keysBeside = beside.ok;
      if (beside.ok) this.place = { ...place, kind: 'environment' };
      return checkedKeys(beside, 'the environment');
    }
    return checkedKeys(found, kind === 'environment' ? 'the environment' : `the profile "${profile}"`);
  }

  private async run(
    context: CredentialContext & { stop: AbortSignal },
    fromProfile: boolean,
    files: ProfileFiles,
    onlyEnvironment = false,
  ): Promise<Result<AwsCredentialIdentity>> {
    const { requestHandler, env, partition, commandTimeoutMs = AS_LONG_AS_THE_USER_MS } = this.options;
    const { askCode, onWait, hosts } = this.options;
    const { chain, metadata } = context;
    this.asksCode = fromProfile && wantsCode(chain);
    const known = this.asksCode ? knownSession(chain, this.options.nowEpochMs(), this.refusedId) : undefined;
    if (known !== undefined) return { ok: true, value: known };
    const hasCommand = chain.some(({ section }) => section.credential_process !== undefined);
    const deadlineMs = hasCommand || this.asksCode ? commandTimeoutMs : deadlineOf(context);
    const run: CommandRun = {
      signal: context.stop,
      commandOf: (name) => files.profiles.get(name)?.credential_process,
      onWait: (wait) => onWait?.(wait),
    };
    const timed = new TimedHandler(requestHandler, RESOLVE_DEADLINE_MS);
    const provide = providerFor({
      ...{ context, files, env, fromProfile, onlyEnvironment, partition, askCode, hosts },
      requestHandler: timed,
      signal: () => run.signal,
    });
    requestHandler.failed = undefined;
    try {
      const value = await withDeadline([context.stop], deadlineMs, (signal) =>
        withCommands(Object.assign(run, { signal }), () => provide()),
      );
      keepSession(chain, value);
      return { ok: true, value };
    } catch (error) {
      const { ended } = run;
      const isSlow = error instanceof DeadlineError;
      const { asked, late } = timed;
      // A service that was asked with keys is not where they are from.
      const isGiven = asked !== undefined || isAnswered(error);
      const why = metadata === undefined || isGiven ? undefined : await whyNoKeys(metadata, env);
      if (why !== undefined && !context.stop.aborted) return { ok: false, failure: why };
      return {
        ok: false,
        failure: explainCredentialError(late ?? causeOf(error, requestHandler.failed), {
          ...{ ...context, asked, isLate: late !== undefined },
          ...(ended === undefined || isSlow ? {} : { command: ended }),
          hasCommand,
        }),
      };
    }
  }
}

/** What a profile lacks when keys beside it are used instead. */
const WITHOUT_SESSION: readonly string[] = ['expired-credentials', 'no-credentials', 'bad-credentials'];

function timeLeftMs(credentials: AwsCredentialIdentity, nowEpochMs: number): number {
  return (credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - nowEpochMs;
}
