/** The question for the code of an MFA device: one at a time, until it is answered or nobody needs the answer. */
import type { CodeQuestion, ConnectionState } from '../../contract/bridge/api.ts';

export class PendingCode {
  #settle: ((code: string | undefined) => void) | undefined;

  /** The answer; undefined: there is none. `tell` hears when it is asked, and when no longer. */
  ask(signal: AbortSignal, tell: (isAsked: boolean) => void): Promise<string | undefined> {
    this.answer(undefined);
    return new Promise((resolve) => {
      const settle = (code: string | undefined): void => {
        signal.removeEventListener('abort', giveUp);
        if (this.#settle === settle) this.#settle = undefined;
        tell(false);
        resolve(code);
      };
      const giveUp = (): void => settle(undefined);
      this.#settle = settle;
      signal.addEventListener('abort', giveUp, { once: true });
      tell(true);
      if (signal.aborted) giveUp();
    });
  }

  answer(code: string | undefined): void {
    this.#settle?.(code);
  }
}

/** The connection with the question, or with none. Pure. */
export function withQuestion(
  connection: ConnectionState,
  asksCode: CodeQuestion | undefined,
): ConnectionState {
  const { asksCode: _before, ...rest } = connection;
  return asksCode === undefined ? rest : { ...rest, asksCode };
}
