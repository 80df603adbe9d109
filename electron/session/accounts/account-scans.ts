/** Scans several profiles for the window, a few at once, and shows their last kept scans as one. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { documentedDates } from '../../capabilities/lifecycle-docs.ts';
import type {
  AccountProgress,
  AccountsView,
  ShownAccount,
} from '../../contract/accounts/account-progress.ts';
import type { Account } from '../../contract/accounts/combine-accounts.ts';
import type { AppEvent, Outcome } from '../../contract/bridge/api.ts';
import type { AtlasCalls } from '../../contract/bridge/calls.ts';
import { fewAtOnce } from '../../contract/few-at-once.ts';
import type { Failure, Snapshot } from '../../contract/snapshot/model.ts';
import { PendingCode } from '../connecting/code-question.ts';
import type { ConnectOptions } from '../connecting/connect-options.ts';
import { NO_CREDENTIALS } from '../source/source-choice.ts';
import type { SourceSession } from '../source/source-session.ts';
import type { CallBudget } from '../source/yielding-gateway.ts';
import type { Kept } from './compared-sides.ts';

/** More would not be faster: they share one budget of calls. */
const PROFILES_AT_ONCE = 3;

type ScannedSession = Pick<SourceSession, 'answeredRegions' | 'close' | 'scan' | 'state' | 'subscribe'> & {
  aws: Pick<SourceSession['aws'], 'connect'>;
};

export interface AccountScansDeps {
  /** The session of the window if it is this profile's: it is scanned and stays open. */
  inUse(profile: string): Promise<ScannedSession | undefined>;
  openSession(profile: string): Promise<ScannedSession>;
  /** The kept scans of a profile; AWS is not asked. */
  keptOf(profile: string): Promise<Kept>;
  /** That of all sessions, the one in use too. */
  budget: CallBudget;
  publish(event: AppEvent): void;
  /** Whether access is checked as well. */
  checksAccess(): boolean;
  nowEpochMs(): number;
}

export class AccountScans
  implements Pick<AtlasCalls, 'showAccounts' | 'cancelAccounts' | 'answerAccountCode'>
{
  readonly #deps: AccountScansDeps;
  readonly #codes = new Map<string, PendingCode>();
  #shown: Snapshot | undefined;
  #current: { controller: AbortController; ended: Promise<unknown> } | undefined;

  constructor(deps: AccountScansDeps) {
    this.#deps = deps;
  }

  async showAccounts(choice: { profiles: string[]; scan: boolean }): Promise<Outcome<AccountsView | null>> {
    const profiles = [...new Set(choice.profiles)];
    const scanned = choice.scan ? await this.scan(profiles) : [];
    if (scanned.some(({ state }) => state === 'cancelled')) return { ok: true, value: null };
    const failures = new Map(scanned.map(({ profile, failure }) => [profile, failure]));
    return await this.#view(profiles, failures);
  }

  /** Those that were shown last. */
  get shown(): Snapshot | undefined {
    return this.#shown;
  }

  async cancelAccounts(): Promise<void> {
    this.#current?.controller.abort();
    await this.#current?.ended;
  }

  async answerAccountCode(profile: string, code: string | null): Promise<void> {
    this.#codes.get(profile)?.answer(code ?? undefined);
  }

  /** Scans them; one that fails does not stop the others. An earlier call is cancelled. */
  async scan(profiles: readonly string[]): Promise<AccountProgress[]> {
    await this.cancelAccounts();
    const controller = new AbortController();
    const ended = this.#scanAll(profiles, controller.signal);
    const current = { controller, ended };
    this.#current = current;
    const progress = await ended;
    if (this.#current === current) this.#current = undefined;
    return progress;
  }

  async #scanAll(profiles: readonly string[], signal: AbortSignal): Promise<AccountProgress[]> {
    const all = profiles.map(
      (profile): AccountProgress => ({ profile, state: 'waiting', answered: 0, regions: 0 }),
    );
    const tell = (): void =>
      this.#deps.publish({ type: 'accounts', progress: all.map((each) => ({ ...each })) });
    tell();
    const { budget } = this.#deps;
    budget.share(Math.min(all.length, PROFILES_AT_ONCE));
    await fewAtOnce(all, PROFILES_AT_ONCE, (own) =>
      this.#scanOne(own, all.length === 1, signal, (change) => {
        Object.assign(own, change);
        tell();
      }),
    );
    budget.share(1);
    return all;
  }

  async #scanOne(
    { profile }: AccountProgress,
    isAlone: boolean,
    signal: AbortSignal,
    tell: (change: Partial<AccountProgress>) => void,
  ): Promise<void> {
    if (signal.aborted) {
      tell({ state: 'cancelled' });
      return;
    }
    tell({ state: 'signing-in' });
    const inUse = await this.#deps.inUse(profile);
    const session = inUse ?? (await this.#deps.openSession(profile));
    try {
      // What the one in use waits for is told as that of the window's source.
      const told = session === inUse ? {} : this.#questions(profile, tell);
      const failure = await this.#ask(session, { ...told, signal }, isAlone, tell);
      if (signal.aborted) tell({ state: 'cancelled' });
      else if (failure !== undefined) tell({ state: 'failed', failure });
      else tell({ state: 'done', answered: session.answeredRegions.length });
    } finally {
      if (session !== inUse) await session.close();
    }
  }

  /** How it is told what the credentials of a profile wait for. */
  #questions(
    profile: string,
    tell: (change: Partial<AccountProgress>) => void,
  ): Pick<ConnectOptions, 'onWait' | 'askCode'> {
    const code = new PendingCode();
    this.#codes.set(profile, code);
    return {
      onWait: (waitsFor) => tell({ waitsFor }),
      askCode: (question, signal) =>
        code.ask(signal, (isAsked) => tell({ asksCode: isAsked ? question : undefined })),
    };
  }

  /** Why nothing could be had. */
  async #ask(
    session: ScannedSession,
    options: ConnectOptions & { signal: AbortSignal },
    isAlone: boolean,
    tell: (change: Partial<AccountProgress>) => void,
  ): Promise<Failure | undefined> {
    const { signal } = options;
    const connection = await session.aws.connect(options);
    if (signal.aborted) return undefined;
    if (connection.status !== 'connected') return connection.failure ?? NO_CREDENTIALS;
    let answered = -1;
    const unsubscribe = session.subscribe(() => {
      const { scan } = session.state;
      if (scan.answered.length === answered) return;
      answered = scan.answered.length;
      tell({ state: 'scanning', answered, regions: scan.regions.length });
    });
    // Round trips beside other scans would be those of a busy connection.
    await session.scan(undefined, { signal, access: this.#deps.checksAccess(), latency: isAlone });
    unsubscribe();
    const { lastOutcome, failure } = session.state.scan;
    if (lastOutcome === 'stopped') return failure ?? NO_ANSWER;
    if (session.answeredRegions.length > 0) return undefined;
    const records = Object.values(session.state.snapshot.regions);
    return records.find((record) => record.failure !== undefined)?.failure ?? NO_ANSWER;
  }

  async #view(
    profiles: readonly string[],
    failures: ReadonlyMap<string, Failure | undefined>,
  ): Promise<Outcome<AccountsView>> {
    const accounts: Account[] = [];
    const shown: ShownAccount[] = [];
    for (const profile of profiles) {
      const kept = await this.#deps.keptOf(profile);
      const [last] = await kept.list();
      const loaded = last === undefined ? undefined : await kept.load(last.id);
      const failure = failures.get(profile) ?? (loaded?.ok === false ? loaded.failure : undefined);
      const isThere = loaded?.ok === true && last !== undefined;
      accounts.push({ name: profile, ...(isThere ? { snapshot: loaded.value } : {}) });
      shown.push({
        profile,
        ...(isThere ? { at: last.at } : {}),
        ...(failure === undefined ? {} : { failure }),
      });
    }
    if (shown.every(({ at }) => at === undefined)) {
      return {
        ok: false,
        failure: shown.find(({ failure }) => failure !== undefined)?.failure ?? NEVER_SCANNED,
      };
    }
    const lifecycles = { documented: documentedDates, nowEpochMs: this.#deps.nowEpochMs() };
    const { AccountsCombiner } = await import('../../contract/accounts/combine-accounts.ts');
    const combiner = new AccountsCombiner(accounts, lifecycles);
    for (const region of combiner.regions) {
      combiner.add(region);
      // A region of many accounts takes some milliseconds.
      await nextTurn();
    }
    const snapshot = combiner.snapshot();
    this.#shown = snapshot;
    return { ok: true, value: { snapshot, accounts: shown } };
  }
}

const NO_ANSWER: Failure = {
  kind: 'unknown',
  message: 'No Region answered.',
  nextStep: 'Scan the profile alone to see why.',
};

const NEVER_SCANNED: Failure = {
  kind: 'bad-input',
  message: 'No scan of these profiles is kept.',
  nextStep: 'Choose them again and scan them now.',
};
