/** The window's sign-in to IAM Identity Center: one at a time, told by events, and what is done with its session afterwards. */
import { setTimeout as pause } from 'node:timers/promises';
import type { IdentityCenter } from '../../aws/sign-in/identity-center.ts';
import type { AppEvent, Outcome } from '../../contract/bridge/api.ts';
import type { AtlasCalls } from '../../contract/bridge/calls.ts';
import { defined } from '../../contract/defined.ts';
import { isPage, type SignInState, type SignInTarget } from '../../contract/reach/sign-in-state.ts';
import type { SourceChoice } from '../../contract/settings/settings.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import { noteUsedOnce } from '../connecting/one-time-sources.ts';
import type { ReachOptions } from '../ports.ts';

export interface SignInDeps {
  publish(event: AppEvent): void;
  /** The profile in use; undefined: the source is none that could be signed in to. */
  profileInUse(): string | undefined;
  /** The session has changed: credentials are looked for anew. */
  renew(): Promise<void>;
  chooseSource(choice: SourceChoice): Promise<void>;
  /** Has the system's browser show the page. Rejects if it cannot. */
  openBrowser(url: string): Promise<void>;
  env: NodeJS.ProcessEnv;
  /** How AWS may be reached, as the settings are now; absent: as the environment and the profile say. */
  reach?(): ReachOptions;
  nowEpochMs(): number;
}

type Calls = Pick<
  AtlasCalls,
  | 'signIn'
  | 'signInByCode'
  | 'openSignInPage'
  | 'cancelSignIn'
  | 'signOut'
  | 'chooseRole'
  | 'ssoAccounts'
  | 'ssoRoles'
  | 'addSsoProfile'
  | 'takeRoleOnce'
>;

const DONE: Outcome<null> = { ok: true, value: null };

export class SignIns {
  readonly #deps: SignInDeps;
  #state: SignInState | null = null;
  /** Ends what is under way. */
  #stop = new AbortController();
  #code = new AbortController();
  /** The session whose accounts are shown. */
  #center: IdentityCenter | undefined;

  constructor(deps: SignInDeps) {
    this.#deps = deps;
  }

  /** What a window that starts to listen has to know. */
  state(): AppEvent {
    return { type: 'sign-in', signIn: this.#state };
  }

  readonly calls: Calls = {
    signIn: (target) => this.#signIn(target),
    signInByCode: async () => this.#code.abort(),
    openSignInPage: () => this.#openPage(),
    cancelSignIn: async () => this.#end(),
    signOut: () => this.#signOut(),
    chooseRole: () => this.#chooseRole(),
    ssoAccounts: () => this.#ask((center) => center.accounts(this.#stop.signal)),
    ssoRoles: (accountId) => this.#ask((center) => center.roles(accountId, this.#stop.signal)),
    addSsoProfile: async (profile) => {
      const added = await this.#ask((center) => center.addProfile(profile));
      if (!added.ok) return added;
      this.#end();
      void this.#deps.chooseSource({ kind: 'aws', profile: profile.name });
      return DONE;
    },
    takeRoleOnce: async (role) => {
      const used = await this.#ask((center) => center.takeOnce(role));
      if (!used.ok) return used;
      this.#end();
      if (used.value.isNew) noteUsedOnce(used.value.profile);
      void this.#deps.chooseSource({ kind: 'aws', profile: used.value.profile });
      return DONE;
    },
  };

  async #signIn(given: SignInTarget | undefined): Promise<void> {
    const target = given ?? this.#targetInUse();
    if (target === undefined) {
      this.#notice({ kind: 'problem', failure: NO_PROFILE });
      return;
    }
    const signal = this.#begin({ step: 'starting' });
    const opened = await this.#open(target);
    if (signal.aborted) return;
    if (!opened.ok) {
      this.#failed(opened.failure, target);
      return;
    }
    const center = opened.value;
    const signed = await center.signIn(
      {
        openBrowser: (url) => this.#browse(url),
        tell: (state) => {
          if (!signal.aborted) this.#tell(state);
        },
        wantsCode: this.#code.signal,
        pause: async (ms, until) => void (await pause(ms, undefined, { signal: until })),
      },
      signal,
    );
    if (signal.aborted || !signed.ok) {
      center.close();
      if (!signal.aborted && !signed.ok) this.#failed(signed.failure, target);
      return;
    }
    if (center.lacksAccount && center.name !== undefined) this.#showAccounts(center, center.name);
    else {
      center.close();
      this.#tell(null);
    }
    await this.#deps.renew();
  }

  #failed(failure: Failure, target: SignInTarget): void {
    // Who cancelled knows it.
    this.#tell(failure.kind === 'cancelled' ? null : { step: 'failed', failure, target });
  }

  async #signOut(): Promise<void> {
    const target = this.#targetInUse();
    if (target === undefined) {
      this.#notice({ kind: 'problem', failure: NO_PROFILE });
      return;
    }
    this.#end();
    const opened = await this.#open(target);
    const signedOut = opened.ok ? await opened.value.signOut(this.#stop.signal) : opened;
    if (opened.ok) opened.value.close();
    if (signedOut.ok) {
      this.#notice({
        kind: 'info',
        message: 'Signed out of IAM Identity Center, for the AWS CLI too.',
        nextStep: 'Keys that a tool got with the session are good until they expire.',
      });
    } else this.#notice({ kind: 'problem', failure: signedOut.failure });
    await this.#deps.renew();
  }

  async #chooseRole(): Promise<void> {
    const target = this.#targetInUse();
    const signal = this.#begin(null);
    const opened =
      target === undefined ? { ok: false as const, failure: NO_PROFILE } : await this.#open(target);
    if (signal.aborted) return;
    if (!opened.ok) this.#notice({ kind: 'problem', failure: opened.failure });
    else if (opened.value.name === undefined) this.#notice({ kind: 'problem', failure: NO_SECTION });
    else this.#showAccounts(opened.value, opened.value.name);
  }

  #showAccounts(center: IdentityCenter, session: string): void {
    this.#center = center;
    this.#tell({ step: 'accounts', session, region: center.region });
  }

  async #openPage(): Promise<boolean> {
    const state = this.#state;
    if (state?.step !== 'browser' && state?.step !== 'code') return false;
    return await this.#browse(state.address).then(
      () => true,
      () => false,
    );
  }

  /** The address comes from the network: only what a browser should see is opened. */
  async #browse(url: string): Promise<void> {
    if (!isPage(url)) throw new Error('This is no page for a browser.');
    await this.#deps.openBrowser(url);
  }

  #targetInUse(): SignInTarget | undefined {
    const profile = this.#deps.profileInUse();
    return profile === undefined ? undefined : { profile };
  }

  async #open(target: SignInTarget): Promise<Outcome<IdentityCenter>> {
    const { openIdentityCenter } = await import('../../aws/sign-in/identity-center.ts');
    const { env, reach, nowEpochMs } = this.#deps;
    return await openIdentityCenter(target, { env, nowEpochMs, ...defined({ reach: reach?.() }) });
  }

  async #ask<T>(question: (center: IdentityCenter) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return this.#center === undefined ? { ok: false, failure: NO_PROFILE } : await question(this.#center);
  }

  /** Ends what was under way; the signal is that of what begins. */
  #begin(state: SignInState | null): AbortSignal {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#code = new AbortController();
    this.#center?.close();
    this.#center = undefined;
    this.#tell(state);
    return this.#stop.signal;
  }

  #end(): void {
    this.#begin(null);
  }

  #tell(signIn: SignInState | null): void {
    this.#state = signIn;
    this.#deps.publish(this.state());
  }

  #notice(notice: Extract<AppEvent, { type: 'notice' }>['notice']): void {
    this.#deps.publish({ type: 'notice', notice });
  }
}

const NO_PROFILE: Failure = {
  kind: 'bad-input',
  message: 'No profile that rests on IAM Identity Center is in use.',
  nextStep: 'Choose one in the box at the top, or sign in with a start URL.',
};

const NO_SECTION: Failure = {
  kind: 'bad-input',
  message: 'The profile in use has no [sso-session] section, on which another profile could rest.',
  nextStep: 'Sign in with the start URL instead, or set a profile up with: aws configure sso',
};
