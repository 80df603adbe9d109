/** A proxy that does not let a connection through, as an error. */
import type { Speech } from './proxy-speech.ts';

/** What names a proxy that no variable names. */
export const SYSTEM = 'the system';
/** The user chose it in the app. */
export const SETTINGS = 'Settings';

/** Why a proxy let nothing through. */
export interface ProxyRefusal {
  /** HTTP status; absent when it gave none. */
  status?: number;
  /** Sign-in schemes that a 407 offers, in lower case. */
  schemes?: readonly string[];
  /** What the proxy calls the place that asks. */
  realm?: string;
  /** A user name and password were sent, and not accepted. */
  hadLogin?: true;
  /** There is somebody who can be asked for them. */
  canAsk?: true;
  /** Chromium was refused, which has tried all that the system offers. */
  isOfChromium?: true;
  /** It could not be reached at all. */
  isUnreachable?: true;
  /** What it speaks, where its address has the scheme of the other. */
  speaks?: Speech;
  /** What else happened, in words or as a transport code. */
  reason?: string;
  /** What names the proxy: a variable, the system, or the settings of the app. */
  from?: string;
}

/** Not let through, and why; which proxy it was is known a layer above. */
export class TunnelRefusal extends Error {
  readonly refusal: ProxyRefusal;

  constructor(refusal: ProxyRefusal) {
    super('The proxy let nothing through.');
    this.refusal = refusal;
  }
}

/** The proxy could not be reached, would not let the connection through, or cannot be used. */
export class ProxyError extends Error {
  readonly refusal: ProxyRefusal;
  /** Host and port, never the user name or password of the proxy URL. */
  readonly proxyHost: string;

  constructor(proxyHost: string, refusal: ProxyRefusal) {
    super(`The proxy ${proxyHost} did not let the connection through (${refusal.reason ?? refusal.status})`);
    this.name = 'ProxyError';
    this.proxyHost = proxyHost;
    this.refusal = refusal;
  }
}
