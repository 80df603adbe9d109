/** What can be done about a proxy that lets nothing through: sign in to it, hand it to Chromium, or go another way. */
import { decodedPart, learnSecrets } from '../../../redact/known-secrets.ts';
import { type Proxies, type ProxyChoice, proxyName } from './proxy-choice.ts';
import { ProxyError, type ProxyRefusal } from './proxy-error.ts';
import { placeName } from './proxy-speech.ts';

/** User name and password. */
export interface ProxyLogin {
  user: string;
  password: string;
}

/** A proxy wants a user name and password. */
export interface LoginNeed {
  /** Scheme, host and port. */
  proxy: string;
  realm?: string;
  /** What was sent and not accepted; absent: nothing. */
  used?: ProxyLogin;
}

/** What the user gave for proxies: in memory alone, for as long as the app runs. */
export interface ProxyLogins {
  known(proxy: string): ProxyLogin | undefined;
  /** Asks the user, once however many want to know. Whether there is something to send now that was not sent. */
  ask(need: LoginNeed, signal: AbortSignal): Promise<boolean>;
}

/** Sign-in with the account of the computer's user, which Chromium can do and Node cannot. */
const OF_SYSTEM = ['negotiate', 'ntlm'];

/** As the URL of the proxy has them; a password may hold a bare `%`. */
function loginOf({ url: { username, password } }: ProxyChoice): ProxyLogin | undefined {
  if (username === '' && password === '') return undefined;
  return { user: decodedPart(username), password: decodedPart(password) };
}

interface Refused {
  proxy: ProxyChoice;
  refusal: ProxyRefusal;
  used: ProxyLogin | undefined;
}

export interface SignInDeps {
  proxies: Proxies;
  /** Absent: there is nobody to ask. */
  logins?: ProxyLogins;
  /** Chromium can make requests. */
  canHandOver: boolean;
}

/** The refusals of one source's proxies, and what was done about them. */
export class ProxySignIn {
  private readonly deps: SignInDeps;
  private readonly refused = new Map<string, Refused>();
  private readonly underWay = new Map<string, Promise<boolean>>();
  private readonly handedOver = new Set<string>();

  constructor(deps: SignInDeps) {
    this.deps = deps;
  }

  /** What is sent to the proxy: what the user gave, else what its URL holds. */
  loginFor(proxy: ProxyChoice): ProxyLogin | undefined {
    return this.deps.logins?.known(proxyName(proxy)) ?? loginOf(proxy);
  }

  /** Whether Chromium makes the requests through this proxy. */
  isHandedOver(proxy: ProxyChoice): boolean {
    return this.handedOver.has(proxyName(proxy));
  }

  /** Remembers the refusal until `settle`, and gives it as an error. `used`: what was sent. */
  note(proxy: ProxyChoice, refusal: ProxyRefusal, used: ProxyLogin | undefined): ProxyError {
    this.refused.set(proxyName(proxy), { proxy, refusal, used });
    return new ProxyError(refusal.speaks === undefined ? proxy.url.host : placeName(proxy.url), {
      ...refusal,
      from: proxy.from,
      ...(used === undefined ? {} : { hadLogin: true }),
      ...(this.deps.logins === undefined ? {} : { canAsk: true }),
    });
  }

  /** Whether a call that was refused may go through now. Waits for the user's answer, for as long as the signal allows. */
  async settle(signal: AbortSignal): Promise<boolean> {
    for (const [name, each] of this.refused) {
      this.refused.delete(name);
      const before = this.underWay.get(name) ?? Promise.resolve(false);
      const settling = before.then(() => this.settleOne(name, each, signal));
      this.underWay.set(name, settling);
      void settling.finally(() => {
        if (this.underWay.get(name) === settling) this.underWay.delete(name);
      });
    }
    const settled = await Promise.all(this.underWay.values());
    return settled.includes(true) && !signal.aborted;
  }

  private async settleOne(
    name: string,
    { proxy, refusal, used }: Refused,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { status, schemes = [], realm, isUnreachable, isOfChromium = false } = refusal;
    const { proxies, logins, canHandOver } = this.deps;
    if (isUnreachable === true) return await proxies.leave(proxy);
    if (status !== 407) return false;
    const isOfSystem = schemes.some((scheme) => OF_SYSTEM.includes(scheme));
    if (isOfSystem && canHandOver && !isOfChromium) {
      this.handedOver.add(name);
      return true;
    }
    const takesLogin = isOfChromium || schemes.length === 0 || schemes.includes('basic');
    if (logins === undefined || !takesLogin) return false;
    const need = { proxy: name, ...(realm === undefined ? {} : { realm }), ...(used && { used }) };
    const isAnswered = await logins.ask(need, signal);
    const { user, password } = logins.known(name) ?? {};
    learnSecrets(password, Buffer.from(`${user}:${password}`).toString('base64'));
    return isAnswered;
  }
}
