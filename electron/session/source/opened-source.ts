/** A source's gateway to AWS, or to the server of the embedded sample. */
import type { AskCode } from '../../aws/credentials/mfa.ts';
import type { OpenGateway } from '../../aws/open-gateway.ts';
import type { CommandWait, ConnectionState, Outcome } from '../../contract/bridge/api.ts';
import { defined } from '../../contract/defined.ts';
import type { RegionQuotas } from '../../contract/quotas/quota.ts';
import {
  type ConnectionStep,
  type TellSteps,
  untriedConnection,
} from '../../contract/reach/connection-test.ts';
import type { EffectiveSetting } from '../../contract/reach/effective-setting.ts';
import type { SourceChoice } from '../../contract/settings/settings.ts';
import type { RegionCode, Source } from '../../contract/snapshot/model.ts';
import type { OwnModels } from '../../contract/snapshot/own-models.ts';
import type { BedrockGateway, Result, RuntimeGateway } from '../../discovery/ports.ts';
import type { ConnectOptions, Waiting } from '../connecting/connect-options.ts';
import { type SessionOptions, type ShownSource, shownSource } from './source-choice.ts';

interface Open extends Omit<OpenGateway, 'close'> {
  /** The sample's own price list. */
  priceListUrl?: URL;
  close(): Promise<void>;
}

/** A short-term API key has expired after that time. */
const AFTER_A_KEY_MS = 13 * 60 * 60 * 1000;

export class OpenedSource {
  readonly #options: SessionOptions;
  readonly #partition: string;
  /** Those that a scan asks. */
  readonly #regions: readonly RegionCode[];
  readonly #shown: ShownSource;
  #open: Promise<Result<Open>> | undefined;
  #onWait: (wait: CommandWait | undefined) => void = () => undefined;
  #askCode: AskCode = async () => 'nobody';
  #onAlias: ((alias: string) => void) | undefined;
  #alias: string | undefined;
  #isAliasAsked = false;
  readonly #closing = new AbortController();

  constructor(options: SessionOptions, source: Source, regions: readonly RegionCode[]) {
    const { choice, env, regions: chosen } = options;
    this.#options = options;
    this.#partition = source.partition;
    this.#regions = regions;
    this.#shown = { ...shownSource(source, choice, env), ...defined({ chosenRegions: chosen?.length }) };
  }

  /** What can be said before credentials were looked for. */
  firstConnection(): ConnectionState {
    return { ...this.#shown, status: 'looking', profiles: [], lookedFor: [] };
  }

  /** Loads the SDK and opens the gateway, once; a failure to open is tried again the next time. */
  async gateway(): Promise<Result<BedrockGateway>> {
    const opened = await this.#opened();
    if (opened.ok) void this.#nameAccount(opened.value);
    return opened.ok ? { ok: true, value: opened.value.gateway } : opened;
  }

  async #nameAccount({ accountAlias }: Open): Promise<void> {
    const tell = this.#onAlias;
    if (tell === undefined || this.#isAliasAsked) return;
    this.#isAliasAsked = true;
    this.#alias = await accountAlias(this.#closing.signal);
    if (this.#alias !== undefined) tell(this.#alias);
  }

  /**
   * Whether the source can be used now. Looks for credentials: at most some seconds, or as long as their command runs, until
   * the signal aborts.
   */
  async connect(options: ConnectOptions = {}): Promise<ConnectionState> {
    const { signal, isRenewed = false, onSetup, onWait, onAlias, askCode } = options;
    this.#onAlias = onAlias ?? this.#onAlias;
    // Whoever only looks again leaves those who are told as they are.
    this.#onWait = onWait ?? this.#onWait;
    this.#askCode = askCode ?? this.#askCode;
    const { readSetup } = await import('../../aws/credentials/files/profiles.ts');
    const { choice, env } = this.#options;
    const chosen = choice.kind === 'sample' ? undefined : choice.profile;
    const setup = await readSetup(env, chosen ?? undefined);
    onSetup?.(setup);
    const opened = await this.#opened();
    if (opened.ok && isRenewed) opened.value.forgetCredentials();
    const checked: Outcome<null> = opened.ok
      ? await opened.value.checkCredentials(signal ?? this.#closing.signal)
      : opened;
    return {
      ...this.#shown,
      status: checked.ok ? 'connected' : 'no-credentials',
      ...setup,
      ...defined({ accountAlias: this.#alias }),
      ...(checked.ok ? {} : { failure: checked.failure }),
    };
  }

  /** Gives up looking for credentials, and ends the command that is waited for. */
  async cancelCredentials(): Promise<void> {
    const opened = await this.#open;
    if (opened?.ok === true) opened.value.cancelCredentials();
  }

  /** Walks the way to AWS step by step; settings that cannot work are an answer too. Never rejects. */
  async testConnection(
    tell: TellSteps,
    signal: AbortSignal,
    { onWait, askCode }: Waiting = {},
  ): Promise<ConnectionStep[]> {
    this.#onWait = onWait ?? this.#onWait;
    this.#askCode = askCode ?? this.#askCode;
    const opened = await this.#opened();
    if (!opened.ok) return untriedConnection(opened.failure);
    return await opened.value.testConnection(this.#regions, tell, signal);
  }

  /** How AWS is reached, and what says so; AWS is not asked. */
  async effectiveSettings(): Promise<EffectiveSetting[]> {
    const { choice, env, regionEndpoints, reach, apiKeys, regions: chosen } = this.#options;
    if (choice.kind === 'sample') {
      return [{ label: 'Source', value: 'sample data, on this computer alone', from: 'chosen' }];
    }
    const { profile, apiKey } = choice;
    const { readEffectiveSettings } = await import('../../aws/reach/effective-settings.ts');
    const key = apiKeys?.facts.find(({ id }) => id === apiKey);
    const opened = await this.#open;
    const usesKeysBeside = opened?.ok === true && opened.value.usesKeysBeside();
    return await readEffectiveSettings({
      ...defined({ profile: profile ?? undefined, apiKey: key, regionEndpoints, reach }),
      ...{ env, usesKeysBeside, partition: this.#partition },
      ...{ regions: this.#regions, areRegionsChosen: chosen !== undefined },
    });
  }

  /** What the account itself has in the region; asked anew every time, kept nowhere. */
  async ownModels(region: RegionCode): Promise<Result<OwnModels>> {
    const opened = await this.#opened();
    if (!opened.ok) return opened;
    return { ok: true, value: await opened.value.listOwnModels(region, this.#closing.signal) };
  }

  /** The account's quotas in the region, with AWS's defaults. */
  async quotas(region: RegionCode, signal: AbortSignal): Promise<RegionQuotas> {
    const opened = await this.#opened();
    if (opened.ok) return await opened.value.readQuotas(region, { withDefaults: true }, signal);
    return {
      region,
      readAt: new Date().toISOString(),
      state: 'failed',
      applied: [],
      failure: opened.failure,
    };
  }

  /** The gateway to bedrock-runtime. */
  async runtime(): Promise<Result<RuntimeGateway>> {
    const opened = await this.#opened();
    return opened.ok ? { ok: true, value: await opened.value.runtime() } : opened;
  }

  /** Where the source has a price list of its own; undefined: AWS's. */
  async ownPriceListUrl(): Promise<Result<URL | undefined>> {
    if (this.#options.choice.kind !== 'sample') return { ok: true, value: undefined };
    const opened = await this.#opened();
    return opened.ok ? { ok: true, value: opened.value.priceListUrl } : opened;
  }

  /** Makes an open source ready, so that the first scan starts at once; sends nothing. */
  async warm(): Promise<void> {
    const opened = await this.#open;
    if (opened?.ok === true) await opened.value.warm(this.#regions);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const opened = await this.#open;
    if (opened?.ok === true) await opened.value.close();
  }

  async #opened(): Promise<Result<Open>> {
    const { choice } = this.#options;
    this.#open ??= choice.kind === 'sample' ? this.#openSample(choice) : this.#openAws(choice);
    const opened = await this.#open;
    if (!opened.ok) this.#open = undefined;
    return opened;
  }

  async #openAws({ profile, apiKey }: Extract<SourceChoice, { kind: 'aws' }>): Promise<Result<Open>> {
    const { apiKeys, commandTimeoutMs, reach, regionDeadlineMs, regionEndpoints } = this.#options;
    const given = apiKey === undefined ? undefined : await apiKeys?.open(apiKey);
    if (given?.ok === false) return given;
    const { openGateway } = await import('../../aws/open-gateway.ts');
    const opened = await openGateway({
      ...(profile === null ? {} : { profile }),
      ...{ partition: this.#partition, regionDeadlineMs },
      ...defined({ apiKey: given?.value, commandTimeoutMs, reach, regionEndpoints }),
      onWait: (wait) => this.#onWait(wait),
      askCode: (question, signal) => this.#askCode(question, signal),
    });
    if (!opened.ok) return opened;
    return { ok: true, value: { ...opened.value, close: async () => opened.value.close() } };
  }

  async #openSample({ apiKey }: Extract<SourceChoice, { kind: 'sample' }>): Promise<Result<Open>> {
    const [{ startSampleBedrock }, { openGateway }] = await Promise.all([
      import('../../sample/sample-bedrock.ts'),
      import('../../aws/open-gateway.ts'),
    ]);
    const isExpired = apiKey === 'expired';
    const sample = await startSampleBedrock({
      delay: 'plausible',
      ...(isExpired ? { nowEpochMs: () => Date.now() + AFTER_A_KEY_MS } : {}),
    });
    const { credentials, endpoint, mantleEndpoint } = sample;
    const withKey = {
      endpoint: sample.regionEndpoint,
      // The key is a signature: another secret makes one that nobody knows.
      credentials: apiKey === 'wrong' ? { ...credentials, secretAccessKey: 'another' } : credentials,
      apiKeyRegion: 'us-east-1',
    };
    const opened = await openGateway({
      sample: { mantleEndpoint, ...(apiKey === undefined ? { credentials, endpoint } : withKey) },
      regionDeadlineMs: this.#options.regionDeadlineMs,
    });
    if (!opened.ok) {
      await sample.close();
      return opened;
    }
    const close = async (): Promise<void> => {
      opened.value.close();
      await sample.close();
    };
    return { ok: true, value: { ...opened.value, priceListUrl: new URL(endpoint), close } };
  }
}
