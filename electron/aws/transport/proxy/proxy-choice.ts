/** Which proxy an address is reached through: the environment says, else the system, its PAC file included. */
import { withDeadline } from '../deadline.ts';
import { isExcepted } from './no-proxy.ts';
import { ProxyError, SYSTEM } from './proxy-error.ts';

/** A proxy, and what names it: a variable, or `the system`. */
export interface ProxyChoice {
  url: URL;
  from: string;
}

/** The system's answer for an address, as Chromium writes it: `PROXY host:port; SOCKS5 host:port; DIRECT`. */
export type SystemProxy = (url: string) => Promise<string>;

/** In the order in which they count; lower case before upper case, as in curl. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const;
/** A PAC file that is silent must not hold up a scan. */
const SYSTEM_WITHIN_MS = 3_000;
/** The network may have changed since, and Chromium answers from memory in a millisecond. */
const KNOWN_FOR_MS = 30_000;

/** The variable that decides about proxies; undefined: none is set. */
export function proxyVariable(env: NodeJS.ProcessEnv): string | undefined {
  return VARIABLES.find((name) => env[name]);
}

/**
 * The proxy for an address, by the environment; undefined: go there directly. Loopback and plain http
 * addresses are always reached directly. Throws ProxyError if the variable names no HTTP proxy.
 */
function proxyOfEnvironment(url: URL, env: NodeJS.ProcessEnv): ProxyChoice | undefined {
  if (isDirect(url)) return undefined;
  const from = proxyVariable(env);
  const value = from === undefined ? undefined : env[from];
  if (from === undefined || value === undefined) return undefined;
  if (isExcepted(url, env.no_proxy || env.NO_PROXY || '')) return undefined;
  // curl and the AWS CLI mean plain http by an address without a scheme.
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy === undefined || !['http:', 'https:'].includes(proxy.protocol) || proxy.hostname === '') {
    const reason = proxy?.protocol.startsWith('socks')
      ? NO_SOCKS
      : 'it is not an http:// or https:// address';
    throw new ProxyError(proxy?.host || `in ${from}`, { reason, from });
  }
  return { url: proxy, from };
}

const NO_SOCKS = 'SOCKS proxies are not supported';

function isDirect({ protocol, hostname }: URL): boolean {
  return protocol !== 'https:' || hostname === 'localhost' || hostname === '[::1]' || isLoopback4(hostname);
}

function isLoopback4(hostname: string): boolean {
  return /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** The first way in the answer that the app can go; undefined: directly. Throws ProxyError if there is none. */
function proxyOfSystem(answer: string): ProxyChoice | undefined {
  const ways = answer
    .split(';')
    .map((way) => way.trim().split(/\s+/))
    .filter(([kind]) => kind !== '');
  for (const [kind = '', place = ''] of ways) {
    if (kind.toUpperCase() === 'DIRECT') return undefined;
    const scheme = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }[kind.toUpperCase()];
    const text = `${scheme}://${place}`;
    if (scheme !== undefined && URL.canParse(text)) return { url: new URL(text), from: SYSTEM };
  }
  const [first] = ways;
  if (first === undefined) return undefined;
  throw new ProxyError(first[1] ?? '', { reason: NO_SOCKS, from: SYSTEM });
}

export interface ProxySources {
  env: NodeJS.ProcessEnv;
  /** Asked where the environment names no proxy; absent: there is none. */
  system?: SystemProxy;
  nowEpochMs?: () => number;
}

/** The proxies of one source. */
export class Proxies {
  private readonly sources: ProxySources;
  private readonly known = new Map<string, { answer: Promise<ProxyChoice | undefined>; atMs: number }>();
  private readonly proxied = new Set<string>();

  constructor(sources: ProxySources) {
    this.sources = sources;
  }

  /** Rejects with ProxyError for a setting that cannot work. A system that does not answer means: directly. */
  async of(url: URL): Promise<ProxyChoice | undefined> {
    if (isDirect(url)) return undefined;
    const proxy = await this.find(url);
    if (proxy === undefined) this.proxied.delete(url.origin);
    else this.proxied.add(url.origin);
    return proxy;
  }

  /** Whether any address is reached through a proxy, whose tunnels are few. */
  get isProxied(): boolean {
    return this.proxied.size > 0;
  }

  private find(url: URL): ProxyChoice | undefined | Promise<ProxyChoice | undefined> {
    const { env, system, nowEpochMs = Date.now } = this.sources;
    if (system === undefined || proxyVariable(env) !== undefined) return proxyOfEnvironment(url, env);
    const now = nowEpochMs();
    const before = this.known.get(url.origin);
    if (before !== undefined && Math.abs(now - before.atMs) < KNOWN_FOR_MS) return before.answer;
    const answer = withDeadline([], SYSTEM_WITHIN_MS, () => system(`${url.origin}/`))
      .catch(() => 'DIRECT')
      .then(proxyOfSystem);
    this.known.set(url.origin, { answer, atMs: now });
    return answer;
  }
}
