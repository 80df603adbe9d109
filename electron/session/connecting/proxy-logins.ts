/** User names and passwords of proxies, which the user is asked for: in memory alone, for as long as the app runs. */
import type { LoginNeed, ProxyLogin, ProxyLogins } from '../../aws/transport/proxy/proxy-sign-in.ts';
import type { ProxyQuestion } from '../../contract/bridge/api.ts';
import { defined } from '../../contract/defined.ts';
import { onAbort } from '../../discovery/concurrency/abort.ts';

/** One question, and how many wait for its answer. */
interface Open {
  question: ProxyQuestion;
  answered: Promise<boolean>;
  settle: (login: ProxyLogin | null | 'nobody-waits') => void;
  waiting: number;
}

export class AskedLogins implements ProxyLogins {
  readonly #tell: (question: ProxyQuestion | undefined) => void;
  readonly #logins = new Map<string, ProxyLogin>();
  readonly #declined = new Set<string>();
  /** In the order in which they were asked; the first one is shown. */
  readonly #open = new Map<string, Open>();

  /** `tell` hears what is asked; undefined: nothing any more. */
  constructor(tell: (question: ProxyQuestion | undefined) => void) {
    this.#tell = tell;
  }

  /** What is asked now. */
  get question(): ProxyQuestion | undefined {
    return [...this.#open.values()][0]?.question;
  }

  known(proxy: string): ProxyLogin | undefined {
    return this.#logins.get(proxy);
  }

  async ask(need: LoginNeed, signal: AbortSignal): Promise<boolean> {
    const { proxy, used } = need;
    const known = this.#logins.get(proxy);
    // Somebody else has asked meanwhile.
    if (known !== undefined && !isSame(known, used)) return true;
    if (this.#declined.has(proxy) || signal.aborted) return false;
    const open = this.#open.get(proxy) ?? this.#begin(need);
    open.waiting += 1;
    const leave = onAbort([signal], () => {
      open.waiting -= 1;
      if (open.waiting === 0) open.settle('nobody-waits');
    });
    return await open.answered.finally(leave);
  }

  /** Of the question that is shown; null: the user does not want to. */
  answer(login: ProxyLogin | null): void {
    [...this.#open.values()][0]?.settle(login);
  }

  /** The user does something new: who did not want to sign in before is asked again. */
  askAgain(): void {
    this.#declined.clear();
  }

  #begin({ proxy, realm, used }: LoginNeed): Open {
    let settle: Open['settle'] = () => undefined;
    const answered = new Promise<boolean>((resolve) => {
      settle = (login) => {
        if (!this.#open.delete(proxy)) return;
        if (login === null) this.#declined.add(proxy);
        else if (login !== 'nobody-waits') this.#logins.set(proxy, login);
        this.#tell(this.question);
        resolve(login !== null && login !== 'nobody-waits');
      };
    });
    const question = { proxy, isRefused: used !== undefined, ...defined({ realm }) };
    const open = { question, answered, settle, waiting: 0 };
    this.#open.set(proxy, open);
    if (this.#open.size === 1) this.#tell(question);
    return open;
  }
}

function isSame(a: ProxyLogin, b: ProxyLogin | undefined): boolean {
  return a.user === b?.user && a.password === b.password;
}
