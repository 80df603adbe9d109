/** The ways to AWS of one source, which all its request handlers share. */
import { defined } from '../../contract/defined.ts';
import { CallRetry } from './call-retry.ts';
import { Proxies } from './proxy/proxy-choice.ts';
import { ProxySignIn } from './proxy/proxy-sign-in.ts';
import type { SystemRequests } from './proxy/system-requests.ts';
import type { ReachOptions } from './reach-options.ts';
import { BUILT_IN, Trust } from './trust/trust.ts';

export interface Reach {
  proxies: Proxies;
  signIn: ProxySignIn;
  trust: Pick<Trust, 'current' | 'widen' | 'isOfFiles'>;
  callRetry: CallRetry;
  /** Absent: nobody can make them. */
  systemRequests?: SystemRequests;
}

/** Throws TrustError for a file of certificates that cannot be used. */
export function reachOf(options: ReachOptions, env: NodeJS.ProcessEnv, caBundle?: string): Reach {
  const { proxy: setting, systemProxy: system, systemRequests, logins } = options;
  const { certificateFile: chosenFile, systemAuthorities } = options;
  const proxies = new Proxies({ env, ...defined({ system, setting }) });
  const canHandOver = systemRequests !== undefined;
  const signIn = new ProxySignIn({ proxies, canHandOver, ...defined({ logins }) });
  const trust = new Trust({ env, ...defined({ caBundle, chosenFile, system: systemAuthorities }) });
  return {
    ...{ proxies, signIn, trust, callRetry: new CallRetry(signIn, trust) },
    ...defined({ systemRequests }),
  };
}

/** Directly and with the built-in authorities alone: the sample. */
export function directReach(): Reach {
  const proxies = new Proxies({ env: {} });
  const signIn = new ProxySignIn({ proxies, canHandOver: false });
  return { proxies, signIn, trust: BUILT_IN, callRetry: new CallRetry(signIn, BUILT_IN) };
}
