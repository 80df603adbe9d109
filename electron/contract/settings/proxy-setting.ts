/** Which proxy is used: what is kept, and what of a typed address can be taken. Pure. */
import { z } from 'zod/mini';

/** `auto`: the environment, and where it names none the system. Anything else is an address that the user typed. */
const PROXY_WAYS = ['auto', 'system', 'environment', 'none'] as const;

/** One of `PROXY_WAYS`, or an address such as `http://proxy.example.com:3128`. */
export type ProxySetting = string;

/** Kinds of proxies that the app can use, as curl names them. */
const ADDRESS =
  /^(?:(?:https?|socks|socks4a?|socks5h?):\/\/)?(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[\w.-]*[\w])?)(?::(\d{1,5}))?\/?$/i;
const MAX_LENGTH = 300;

/** What is wrong with the address; undefined: nothing. */
export function proxyProblem(text: string): string | undefined {
  if (text.includes('@'))
    return 'Leave out the user name and password: the app asks for them when the proxy does.';
  const found = text.length > MAX_LENGTH ? null : ADDRESS.exec(text);
  const port = Number(found?.[1] ?? 1);
  if (found === null || port === 0 || port > 65_535) {
    return 'An address such as http://proxy.example.com:3128 or socks5h://127.0.0.1:1080 is needed.';
  }
  return undefined;
}

/** Whether the setting is an address, and not one of the words. */
export function isProxyAddress(setting: ProxySetting): boolean {
  return !(PROXY_WAYS as readonly string[]).includes(setting);
}

/** What settings.json may hold: never a password. */
export const proxySetting = z.string().check(
  z.maxLength(MAX_LENGTH),
  z.refine((text) => !isProxyAddress(text) || proxyProblem(text) === undefined),
);

const loginPart = z.string().check(z.maxLength(1_000));

/** User name and password of a proxy, as the user gives them; null: the user does not want to. */
export const proxyLogin = z.nullable(z.strictObject({ user: loginPart, password: loginPart }));
