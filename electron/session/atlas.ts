/** What the window can do: one source at a time, every call a value, every change an event. */

import type { AppEvent, ConnectionState, Outcome } from '../contract/bridge/api.ts';
import type { AtlasCalls } from '../contract/bridge/calls.ts';
import type { Settings, SourceChoice } from '../contract/bridge/settings.ts';
import type { ExportFormat } from '../contract/export/formats.ts';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import type { OwnModels } from '../contract/snapshot/own-models.ts';
import type { ScanState } from '../contract/snapshot/scan-event.ts';
import { exportText, suggestedName } from '../export/export-text.ts';
import { AtlasWork } from './current-task.ts';
import type { AtlasParts, AtlasSession } from './ports.ts';
import { WindowPricing } from './window-pricing.ts';

const NO_SOURCE: Failure = {
  kind: 'no-credentials',
  message: 'No source is open.',
  nextStep: 'Choose an AWS profile, or explore with sample data.',
};

const DONE: Outcome<null> = { ok: true, value: null };

export class Atlas implements Partial<AtlasCalls> {
  readonly #parts: AtlasParts;
  #session: AtlasSession | undefined;
  #isConnectAsked = false;
  #connection: ConnectionState | undefined;
  #choice: SourceChoice | undefined;
  /** The time limit with which the source was opened. */
  #limitMs: number | undefined;
  readonly #pricing: WindowPricing;
  readonly #work = new AtlasWork();
  /** Sources are opened one after the other; what needs no credentials waits for that alone. */
  #opening: Promise<unknown> = Promise.resolve();
  /** The last change of the source, until its credentials are looked for. */
  #choosing: Promise<unknown> = Promise.resolve();

  constructor(parts: AtlasParts) {
    this.#parts = parts;
    this.#pricing = new WindowPricing((event) => parts.publish(event));
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
    const connection = this.#connection;
    const state = this.#session?.state;
    return { ...(connection === undefined ? {} : { connection }), ...(state === undefined ? {} : { state }) };
  }

  /** The whole state, for a window that starts to listen. */
  state(): AppEvent[] {
    const events: AppEvent[] = [{ type: 'settings', settings: this.#parts.settings.settings }];
    if (this.#connection !== undefined) events.push({ type: 'connection', connection: this.#connection });
    if (this.#session !== undefined) {
      events.push({ type: 'scan', event: this.#session.restored() });
    }
    events.push(...this.#pricing.opening());
    return events;
  }

  async rescan(regions?: RegionCode[]): Promise<Outcome<null>> {
    await this.#choosing;
    if (this.#work.kind === 'scan') return DONE;
    await this.#work.stop();
    // A change of the source may have waited for the same end.
    await this.#choosing;
    const session = this.#session;
    if (session === undefined) return DONE;
    if (this.#connection?.status !== 'connected') {
      const connection = await session.connect();
      // Of a source that was left meanwhile nothing is said.
      if (this.#session !== session) return DONE;
      this.#announce(connection);
      if (connection.status !== 'connected') return this.#refuse(connection);
    }
    // While credentials were looked for, another click may have started it.
    if (this.#work.kind !== undefined) return DONE;
    const resumes = regions === undefined && session.isStopped(this.#parts.nowEpochMs());
    this.#work.run('scan', (signal) => (resumes ? session.resume(signal) : session.scan(regions, signal)));
    return DONE;
  }

  async cancelScan(): Promise<void> {
    await this.#work.stop();
  }

  async measureLatency(): Promise<void> {
    await this.#opening;
    const session = this.#session;
    if (session === undefined || this.#work.kind !== undefined) return;
    this.#work.run('measurement', (signal) => session.measureLatency(signal));
  }

  async listOwnModels(region: RegionCode): Promise<Outcome<OwnModels>> {
    await this.#choosing;
    const session = this.#session;
    if (session === undefined) return { ok: false, failure: NO_SOURCE };
    return await session.ownModels(region);
  }

  fetchPrices(regions: RegionCode[]): Promise<Outcome<Failure[]>> {
    return this.#fetch('fetchPrices', regions);
  }

  fetchQuotas(regions: RegionCode[]): Promise<Outcome<Failure[]>> {
    return this.#fetch('fetchQuotas', regions);
  }

  async #fetch(kind: 'fetchPrices' | 'fetchQuotas', regions: RegionCode[]): Promise<Outcome<Failure[]>> {
    await this.#choosing;
    const session = this.#session;
    if (session === undefined) return { ok: false, failure: NO_SOURCE };
    return await this.#pricing.fetch(session, kind, regions);
  }

  async exportMatrix(format: ExportFormat): Promise<Outcome<{ file: string } | null>> {
    await this.#opening;
    const session = this.#session;
    if (session === undefined) return { ok: true, value: null };
    const { chooseExportFile, writeFile, nowEpochMs, version } = this.#parts;
    const file = await chooseExportFile(suggestedName(format, nowEpochMs()), format);
    if (file === undefined) return { ok: true, value: null };
    const generatedAt = new Date(nowEpochMs()).toISOString();
    const made = { generatedAt, generatorVersion: version, pricing: this.#pricing.known };
    const failure = await writeFile(file, exportText(session.state.snapshot, format, made));
    return failure === undefined ? { ok: true, value: { file } } : { ok: false, failure };
  }

  async chooseSource(choice: SourceChoice): Promise<void> {
    await this.#change(() => choice);
  }

  async saveSettings(change: Partial<Settings>): Promise<void> {
    const before = this.#parts.settings.settings.regionDeadlineMs;
    this.#parts.settings.change(change);
    if (this.#parts.settings.settings.regionDeadlineMs !== before) void this.#reopenWhenIdle();
  }

  /** Stops what runs, keeps what has come, and lets go of the source. */
  async close(): Promise<void> {
    await this.#work.stop();
    await this.#session?.close();
    this.#session = undefined;
  }

  /** The time limit belongs to the open source: a new one holds from the next scan on. */
  async #reopenWhenIdle(): Promise<void> {
    await this.#work.ended();
    // The user may have chosen another one meanwhile, which has the new limit.
    const hasIt = (): boolean => this.#limitMs === this.#parts.settings.settings.regionDeadlineMs;
    await this.#change(() => (hasIt() ? undefined : this.#choice));
  }

  /** Changes follow each other; each looks at its turn what is to be opened. */
  async #change(choose: () => SourceChoice | undefined): Promise<void> {
    const opening = this.#opening.then(async () => {
      const choice = choose();
      if (choice === undefined) return false;
      await this.#open(choice);
      this.#parts.settings.change({ lastSource: choice });
      return true;
    });
    this.#opening = opening.catch(() => undefined);
    // A source that is left again while its credentials are looked for holds nobody up.
    const change = opening.then((isOpened) => (isOpened ? this.connect() : undefined));
    this.#choosing = change.catch(() => undefined);
    await change;
  }

  async #open(choice: SourceChoice): Promise<void> {
    this.#choice = choice;
    this.#limitMs = this.#parts.settings.settings.regionDeadlineMs;
    const before = this.#session;
    // From here on nothing is begun on the old source, and nothing of it is told.
    this.#session = undefined;
    await this.#work.stop();
    await before?.close();
    const session = await this.#parts.openSession(choice, (failure) => this.#notice(failure));
    this.#session = session;
    session.subscribe((event) => {
      if (event.type === 'scan-finished') this.#work.hasAnswers();
      if (event.type === 'scan-finished') void this.#pricing.refresh(session);
      if (this.#session === session) this.#parts.publish({ type: 'scan', event });
    });
    this.#pricing.follow(session);
    this.#announce(session.firstConnection());
    this.#parts.publish({ type: 'scan', event: session.restored() });
  }

  #announce(connection: ConnectionState): void {
    this.#connection = connection;
    this.#parts.publish({ type: 'connection', connection });
  }

  #refuse(connection: ConnectionState): Outcome<null> {
    const failure: Failure = connection.failure ?? {
      kind: 'no-credentials',
      message: 'No AWS credentials were found.',
      nextStep: 'Connect to AWS, or explore with sample data.',
    };
    this.#notice(failure);
    return { ok: false, failure };
  }

  #notice(failure: Failure): void {
    this.#parts.publish({ type: 'notice', notice: { kind: 'problem', failure } });
  }
}
