declare module 'proxy-from-env' {
  /** URL of the proxy for the address by HTTPS_PROXY, ALL_PROXY and NO_PROXY; empty: none. */
  export function getProxyForUrl(url: string): string;
}
