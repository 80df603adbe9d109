/** Signing in, in the main process: the system's browser, timers and the focus of a window. */
import { app, shell } from 'electron';
import type { AppEvent } from '../contract/bridge/api.ts';
import type { Atlas } from '../session/atlas.ts';
import { renewed } from '../session/signing-in/after-sign-in.ts';
import { Logins } from '../session/signing-in/logins.ts';
import { type SignInDeps, SignIns } from '../session/signing-in/sign-ins.ts';
import { profileOf } from '../session/source/source-choice.ts';

export interface SigningDeps {
  atlas: Atlas;
  publish(event: AppEvent): void;
  reach: NonNullable<SignInDeps['reach']>;
}

export class Signing {
  readonly signIns: SignIns;
  readonly #logins: Logins;

  constructor({ atlas, publish, reach }: SigningDeps) {
    const shared = {
      ...{ publish, reach, env: process.env, nowEpochMs: () => Date.now() },
      profileInUse: () => profileOf(atlas.facts.connection),
      renew: () => renewed(atlas, publish),
    };
    this.signIns = new SignIns({
      ...shared,
      chooseSource: (choice) => atlas.chooseSource(choice),
      openBrowser: (url) => shell.openExternal(url),
    });
    this.#logins = new Logins({
      ...shared,
      facts: () => atlas.facts,
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
  }

  /** Receives every event that the window receives. */
  hear(event: AppEvent): void {
    void this.#logins.hear(event);
  }

  /** After a first frame: begins to watch for logins made elsewhere. */
  start(): void {
    void this.#logins.start();
    app.on('browser-window-focus', this.#look);
  }

  stop(): void {
    app.off('browser-window-focus', this.#look);
    this.#logins.stop();
    void this.signIns.calls.cancelSignIn();
  }

  readonly #look = (): void => void this.#logins.look();
}
