/** How AWS is reached from the window: as the user chose, with what Chromium and the user can do. */
import { basename } from 'node:path';
import type { AppEvent } from '../../contract/bridge/api.ts';
import type { AtlasCalls } from '../../contract/bridge/calls.ts';
import { type ReachChoices, reachOfWindow } from '../../contract/settings/reach-settings.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import { AskedLogins } from '../../session/connecting/proxy-logins.ts';
import type { ReachOptions } from '../../session/ports.ts';
import { systemProxy, systemRequests } from './chromium.ts';

type ReachCalls = Pick<AtlasCalls, 'answerProxy' | 'certificateFile'>;

export interface AppReachDeps {
  settings: {
    readonly values: Readonly<ReachChoices>;
    change(change: { certificateFile: string }): void;
  };
  publish(event: AppEvent): void;
  /** The user's choice of a file; undefined when the dialog was cancelled. */
  askForFile(): Promise<string | undefined>;
  /** Why the file cannot be used, such as `cannot be read`; undefined: it can. */
  problemOf(file: string): Promise<string | undefined>;
  /** Opens the source anew: it keeps the certificates that it was opened with. */
  reopen(): void;
}

export class AppReach {
  readonly #deps: AppReachDeps;
  readonly #logins: AskedLogins;
  readonly calls: ReachCalls;

  constructor(deps: AppReachDeps) {
    this.#deps = deps;
    this.#logins = new AskedLogins((question) =>
      deps.publish({ type: 'proxy-question', question: question ?? null }),
    );
    const keep = (certificateFile: string): void => {
      deps.settings.change({ certificateFile });
      deps.reopen();
    };
    const choose = async (): Promise<Failure | undefined> => {
      const file = await deps.askForFile();
      const problem = file === undefined ? undefined : await deps.problemOf(file);
      if (file === undefined) return undefined;
      if (problem !== undefined) return notTaken(basename(file), problem);
      keep(file);
      return undefined;
    };
    this.calls = {
      answerProxy: async (login) => this.#logins.answer(login),
      async certificateFile(act) {
        if (act === 'remove') keep('');
        const failure = act === 'choose' ? await choose() : undefined;
        if (failure !== undefined) return { ok: false, failure };
        return { ok: true, value: basename(deps.settings.values.certificateFile) };
      },
    };
  }

  /** For a source that is opened now. */
  options(): ReachOptions {
    const chosen = reachOfWindow(this.#deps.settings.values);
    return { ...chosen, systemProxy, systemRequests, logins: this.#logins };
  }

  /** What a window that begins to listen has to know. */
  state(): AppEvent[] {
    return [{ type: 'proxy-question', question: this.#logins.question ?? null }];
  }

  /** Hears what the window hears. When something new begins, a user who did not want to sign in is asked again. */
  hear(event: AppEvent): void {
    if (begins(event)) this.#logins.askAgain();
  }
}

function begins(event: AppEvent): boolean {
  switch (event.type) {
    case 'scan':
      return event.event.type === 'scan-started';
    case 'connection':
      return event.connection.status === 'looking';
    case 'connection-test':
      return event.steps[0]?.state === 'running';
    default:
      return false;
  }
}

function notTaken(file: string, problem: string): Failure {
  return {
    kind: 'bad-input',
    message: `${file} ${problem}.`,
    nextStep: 'Choose a file with certificates in PEM or DER, such as a .pem, .crt or .cer file.',
  };
}
