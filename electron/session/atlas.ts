/** Answers the window's calls about the source in use. One source at a time; failures are values, changes are events. */
import type { AppEvent, ConnectionState, Outcome } from '../contract/bridge/api.ts';
import type { AtlasCalls } from '../contract/bridge/calls.ts';
import type { Settings, SourceChoice } from '../contract/bridge/settings.ts';
import type { ExportView } from '../contract/export/export-format.ts';
import type { ExportFormat } from '../contract/export/formats.ts';
import type { CellModeName } from '../contract/pricing/cell-modes.ts';
import type { WantedProof } from '../contract/proofs/plan.ts';
import type { ScanState } from '../contract/scan/scan-event.ts';
import type { Failure, ModelId, RegionCode } from '../contract/snapshot/model.ts';
import type { OwnModels } from '../contract/snapshot/own-models.ts';
import { type Exported, exportMatrix } from './matrix-export.ts';
import type { AtlasDeps, AtlasSession, ScanAsks, SourceState } from './ports.ts';
import { BUSY, NO_CREDENTIALS, NO_SOURCE } from './source-choice.ts';
import { WindowPricing } from './window-pricing.ts';
import { prove } from './window-proofs.ts';

const DONE: Outcome<null> = { ok: true, value: null };

export class Atlas implements Partial<AtlasCalls> {
  readonly #deps: AtlasDeps;
  #source: SourceState = { kind: 'none' };
  #isConnectAsked = false;
  readonly #pricing: WindowPricing;
  /** Settles when the last source is open: enough for calls that need no credentials. */
  #opening: Promise<unknown> = Promise.resolve();
  /** Settles when its credentials have been looked for as well. */
  #choosing: Promise<unknown> = Promise.resolve();

  constructor(deps: AtlasDeps) {
    this.#deps = deps;
    this.#pricing = new WindowPricing((event) => deps.publish(event));
  }

  /** Opens the source and shows its cached snapshot; credentials are looked for afterwards. */
  async start(choice: SourceChoice): Promise<void> {
    this.#opening = this.#open(choice);
    this.#choosing = this.#opening;
    await this.#opening;
  }

  /** Looks for credentials, after the first paint. */
  async connect(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const connection = await session.connect();
    if (this.#session !== session) return;
    this.#announce(connection);
    if (connection.status === 'connected') void session.warm();
    void this.#pricing.showKept(session);
  }

  /** Looks for the credentials of the first source, once, however often a window is opened. */
  connectOnce(): void {
    if (this.#isConnectAsked) return;
    this.#isConnectAsked = true;
    void this.#opening.then(() => this.connect());
  }

  /** How the source stands, for diagnostics. */
  get facts(): { connection?: ConnectionState; state?: ScanState } {
    if (this.#source.kind !== 'open') return {};
    const { connection, session } = this.#source;
    return { connection, state: session.state };
  }

  /** The whole state, for a window that starts to listen. */
  state(): AppEvent[] {
    const settings: AppEvent = { type: 'settings', settings: this.#deps.settings.settings };
    const pricing = this.#pricing.opening();
    if (this.#source.kind !== 'open') return [settings, ...pricing];
    const { connection, session } = this.#source;
    const scan: AppEvent = { type: 'scan', event: session.restored() };
    return [settings, { type: 'connection', connection }, scan, ...pricing];
  }

  async rescan(regions?: RegionCode[], shown: ModelId[] = []): Promise<Outcome<null>> {
    await this.#choosing;
    const task = this.#session?.task;
    if (task?.kind === 'scan') return DONE;
    await task?.stop();
    // A change of the source may have waited for the same task to end.
    await this.#choosing;
    const { accessChecks } = this.#deps.settings.settings;
    const models = accessChecks === 'shown' ? { models: shown } : {};
    return await this.#scan(regions, { access: accessChecks !== 'none', ...models });
  }

  /** Starts a scan in the background, unless a task already runs. */
  async rescanIfIdle(choices: ScanAsks): Promise<void> {
    await this.#choosing;
    if (this.#session?.task.kind === undefined) await this.#scan(undefined, choices);
  }

  async proveAccess(wanted: WantedProof[], callsEach: number): Promise<Outcome<null>> {
    await this.#choosing;
    if (this.#session?.task.kind !== undefined) return { ok: false, failure: BUSY };
    return await this.#begin((session) => void prove(session, { wanted, callsEach }, this.#deps));
  }

  #scan(regions: RegionCode[] | undefined, choices: ScanAsks): Promise<Outcome<null>> {
    return this.#begin((session) => {
      const resumes = regions === undefined && session.isStopped(this.#deps.nowEpochMs());
      void session.scan(regions, { resumes, ...choices });
    });
  }

  /** Begins a task on the open source with its credentials, unless another click has begun one meanwhile. */
  async #begin(start: (session: AtlasSession) => void): Promise<Outcome<null>> {
    const session = this.#session;
    if (session === undefined) return DONE;
    if (this.facts.connection?.status !== 'connected') {
      const connection = await session.connect();
      // The user has chosen another source meanwhile.
      if (this.#session !== session) return DONE;
      this.#announce(connection);
      if (connection.status !== 'connected') return this.#refuse(connection);
    }
    if (session.task.kind === undefined) start(session);
    return DONE;
  }

  async cancelScan(): Promise<void> {
    this.#pricing.stop();
    await this.#session?.task.stop();
  }

  /** The source once it is open; undefined: there is none. */
  async opened(): Promise<AtlasSession | undefined> {
    await this.#opening;
    return this.#session;
  }

  async measureLatency(): Promise<void> {
    const session = await this.opened();
    void session?.measureLatency();
  }

  listOwnModels(region: RegionCode): Promise<Outcome<OwnModels>> {
    return this.#ask((session) => session.ownModels(region));
  }

  fetchPrices(regions: RegionCode[]): Promise<Outcome<Failure[]>> {
    return this.#ask((session) => this.#pricing.fetch(session, 'fetchPrices', regions));
  }

  fetchQuotas(regions: RegionCode[]): Promise<Outcome<Failure[]>> {
    return this.#ask((session) => this.#pricing.fetch(session, 'fetchQuotas', regions));
  }

  async importPrices(): Promise<void> {
    const session = await this.opened();
    if (session !== undefined) await this.#pricing.importFile(session, this.#deps.chooseOfferFile);
  }

  /** Asks the source once its credentials have been looked for. */
  async #ask<T>(question: (session: AtlasSession) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    await this.#choosing;
    const session = this.#session;
    return session === undefined ? { ok: false, failure: NO_SOURCE } : await question(session);
  }

  async exportMatrix(format: ExportFormat, cells?: CellModeName, view?: ExportView): Promise<Exported> {
    const session = await this.opened();
    if (session === undefined) return { ok: true, value: null };
    return await exportMatrix(session.state.snapshot, this.#pricing.known, this.#deps, format, cells, view);
  }

  async chooseSource(choice: SourceChoice): Promise<void> {
    await this.#change(() => choice);
  }

  async saveSettings(change: Partial<Settings>): Promise<void> {
    const before = this.#deps.settings.settings.regionDeadlineMs;
    this.#deps.settings.change(change);
    if (this.#deps.settings.settings.regionDeadlineMs !== before) void this.#reopenWhenIdle();
  }

  /** Stops the current task, keeps its answers and closes the source. */
  async close(): Promise<void> {
    await this.#session?.close();
    this.#source = { kind: 'none' };
  }

  get #session(): AtlasSession | undefined {
    return this.#source.kind === 'open' ? this.#source.session : undefined;
  }

  /** A source is opened with a time limit: a new limit needs a new one, after the current task. */
  async #reopenWhenIdle(): Promise<void> {
    await this.#session?.task.ended();
    // The user may have chosen another source meanwhile, which has the new limit.
    await this.#change(() => {
      const source = this.#source;
      const { regionDeadlineMs } = this.#deps.settings.settings;
      return source.kind === 'none' || source.deadlineMs === regionDeadlineMs ? undefined : source.choice;
    });
  }

  /** Source changes run one after the other; each reads the choice when it starts. */
  async #change(choose: () => SourceChoice | undefined): Promise<void> {
    const opening = this.#opening.then(async () => {
      const choice = choose();
      if (choice === undefined) return false;
      await this.#open(choice);
      this.#deps.settings.change({ lastSource: choice });
      return true;
    });
    this.#opening = opening.catch(() => undefined);
    // The next change does not wait for the credentials of this one.
    const change = opening.then((isOpened) => (isOpened ? this.connect() : undefined));
    this.#choosing = change.catch(() => undefined);
    await change;
  }

  async #open(choice: SourceChoice): Promise<void> {
    const deadlineMs = this.#deps.settings.settings.regionDeadlineMs;
    const before = this.#session;
    this.#source = { kind: 'opening', choice, deadlineMs };
    await before?.close();
    const session = await this.#deps.openSession(choice, (failure) => this.#notice(failure));
    const connection = session.firstConnection();
    this.#source = { kind: 'open', choice, deadlineMs, session, connection };
    session.subscribe((event) => {
      void this.#pricing.hear(session, event, this.#deps);
      if (this.#session === session) this.#deps.publish({ type: 'scan', event });
    });
    this.#pricing.follow(session);
    this.#announce(connection);
    this.#deps.publish({ type: 'scan', event: session.restored() });
  }

  #announce(connection: ConnectionState): void {
    if (this.#source.kind === 'open') this.#source = { ...this.#source, connection };
    this.#deps.publish({ type: 'connection', connection });
  }

  #refuse(connection: ConnectionState): Outcome<null> {
    const failure = connection.failure ?? NO_CREDENTIALS;
    this.#notice(failure);
    return { ok: false, failure };
  }

  #notice(failure: Failure): void {
    this.#deps.publish({ type: 'notice', notice: { kind: 'problem', failure } });
  }
}
