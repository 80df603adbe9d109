/** Which proxy an address is reached through: the environment says, the system, its PAC file included, or the user. */
import { isProxyAddress, type ProxySetting } from '../../../contract/settings/proxy-setting.ts';
import { withEscapedLogin } from '../../../redact/known-secrets.ts';
import { withDeadline } from '../deadline.ts';
import { isExcepted } from './no-proxy.ts';
import { ProxyError, SETTINGS, SYSTEM } from './proxy-error.ts';

/** A proxy, and what names it: a variable, `the system` or `Settings`. */
export interface ProxyChoice {
  url: URL;
  from: string;
}

/** The system's answer for an address, as Chromium writes it: `PROXY host:port; SOCKS5 host:port; DIRECT`. */
export type SystemProxy = (url: string) => Promise<string>;

/** In the order in which they count; lower case before upper case, as in curl. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const;
const SCHEMES = ['http:', 'https:', 'socks:', 'socks4:', 'socks4a:', 'socks5:', 'socks5h:'];
/** What a PAC file calls them. By SOCKS alone Chromium means version 4, and version 5 looks up names at the proxy. */
const SYSTEM_SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5h',
};
/** A PAC file that is silent must not hold up a scan. */
const SYSTEM_WITHIN_MS = 3_000;
/** The network may have changed since, and Chromium answers from memory in a millisecond. */
const KNOWN_FOR_MS = 30_000;
/** A proxy that could not be reached is passed over for so long, as in Chromium, where there is another way. */
const LEFT_FOR_MS = 5 * 60_000;

const DIRECTLY = undefined;
type Way = ProxyChoice | typeof DIRECTLY;

/** The variable that decides about proxies; undefined: none is set. */
export function proxyVariable(env: NodeJS.ProcessEnv): string | undefined {
  return VARIABLES.find((name) => env[name]);
}

/** Of the proxy, without user name and password. */
export function proxyName({ url }: ProxyChoice): string {
  return `${url.protocol}//${url.host}`;
}

/** By the environment, whose variable `from` names a proxy. Throws ProxyError if the variable names no proxy. */
function proxyOfEnvironment(url: URL, env: NodeJS.ProcessEnv, from: string | undefined): Way {
  const value = from === undefined ? undefined : env[from];
  if (from === undefined || value === undefined || isExceptedBy(env, url)) return DIRECTLY;
  return proxyNamed(value, from);
}

function isExceptedBy(env: NodeJS.ProcessEnv, url: URL): boolean {
  return isExcepted(url, env.no_proxy || env.NO_PROXY || '');
}

function proxyNamed(value: string, from: string): ProxyChoice {
  // curl and the AWS CLI mean plain http by an address without a scheme.
  const plain = value.trim();
  const text = withEscapedLogin(/^[a-z][a-z0-9+.-]*:\/\//i.test(plain) ? plain : `http://${plain}`);
  const proxy = URL.canParse(text) && !/["']/.test(text.split('@').at(-1) ?? '') ? new URL(text) : undefined;
  if (proxy === undefined || !SCHEMES.includes(proxy.protocol) || proxy.hostname === '') {
    const isQuoted = /^["'].*["']$/.test(plain);
    const reason = isQuoted
      ? 'it has quotes around it'
      : 'it is not an http://, https:// or socks5h:// address';
    throw new ProxyError(proxy?.host || `in ${from}`, { reason, from });
  }
  return { url: proxy, from };
}

function isDirect({ protocol, hostname }: URL): boolean {
  return protocol !== 'https:' || /^(localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(hostname);
}

/** The ways in the answer that the app can go, the first one first. Throws ProxyError if there is none among several. */
function waysOfSystem(answer: string): Way[] {
  const named = answer
    .split(';')
    .map((way) => way.trim().split(/\s+/))
    .filter(([kind]) => kind !== '');
  const ways = named.flatMap(([kind = '', place = '']): Way[] => {
    if (kind.toUpperCase() === 'DIRECT') return [DIRECTLY];
    const scheme = SYSTEM_SCHEMES[kind.toUpperCase()];
    const text = `${scheme}://${place}`;
    return scheme !== undefined && place !== '' && URL.canParse(text)
      ? [{ url: new URL(text), from: SYSTEM }]
      : [];
  });
  const [first] = named;
  if (ways.length > 0 || first === undefined) return ways;
  const reason = 'it is of a kind that the app does not know';
  throw new ProxyError(first[1] ?? 'of the system', { reason, from: SYSTEM });
}

export interface ProxySources {
  env: NodeJS.ProcessEnv;
  /** Asked where the environment names no proxy; absent: there is none. */
  system?: SystemProxy;
  /** Which of them counts; absent: `auto`. */
  setting?: ProxySetting;
  nowEpochMs?: () => number;
}

/** The proxies of one source. */
export class Proxies {
  private readonly sources: ProxySources;
  private readonly known = new Map<string, { answer: Promise<Way[]>; atMs: number }>();
  /** Read once: reading the environment of a process for each of some thousand requests is work. */
  private readonly variable: string | undefined;
  private readonly proxied = new Set<string>();
  /** Those that could not be reached, and since when. */
  private readonly left = new Map<string, number>();

  constructor(sources: ProxySources) {
    this.sources = sources;
    this.variable = proxyVariable(sources.env);
  }

  /**
   * The proxy for an address; undefined: go there directly. Loopback and plain http addresses are always reached directly. Rejects
   * with ProxyError for a setting that cannot work. A system that does not answer means: directly.
   */
  async of(url: URL): Promise<ProxyChoice | undefined> {
    if (isDirect(url)) return undefined;
    const ways = await this.ways(url);
    const open = ways.findIndex((way) => way === DIRECTLY || !this.isLeft(way));
    const proxy = ways[Math.max(0, open)];
    if (proxy === undefined) this.proxied.delete(url.origin);
    else this.proxied.add(url.origin);
    return proxy;
  }

  /** Whether any address is reached through a proxy, whose tunnels are few. */
  get isProxied(): boolean {
    return this.proxied.size > 0;
  }

  /** The system would be asked for a proxy to the address, and nobody here can: only Chromium does. */
  lacksSystem(url: URL): boolean {
    const { system, setting = 'auto' } = this.sources;
    const isMeant = setting === 'system' || (setting === 'auto' && this.variable === undefined);
    return isMeant && system === undefined && !isDirect(url);
  }

  /** The proxy could not be reached. Whether any address has another way now; the system is asked again. */
  async leave(proxy: ProxyChoice): Promise<boolean> {
    const isKnown = this.isLeft(proxy);
    this.left.set(proxyName(proxy), this.nowMs());
    const answers = [...this.known.values()];
    this.known.clear();
    if (isKnown) return false;
    const ways = await Promise.all(answers.map(({ answer }) => answer.catch((): Way[] => [])));
    return ways.flat().some((way) => way === DIRECTLY || !this.isLeft(way));
  }

  private isLeft(proxy: ProxyChoice): boolean {
    const sinceMs = this.left.get(proxyName(proxy));
    return sinceMs !== undefined && Math.abs(this.nowMs() - sinceMs) < LEFT_FOR_MS;
  }

  private nowMs(): number {
    return (this.sources.nowEpochMs ?? Date.now)();
  }

  private ways(url: URL): Way[] | Promise<Way[]> {
    const { env, system, setting = 'auto' } = this.sources;
    if (setting === 'none') return [];
    if (isProxyAddress(setting)) return isExceptedBy(env, url) ? [] : [proxyNamed(setting, SETTINGS)];
    const isOfEnvironment = setting === 'environment' || this.variable !== undefined;
    if (setting !== 'system' && isOfEnvironment) return [proxyOfEnvironment(url, env, this.variable)];
    return system === undefined ? [] : this.waysOf(system, url);
  }

  private waysOf(system: SystemProxy, url: URL): Promise<Way[]> {
    const now = this.nowMs();
    const before = this.known.get(url.origin);
    if (before !== undefined && Math.abs(now - before.atMs) < KNOWN_FOR_MS) return before.answer;
    const answer = withDeadline([], SYSTEM_WITHIN_MS, () => system(`${url.origin}/`))
      .catch(() => 'DIRECT')
      .then(waysOfSystem);
    answer.catch(() => undefined);
    this.known.set(url.origin, { answer, atMs: now });
    return answer;
  }
}
