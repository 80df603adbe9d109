/** How AWS may be reached: what the user chose, and what the system and the window offer. */
import type { ReachChoices } from '../../contract/settings/reach-settings.ts';
import type { SystemProxy } from './proxy/proxy-choice.ts';
import type { ProxyLogins } from './proxy/proxy-sign-in.ts';
import type { SystemRequests } from './proxy/system-requests.ts';

/** Choices of the user that are absent say what their first values say. */
export interface ReachOptions extends Partial<ReachChoices> {
  /** Asked for a proxy where the environment names none; absent: there is no such system. */
  systemProxy?: SystemProxy;
  /** Requests with the system's own sign-in to proxies; absent: nobody can make them. */
  systemRequests?: SystemRequests;
  /** Asks the user for the user name and password of a proxy; absent: there is nobody to ask. */
  logins?: ProxyLogins;
  /** Certificates of the system in PEM; absent: as the runtime lists them. */
  systemAuthorities?: () => Promise<readonly string[]>;
}

/** As SDK clients take it; absent: as the environment and the profile say. */
export interface HostChoices {
  useFipsEndpoint?: boolean;
  useDualstackEndpoint?: boolean;
}

export function hostChoices({ fips = 'auto', dualStack = 'auto' }: ReachOptions = {}): HostChoices {
  return {
    ...(fips === 'auto' ? {} : { useFipsEndpoint: fips === 'on' }),
    ...(dualStack === 'auto' ? {} : { useDualstackEndpoint: dualStack === 'on' }),
  };
}
