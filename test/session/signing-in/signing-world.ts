/** Atlas over a real session, with signing in beside it as main.ts sets it up, against a local IAM Identity Center. */
import { onTestFinished } from 'vitest';
import type { AppEvent, ConnectionState } from '../../../electron/contract/bridge/api.ts';
import type { SignInState } from '../../../electron/contract/reach/sign-in-state.ts';
import type { SourceChoice } from '../../../electron/contract/settings/settings.ts';
import { renewed } from '../../../electron/session/signing-in/after-sign-in.ts';
import { Logins } from '../../../electron/session/signing-in/logins.ts';
import { SignIns } from '../../../electron/session/signing-in/sign-ins.ts';
import { profileOf } from '../../../electron/session/source/source-choice.ts';
import { type World, world } from '../../aws/sign-in/sign-in-world.ts';
import type { anAtlas } from '../fake-session.ts';
import { atlasOverSessions } from '../open-session.ts';

export interface Signing extends World {
  atlas: Awaited<ReturnType<typeof anAtlas>>['atlas'];
  signIns: SignIns;
  logins: Logins;
  published: AppEvent[];
  connection(): ConnectionState | undefined;
  signIn(): SignInState | null | undefined;
  /** What is told in messages. */
  notices(): string[];
  /** What waits for its time, by milliseconds. */
  later: Map<number, () => void>;
  clock: { nowEpochMs: number };
  /** What the user does with the page of the sign-in. */
  browse(how: (url: string) => Promise<unknown>): void;
}

export async function signing(choice: SourceChoice, config?: string): Promise<Signing> {
  const made = await world(config);
  let listen: (event: AppEvent) => void = () => undefined;
  const published: AppEvent[] = [];
  const clock = { nowEpochMs: Date.now() };
  const publish = (event: AppEvent): void => {
    published.push(event);
    listen(event);
  };
  const { atlas } = await atlasOverSessions({ publish, nowEpochMs: () => clock.nowEpochMs });
  let browse: (url: string) => Promise<unknown> = (url) => fetch(url);
  const shared = {
    ...{ publish, env: process.env, nowEpochMs: () => clock.nowEpochMs },
    profileInUse: () => profileOf(atlas.facts.connection),
    renew: () => renewed(atlas, publish),
  };
  const signIns = new SignIns({
    ...shared,
    chooseSource: (chosen) => atlas.chooseSource(chosen),
    async openBrowser(url) {
      void browse(url).catch(() => undefined);
    },
  });
  onTestFinished(() => signIns.calls.cancelSignIn());
  const later = new Map<number, () => void>();
  const logins = new Logins({
    ...shared,
    facts: () => atlas.facts,
    later(run, ms) {
      later.set(ms, run);
      return () => void later.delete(ms);
    },
  });
  onTestFinished(() => logins.stop());
  listen = (event) => void logins.hear(event);
  await atlas.chooseSource(choice);
  return {
    ...made,
    ...{ atlas, signIns, logins, published, later, clock },
    connection: () => published.flatMap((each) => (each.type === 'connection' ? each.connection : [])).at(-1),
    signIn: () => published.flatMap((each) => (each.type === 'sign-in' ? [each.signIn] : [])).at(-1),
    notices: () =>
      published.flatMap((each) => {
        if (each.type !== 'notice') return [];
        const { notice } = each;
        return notice.kind === 'problem' ? notice.failure.message : notice.message;
      }),
    browse(how) {
      browse = how;
    },
  };
}
