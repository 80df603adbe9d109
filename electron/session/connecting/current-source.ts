/** The window's one source: which it is, that its changes come one after the other, and the way to its credentials. */
import type { CommandWait, ConnectionState } from '../../contract/bridge/api.ts';
import type { SourceChoice } from '../../contract/settings/settings.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import type { AtlasDeps, AtlasSession, SourceState } from '../ports.ts';
import { scanLeft } from '../source/source-choice.ts';
import { PendingCode, withQuestion } from './code-question.ts';
import { isKept } from './one-time-sources.ts';

export interface CurrentSourceDeps extends Pick<AtlasDeps, 'openSession' | 'publish' | 'settings'> {
  /** The session has just been opened: who wants to hear of it begins. */
  follow(session: AtlasSession): void;
  /** Its credentials were looked for. */
  looked(session: AtlasSession, connection: ConnectionState): void;
  report(failure: Failure): void;
}

export class CurrentSource {
  readonly #deps: CurrentSourceDeps;
  #state: SourceState = { kind: 'none' };
  #isConnectAsked = false;
  readonly #code = new PendingCode();
  /** Settles when the last source is open: enough for calls that need no credentials. */
  #opening: Promise<unknown> = Promise.resolve();
  /** Settles when its credentials have been looked for as well. */
  #choosing: Promise<unknown> = Promise.resolve();

  constructor(deps: CurrentSourceDeps) {
    this.#deps = deps;
  }

  get session(): AtlasSession | undefined {
    return this.#state.kind === 'open' ? this.#state.session : undefined;
  }

  get connection(): ConnectionState | undefined {
    return this.#state.kind === 'open' ? this.#state.connection : undefined;
  }

  /** The source once it is open; undefined: there is none. */
  async opened(): Promise<AtlasSession | undefined> {
    await this.#opening;
    return this.session;
  }

  /** The source once its credentials have been looked for; undefined: there is none. */
  async chosen(): Promise<AtlasSession | undefined> {
    await this.#choosing;
    return this.session;
  }

  /** Opens the source and shows its cached snapshot; credentials are looked for afterwards. */
  async start(choice: SourceChoice): Promise<void> {
    this.#opening = this.#open(choice);
    this.#choosing = this.#opening;
    await this.#opening;
  }

  /** Looks for the credentials of the first source, once, however often a window is opened. */
  connectOnce(): void {
    if (this.#isConnectAsked) return;
    this.#isConnectAsked = true;
    void this.#opening.then(() => this.connect());
  }

  /** Looks for credentials as if none had been looked for before. */
  async renew(): Promise<void> {
    await this.#opening;
    await this.connect(true);
  }

  /** Looks for credentials, after the first paint. */
  async connect(isRenewed = false): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    const connection = await this.look(session, isRenewed);
    if (connection !== undefined) this.#deps.looked(session, connection);
  }

  /**
   * Looks for the credentials of the source. Tells meanwhile which profiles there are, and of a command that is waited for; of
   * one in the midst of a scan too. Undefined: the user has chosen another source meanwhile.
   */
  async look(session: AtlasSession, isRenewed = false): Promise<ConnectionState | undefined> {
    const tell = (change: (before: ConnectionState) => ConnectionState): void => {
      if (this.#state.kind !== 'open' || this.#state.session !== session) return;
      this.#announce(change(this.#state.connection));
    };
    const connection = await session.aws.connect({
      isRenewed,
      onSetup: (setup) => tell((before) => ({ ...before, ...setup })),
      onAlias: (accountAlias) => tell((before) => ({ ...before, accountAlias })),
      onWait: (wait) => tell((before) => withWait(before, wait)),
      askCode: (question, signal) =>
        this.#code.ask(signal, (isAsked) =>
          tell((before) => withQuestion(before, isAsked ? question : undefined)),
        ),
    });
    if (this.session !== session) return undefined;
    this.#announce(connection);
    return connection;
  }

  /** The code that was asked for; null: none is given. */
  answerCode(code: string | null): void {
    this.#code.answer(code ?? undefined);
  }

  /** Opens another source, which is the first at the next start, unless it is used once. */
  async choose(choice: SourceChoice): Promise<void> {
    await this.#change(() => {
      if (isKept(choice)) this.#deps.settings.change({ lastSource: choice });
      return choice;
    });
  }

  /** Opens the same source again: the environment says something else now. */
  async reopen(): Promise<void> {
    this.#isConnectAsked = true;
    await this.#change(() => (this.#state.kind === 'none' ? undefined : this.#state.choice));
  }

  /** Opens the source anew after the current task: a setting with which it was opened has changed. */
  async reopenWhenIdle(): Promise<void> {
    const before = this.session;
    await before?.task.ended();
    // The user may have chosen another source meanwhile, which was opened with the change.
    await this.#change(() => {
      const source = this.#state;
      if (source.kind !== 'open') return undefined;
      return before === undefined || source.session === before ? source.choice : undefined;
    });
  }

  /** Stops the current task, keeps its answers and closes the source. */
  async close(): Promise<void> {
    await this.session?.close();
    this.#state = { kind: 'none' };
  }

  /** Source changes run one after the other; each reads the choice when it starts. */
  async #change(choose: () => SourceChoice | undefined): Promise<void> {
    const opening = this.#opening.then(async () => {
      const choice = choose();
      if (choice === undefined) return false;
      await this.#open(choice);
      return true;
    });
    this.#opening = opening.catch(() => undefined);
    // The next change does not wait for the credentials of this one.
    const change = opening.then((isOpened) => (isOpened ? this.connect() : undefined));
    this.#choosing = change.catch(() => undefined);
    await change;
  }

  async #open(choice: SourceChoice): Promise<void> {
    const before = this.session;
    const cancelled = before?.task.kind === 'scan' ? this.connection : undefined;
    this.#state = { kind: 'opening', choice };
    await before?.close();
    if (cancelled !== undefined) this.#deps.publish({ type: 'notice', notice: scanLeft(cancelled) });
    const session = await this.#deps.openSession(choice, (failure) => this.#deps.report(failure));
    const connection = session.aws.firstConnection();
    this.#state = { kind: 'open', choice, session, connection };
    this.#deps.follow(session);
    this.#announce(connection);
    this.#deps.publish({ type: 'scan', event: session.restored() });
  }

  #announce(connection: ConnectionState): void {
    if (this.#state.kind === 'open') this.#state = { ...this.#state, connection };
    this.#deps.publish({ type: 'connection', connection });
  }
}

/** The connection with what is waited for, or with nothing. What was missing before is looked for again. */
function withWait(connection: ConnectionState, wait: CommandWait | undefined): ConnectionState {
  const { waitsFor: _before, failure, ...rest } = connection;
  if (wait === undefined) return { ...rest, ...(failure === undefined ? {} : { failure }) };
  return { ...rest, status: rest.status === 'connected' ? 'connected' : 'looking', waitsFor: wait };
}
