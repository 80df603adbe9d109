/** One provider of credentials for all clients, so that 34 regions resolve them once. */
import { fromIni } from '@aws-sdk/credential-provider-ini';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { Failure } from '../../contract/snapshot/model.ts';
import type { Result } from '../../discovery/ports.ts';
import { learnSecrets } from '../../redact/known-secrets.ts';
import { explainCredentialError } from '../errors/explain-credentials.ts';
import { withDeadline } from '../transport/deadline.ts';
import type { SharedRequestHandler } from '../transport/request-handler.ts';
import { namesCredentials, readProfileFiles } from './profile-files.ts';

/** Refreshed in the background five minutes before they expire; calls wait for it in the last minute only. */
const REFRESH_BEFORE_MS = 5 * 60_000;
const REFRESH_AT_ONCE_MS = 60_000;
/** A failure, or keys that AWS has just refused, are not looked up again for so long: one scan asks once. */
const REMEMBERED_MS = 5_000;
const RESOLVE_DEADLINE_MS = 9_000;
/** When nothing is set up, only an EC2 metadata service could answer, and a desktop has none. */
const NOTHING_SET_UP_DEADLINE_MS = 2_500;

export interface CredentialOptions {
  profile?: string;
  /** Instead of looking for any: the sample's. */
  credentials?: AwsCredentialIdentity;
  env: NodeJS.ProcessEnv;
  requestHandler: SharedRequestHandler;
  nowEpochMs: () => number;
}

/** Memoised credentials of one source. */
export class SharedCredentials {
  private readonly options: CredentialOptions;
  private current: AwsCredentialIdentity | undefined;
  private resolvedAtMs = Number.NEGATIVE_INFINITY;
  private refused = false;
  private failure: Failure | undefined;
  private underWay: Promise<Result<AwsCredentialIdentity>> | undefined;

  constructor(options: CredentialOptions) {
    this.options = options;
  }

  /** The credentials, looked for at most once however many ask at the same time. Settles within 9 seconds. */
  async get(): Promise<Result<AwsCredentialIdentity>> {
    if (this.options.credentials !== undefined) return { ok: true, value: this.options.credentials };
    const now = this.options.nowEpochMs();
    const isFresh = this.isFresh(now);
    if (this.failure !== undefined && isFresh) return { ok: false, failure: this.failure };
    if (this.current !== undefined && (isFresh || !this.refused)) {
      const leftMs = timeLeftMs(this.current, now);
      if (leftMs < REFRESH_BEFORE_MS && !isFresh) void this.resolve();
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

  /** AWS refused these credentials: the next scan looks for new ones, for the user may have logged in again. */
  refuse(): void {
    this.refused = true;
  }

  /** Looks anew unless that was done in the last seconds. */
  async check(): Promise<Result<AwsCredentialIdentity>> {
    if (!this.isFresh(this.options.nowEpochMs())) this.refused = true;
    return await this.get();
  }

  /** A clock that was set back makes nothing fresh. */
  private isFresh(nowEpochMs: number): boolean {
    const ageMs = nowEpochMs - this.resolvedAtMs;
    return ageMs >= 0 && ageMs < REMEMBERED_MS;
  }

  private resolve(): Promise<Result<AwsCredentialIdentity>> {
    this.underWay ??= this.look().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async look(): Promise<Result<AwsCredentialIdentity>> {
    const { profile, env } = this.options;
    const chosen = profile || env.AWS_PROFILE;
    const name = chosen || 'default';
    const isChosen = Boolean(chosen);
    const files = await readProfileFiles(env);
    const section = files.profiles.get(name);
    let result: Result<AwsCredentialIdentity>;
    if (section === undefined && name !== 'default') {
      result = { ok: false, failure: missingProfile(name, [...files.profiles.keys()]) };
    } else {
      const useEnvironment = !isChosen && env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY;
      const isNothingSetUp = !useEnvironment && !namesCredentials(section) && !namesRemote(env);
      result = await this.run(name, !useEnvironment && namesCredentials(section), isChosen, isNothingSetUp);
    }
    const now = this.options.nowEpochMs();
    const kept = this.refused ? undefined : this.current;
    this.resolvedAtMs = now;
    this.refused = false;
    // An early refresh that fails keeps the present credentials.
    if (!result.ok && kept !== undefined && timeLeftMs(kept, now) > REFRESH_AT_ONCE_MS) {
      return { ok: true, value: kept };
    }
    this.failure = result.ok ? undefined : result.failure;
    this.current = result.ok ? result.value : undefined;
    learnSecrets(this.current?.accessKeyId, this.current?.secretAccessKey, this.current?.sessionToken);
    return result;
  }

  private async run(
    profile: string,
    fromProfile: boolean,
    isChosen: boolean,
    isNothingSetUp: boolean,
  ): Promise<Result<AwsCredentialIdentity>> {
    const { requestHandler } = this.options;
    const shared = {
      ignoreCache: true,
      clientConfig: { requestHandler },
      parentClientConfig: { requestHandler, profile },
    };
    // The chain would go on after a profile that fails, run its credential_process again, and hide why.
    const provider = fromProfile
      ? fromIni({ ...shared, profile })
      : defaultProvider({ ...shared, ...(isChosen ? { profile } : {}) });
    const deadlineMs = isNothingSetUp ? NOTHING_SET_UP_DEADLINE_MS : RESOLVE_DEADLINE_MS;
    try {
      return { ok: true, value: await withDeadline([], deadlineMs, () => provider()) };
    } catch (error) {
      return { ok: false, failure: explainCredentialError(error, { profile, isChosen, isNothingSetUp }) };
    }
  }
}

function timeLeftMs(credentials: AwsCredentialIdentity, nowEpochMs: number): number {
  return (credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - nowEpochMs;
}

function namesRemote(env: NodeJS.ProcessEnv): boolean {
  return Boolean(
    env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ||
      env.AWS_CONTAINER_CREDENTIALS_FULL_URI ||
      env.AWS_WEB_IDENTITY_TOKEN_FILE,
  );
}

function missingProfile(name: string, known: string[]): Failure {
  const names =
    known.length === 0 ? 'There are no profiles.' : `There are: ${known.slice(0, 10).join(', ')}.`;
  return {
    kind: 'no-credentials',
    message: `There is no AWS profile "${name}" in the config and credentials files. ${names}`,
    nextStep: `Choose another profile, or set this one up with: aws configure --profile ${name}`,
  };
}
