/**
 * Notices a login that was made in a terminal or by another tool. Tells before the session in use ends.
 * Looks when a file of sessions changes and when a window gets the focus.
 */

import type { LoginState } from '../../aws/sign-in/noticing/login-state.ts';
import type { AppEvent, ConnectionState } from '../../contract/bridge/api.ts';
import type { ScanState } from '../../contract/scan/scan-event.ts';
import { counted } from '../../contract/text.ts';

export interface LoginsDeps {
  facts(): { connection?: ConnectionState; state?: ScanState };
  profileInUse(): string | undefined;
  renew(): Promise<void>;
  publish(event: AppEvent): void;
  nowEpochMs(): number;
  /** Calls after that time; gives the way to give it up. */
  later(run: () => void, ms: number): () => void;
  env: NodeJS.ProcessEnv;
}

/** Tools write a file in several steps. */
const SETTLED_AFTER_MS = 300;
/** How long before its end the user hears of it. */
const TOLD_BEFORE_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
/** The longest that a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export class Logins {
  readonly #deps: LoginsDeps;
  /** Of the files with which credentials were last looked for in vain. */
  #mark: string | undefined;
  /** The end that was told of. */
  #toldEnd: number | undefined;
  #stopWatching: (() => void) | undefined;
  #stopTimer: () => void = () => undefined;
  #stopLook: () => void = () => undefined;
  #isLooking = false;

  constructor(deps: LoginsDeps) {
    this.#deps = deps;
  }

  /** Begins to watch, once. */
  async start(): Promise<void> {
    if (this.#stopWatching !== undefined) return;
    this.#stopWatching = () => undefined;
    const [{ watchFolders }, { cacheFolders }] = await Promise.all([
      import('../../aws/sign-in/noticing/watch-folders.ts'),
      import('../../aws/credentials/files/login-caches.ts'),
    ]);
    this.#stopWatching = watchFolders(Object.values(cacheFolders(this.#deps.env)), () => {
      this.#stopLook();
      this.#stopLook = this.#deps.later(() => void this.look(), SETTLED_AFTER_MS);
    });
  }

  stop(): void {
    this.#stopWatching?.();
    this.#stopTimer();
    this.#stopLook();
  }

  /** Receives every event that the window receives. */
  async hear(event: AppEvent): Promise<void> {
    const isOfCredentials = event.type === 'connection' && event.connection.status !== 'looking';
    const hasEnded = event.type === 'scan' && event.event.type === 'scan-finished';
    if (!isOfCredentials && !hasEnded) return;
    const login = await this.#login();
    // A session that is open by now may have come after it was looked for: that is tried once.
    if (login?.needsSession !== true) this.#mark = login?.mark;
    this.#plan(login);
  }

  /** Whether a login has come that is missed, and how long the session in use is open. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const login = await this.#login();
      if (login === undefined) return;
      this.#plan(login);
      const isOther = login.mark !== this.#mark;
      if (!isOther || !this.#isMissed()) return;
      this.#mark = login.mark;
      if (login.needsSession && login.session === undefined) return;
      await this.#deps.renew();
    } finally {
      this.#isLooking = false;
    }
  }

  /** The source has no session, or its last scan ended for want of one. */
  #isMissed(): boolean {
    const { connection, state } = this.#deps.facts();
    if (connection?.status === 'no-credentials') return connection.failure?.kind === 'expired-credentials';
    const scan = state?.scan;
    return scan?.phase === 'idle' && scan.failure?.kind === 'expired-credentials';
  }

  async #login(): Promise<LoginState | undefined> {
    const profile = this.#deps.profileInUse();
    if (profile === undefined) return undefined;
    const { loginState } = await import('../../aws/sign-in/noticing/login-state.ts');
    return await loginState(profile, this.#deps.env, this.#deps.nowEpochMs());
  }

  #plan(login: LoginState | undefined): void {
    this.#stopTimer();
    const { profile, endsAtEpochMs } = login?.session ?? {};
    if (profile === undefined || endsAtEpochMs === undefined || endsAtEpochMs === this.#toldEnd) return;
    const leftMs = endsAtEpochMs - this.#deps.nowEpochMs();
    if (leftMs > TOLD_BEFORE_MS) {
      const waitMs = Math.min(leftMs - TOLD_BEFORE_MS, MAX_TIMER_MS);
      this.#stopTimer = this.#deps.later(() => void this.look(), waitMs);
      return;
    }
    this.#toldEnd = endsAtEpochMs;
    const minutes = Math.max(1, Math.round(leftMs / MINUTE_MS));
    this.#deps.publish({
      type: 'notice',
      notice: {
        kind: 'problem',
        failure: {
          kind: 'expired-credentials',
          message: `The session of IAM Identity Center on which the profile "${profile}" rests ends in ${counted(minutes, 'minute')}.`,
          nextStep: 'Sign in again, so that nothing has to stop for it.',
        },
      },
    });
  }
}
