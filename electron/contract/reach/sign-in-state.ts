/** Signing in to IAM Identity Center, as main process and window speak of it. */
import { z } from 'zod/mini';
import { withoutAccounts } from '../snapshot/account-numbers.ts';
import type { Failure, RegionCode } from '../snapshot/model.ts';

/** Where an organisation's IAM Identity Center is, without any profile. */
export interface SignInPlace {
  startUrl: string;
  region: RegionCode;
}

/** How a sign-in goes. */
export type SignInState =
  | { step: 'starting' }
  /** The system's browser has the page; `isOpened`: false if it could not be opened. */
  | { step: 'browser'; address: string; isOpened: boolean }
  | {
      step: 'code';
      userCode: string;
      /** Where the code is typed. */
      verificationUri: string;
      /** The same page with the code in it. */
      address: string;
      /** Why there is no page that needs no code; absent: the user wanted the code. */
      reason?: string;
    }
  /** `target`: to which the user wanted to sign in; what was typed is in it. */
  | { step: 'failed'; failure: Failure; target: SignInTarget }
  /** Signed in: an account and a role are chosen for a new profile. */
  | { step: 'accounts'; session: string; region: RegionCode };

/** An account that the user may enter; its number stays in the window. */
export interface SsoAccount {
  accountId: string;
  name: string;
}

/** `isWhole`: false if there are more accounts than were read. */
export interface SsoAccounts {
  accounts: SsoAccount[];
  isWhole: boolean;
}

export interface SsoRole {
  name: string;
  /** The profile that has this session, account and role already. */
  profile?: string;
}

/** A profile in use, or a place where none is set up. */
export const signInTarget = z.union([
  z.strictObject({ profile: z.string().check(z.minLength(1), z.maxLength(200)) }),
  z.strictObject({
    startUrl: z.string().check(z.maxLength(500)),
    region: z.string().check(z.maxLength(50)),
  }),
]);

export type SignInTarget = z.output<typeof signInTarget>;

export const accountId = z.string().check(z.regex(/^\d{12}$/));
const roleName = z.string().check(z.regex(/^[\w+=,.@-]{1,128}$/));

/** A profile to be written into the AWS config file. */
export const newProfile = z.strictObject({
  name: z.string().check(z.maxLength(200)),
  accountId,
  roleName,
  /** For the AWS CLI and other tools; absent: none. */
  region: z.optional(z.string().check(z.maxLength(50))),
});

export type NewProfile = z.output<typeof newProfile>;

/** An account and a role that are used until the app closes, and written nowhere. */
export const roleOnce = z.strictObject({
  accountId,
  accountName: z.string().check(z.maxLength(200)),
  roleName,
});

export type RoleOnce = z.output<typeof roleOnce>;

/** Such as `Production/ReadOnly`; another one if it is taken. Holds no account number. */
export function nameOfRoleOnce(account: string, role: string, taken: ReadonlySet<string>): string {
  const plain = withoutAccounts(account)
    .replace(/[^\p{L}\p{N}_.@+ -]+/gu, '-')
    .replace(/^[ -]+|[ -]+$/g, '');
  const name = `${plain === '' ? 'Account' : plain.slice(0, 60)}/${role}`;
  for (let count = 2; ; count += 1) {
    const next = count === 2 ? name : `${name} ${count - 1}`;
    if (!taken.has(next)) return next;
  }
}

/** The start URL as it is written into the config file; undefined: it cannot be one. Takes what users copy from a browser. */
export function startUrlOf(text: string): string | undefined {
  const trimmed = text.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (/\s/.test(whole) || !URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  const isPlain = url.username === '' && url.password === '' && url.port === '';
  if (url.protocol !== 'https:' || !isPlain || !url.hostname.includes('.')) return undefined;
  return `https://${url.hostname}${url.pathname.replace(/\/+$/, '')}`;
}

/** A name for the session at that start URL: the organisation's own part of it. */
export function sessionNameOf(startUrl: string): string {
  const { hostname, pathname } = new URL(startUrl);
  const [first = 'sso'] = hostname.split('.');
  const instance = /^\/(ssoins-\w+)/.exec(pathname)?.[1];
  return instance ?? first;
}

/** A name for the profile of an account and a role, such as `Production-ReadOnly`; another one if it is taken. */
export function profileNameOf(account: string, role: string, taken: ReadonlySet<string>): string {
  const plain = `${account}-${role}`.replace(/[^\p{L}\p{N}_.@+-]+/gu, '-').replace(/^-+|-+$/g, '');
  const name = plain === '' ? 'profile' : plain.slice(0, 100);
  for (let count = 2; ; count += 1) {
    const next = count === 2 ? name : `${name}-${count - 1}`;
    if (!taken.has(next)) return next;
  }
}

const PROFILE_NAME = /^[\p{L}\p{N}_.@+/-](?:[\p{L}\p{N}_.@+/ -]*[\p{L}\p{N}_.@+/-])?$/u;

/** Whether every tool that reads the config file takes the name. */
export function isProfileName(name: string): boolean {
  return PROFILE_NAME.test(name) && name.length <= 200;
}

/** A page that the system's browser may be sent to: of the network, or, for a stand-in, of this computer. */
export function isPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname));
}
