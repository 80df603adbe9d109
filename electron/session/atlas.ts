/** Answers the window's calls about the source in use. One source at a time; failures are values, changes are events. */
import type { AppEvent, ConnectionState, Outcome } from '../contract/bridge/api.ts';
import type { AtlasCalls } from '../contract/bridge/calls.ts';
import { defined } from '../contract/defined.ts';
import type { WantedProof } from '../contract/proofs/proof-plan.ts';
import type { ConnectionStep } from '../contract/reach/connection-test.ts';
import type { EffectiveSetting } from '../contract/reach/effective-setting.ts';
import type { ScanState } from '../contract/scan/scan-event.ts';
import type { Settings, SourceChoice } from '../contract/settings/settings.ts';
import type { Network } from '../contract/snapshot/latency.ts';
import type { Failure, ModelId, RegionCode } from '../contract/snapshot/model.ts';
import type { OwnModels } from '../contract/snapshot/own-models.ts';
import { checkModel, proveAccess } from './check-access.ts';
import { ConnectionTester } from './connecting/connection-tester.ts';
import { CurrentSource } from './connecting/current-source.ts';
import { type Exported, exportMatrix } from './matrix-export.ts';
import type { AtlasDeps, AtlasSession, ScanAsks } from './ports.ts';
import { saveSettings } from './setting-changes.ts';
import { NO_CREDENTIALS, NO_SOURCE } from './source/source-choice.ts';
import { systemNetwork } from './system-network.ts';
import { WindowPricing } from './window-pricing.ts';

/** Empty before a source was opened. */
export interface AtlasFacts {
  connection?: ConnectionState;
  state?: ScanState;
  /** Of the last connection test. */
  steps?: readonly ConnectionStep[];
}

const DONE: Outcome<null> = { ok: true, value: null };

export class Atlas implements Partial<AtlasCalls> {
  readonly #deps: AtlasDeps;
  /** The one in use: how it is opened, left and connected. */
  readonly source: CurrentSource;
  readonly #pricing: WindowPricing;
  readonly #tester: ConnectionTester;

  constructor(deps: AtlasDeps) {
    this.#deps = deps;
    this.#pricing = new WindowPricing((event) => deps.publish(event));
    this.#tester = new ConnectionTester((event) => deps.publish(event));
    this.source = new CurrentSource({
      openSession: (...given) => deps.openSession(...given),
      publish: (event) => deps.publish(event),
      settings: deps.settings,
      report: (failure) => this.#notice(failure),
      follow: (session) => this.#follow(session),
      looked: (session, { status }) => {
        if (status === 'connected') void session.aws.warm();
        void this.#pricing.showKept(session);
      },
    });
  }

  /** How the source stands, for diagnostics. */
  get facts(): AtlasFacts {
    const { connection, session } = this.source;
    if (connection === undefined || session === undefined) return {};
    const { steps } = this.#tester;
    return { connection, state: session.state, ...defined({ steps }) };
  }

  async answerCode(code: string | null): Promise<void> {
    this.source.answerCode(code);
  }

  async testConnection(): Promise<void> {
    const session = await this.source.opened();
    if (session !== undefined) await this.#tester.run(session);
  }

  async cancelTest(): Promise<void> {
    this.#tester.cancel();
  }

  async effectiveSettings(): Promise<EffectiveSetting[]> {
    return (await (await this.source.opened())?.aws.effectiveSettings()) ?? [];
  }

  /** The whole state, for a window that starts to listen. */
  state(): AppEvent[] {
    const settings: AppEvent = { type: 'settings', settings: this.#deps.settings.settings };
    const pricing = this.#pricing.opening();
    const { connection, session } = this.source;
    if (connection === undefined || session === undefined) return [settings, ...pricing];
    const scan: AppEvent = { type: 'scan', event: session.restored() };
    return [settings, { type: 'connection', connection }, scan, ...pricing];
  }

  async rescan(regions?: RegionCode[], shown: ModelId[] = []): Promise<Outcome<null>> {
    const task = (await this.source.chosen())?.task;
    if (task?.kind === 'scan') return DONE;
    await task?.stop();
    // A change of the source may have waited for the same task to end.
    await this.source.chosen();
    const { accessChecks } = this.#deps.settings.settings;
    const models = accessChecks === 'shown' ? { models: shown } : {};
    return await this.#scan(regions, { access: accessChecks !== 'none', ...models });
  }

  /** Starts a scan in the background, unless a task already runs. */
  async rescanIfIdle(choices: ScanAsks): Promise<void> {
    const session = await this.source.chosen();
    if (session?.task.kind === undefined) await this.#scan(undefined, choices);
  }

  proveAccess(wanted: WantedProof[], callsEach: number): Promise<Outcome<null>> {
    return proveAccess(this.source, (start) => this.#begin(start), { wanted, callsEach }, this.#deps);
  }

  checkModel(region: RegionCode, modelId: ModelId): Promise<Outcome<null>> {
    return checkModel(this.source, (start) => this.#begin(start), region, modelId);
  }

  #scan(regions: RegionCode[] | undefined, choices: ScanAsks): Promise<Outcome<null>> {
    return this.#begin((session) => {
      const resumes = regions === undefined && session.isStopped(this.#deps.nowEpochMs());
      void session.scan(regions, { resumes, ...choices });
    });
  }

  /** Begins a task on the open source with its credentials, unless another click has begun one meanwhile. */
  async #begin(start: (session: AtlasSession) => void): Promise<Outcome<null>> {
    const { session } = this.source;
    if (session === undefined) return DONE;
    if (this.source.connection?.status !== 'connected') {
      const connection = await this.source.look(session);
      if (connection === undefined) return DONE;
      if (connection.status !== 'connected') return this.#refuse(connection);
    }
    if (session.task.kind === undefined) start(session);
    return DONE;
  }

  async cancelScan(): Promise<void> {
    this.#pricing.stop();
    const { session } = this.source;
    void session?.aws.cancelCredentials();
    await session?.task.stop();
  }

  async measureLatency(): Promise<void> {
    const session = await this.source.opened();
    void session?.measureLatency();
  }

  async currentNetwork(): Promise<Network | null> {
    return (await systemNetwork(new AbortController().signal)) ?? null;
  }

  listOwnModels(region: RegionCode): Promise<Outcome<OwnModels>> {
    return this.#ask((session) => session.aws.ownModels(region));
  }

  fetchPrices(regions: RegionCode[]): Promise<Outcome<Failure[]>> {
    return this.#ask((session) => this.#pricing.fetch(session, 'fetchPrices', regions));
  }

  fetchQuotas(regions: RegionCode[]): Promise<Outcome<Failure[]>> {
    return this.#ask((session) => this.#pricing.fetch(session, 'fetchQuotas', regions));
  }

  async importPrices(): Promise<void> {
    const session = await this.source.opened();
    if (session !== undefined) await this.#pricing.importFile(session, this.#deps.chooseOfferFile);
  }

  /** Asks the source once its credentials have been looked for. */
  async #ask<T>(question: (session: AtlasSession) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const session = await this.source.chosen();
    return session === undefined ? { ok: false, failure: NO_SOURCE } : await question(session);
  }

  async exportMatrix(...[format, cells, view]: Parameters<AtlasCalls['exportMatrix']>): Promise<Exported> {
    const session = await this.source.opened();
    if (session === undefined) return { ok: true, value: null };
    return await exportMatrix(session.state.snapshot, this.#pricing.known, this.#deps, format, cells, view);
  }

  async chooseSource(choice: SourceChoice): Promise<void> {
    await this.source.choose(choice);
  }

  async saveSettings(change: Partial<Settings>): Promise<void> {
    await saveSettings(change, this.#deps, () => this.source.reopenWhenIdle());
  }

  /** Tells what happens on the source, as long as it is the one in use. */
  #follow(session: AtlasSession): void {
    session.subscribe((event) => {
      void this.#pricing.hear(session, event, this.#deps);
      if (this.source.session === session) this.#deps.publish({ type: 'scan', event });
    });
    this.#pricing.follow(session);
  }

  #refuse(connection: ConnectionState): Outcome<null> {
    const failure = connection.failure ?? NO_CREDENTIALS;
    // Who cancelled knows it.
    if (failure.kind !== 'cancelled') this.#notice(failure);
    return { ok: false, failure };
  }

  #notice(failure: Failure): void {
    this.#deps.publish({ type: 'notice', notice: { kind: 'problem', failure } });
  }
}
