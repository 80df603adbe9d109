/**
 * Where the AWS CLI and the SDKs keep login sessions, and until when those are good: one reader for the list of profiles, for
 * signing in, and for noticing a login. Sources: @smithy/core 3.41, getSSOTokenFilepath; @aws-sdk/credential-provider-login 3.972.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { MAX_LOGIN_CACHE_BYTES } from '../../../contract/bounds.ts';
import type { LoginSession } from '../../../contract/bridge/api.ts';
import { asRecord, parsedRecord } from '../../../contract/json.ts';
import { readRegularFile } from '../../../disk/regular-file.ts';
import { learnSecrets } from '../../../redact/known-secrets.ts';
import type { ChainLink } from '../profile-chain.ts';
import { homeOf, type Section } from './profile-files.ts';

/** Of IAM Identity Center and of `aws login`. */
export function cacheFolders(env: NodeJS.ProcessEnv): { sso: string; login: string } {
  const folder = join(homeOf(env), '.aws');
  return {
    sso: join(folder, 'sso', 'cache'),
    login: env.AWS_LOGIN_CACHE_DIRECTORY || join(folder, 'login', 'cache'),
  };
}

/** `cacheId`: the name of the sso-session, else the start URL. */
export function ssoFile(cacheId: string, env: NodeJS.ProcessEnv): string {
  return join(cacheFolders(env).sso, `${createHash('sha1').update(cacheId).digest('hex')}.json`);
}

/** What the file holds, tokens included, which no text shows then; undefined: it is not there, or another program writes it just now. */
export async function readCacheFile(file: string): Promise<Record<string, unknown> | undefined> {
  const content = parsedRecord(await readRegularFile(file, MAX_LOGIN_CACHE_BYTES).then(String, () => ''));
  const { accessToken, refreshToken, clientSecret } = content ?? {};
  // The token of `aws login` is a set of keys.
  const { accessKeyId, secretAccessKey, sessionToken } = asRecord(accessToken) ?? {};
  const secrets = [accessToken, refreshToken, clientSecret, accessKeyId, secretAccessKey, sessionToken];
  learnSecrets(...secrets.filter((secret) => typeof secret === 'string'));
  return content;
}

/** Whether whoever needs a token of IAM Identity Center can renew it without the user. */
export function canRefresh(token: object, nowEpochMs: number): boolean {
  const { clientId, clientSecret, refreshToken, registrationExpiresAt } = token as Record<string, unknown>;
  return (
    [clientId, clientSecret, refreshToken].every((member) => typeof member === 'string' && member !== '') &&
    (timeOf(registrationExpiresAt) ?? 0) > nowEpochMs
  );
}

/** The first link that rests on a session. */
export function sessionLink(chain: readonly ChainLink[]): ChainLink | undefined {
  return chain.find(
    ({ section }) => (section.login_session ?? section.sso_session ?? section.sso_start_url) !== undefined,
  );
}

/** The session that a chain rests on; undefined: it rests on none. */
export type SessionOf = (chain: readonly ChainLink[]) => LoginSession | undefined;

/** Reads the file of each session that the chains rest on, once, however many profiles share it. Never fails. */
export async function readLoginCaches(
  chains: readonly (readonly ChainLink[])[],
  env: NodeJS.ProcessEnv,
  nowEpochMs: number,
): Promise<SessionOf> {
  const links = chains.flatMap((chain) => sessionLink(chain) ?? []);
  const byFile = new Map(links.map(({ section }) => [cacheFileOf(section, env), section]));
  const found = new Map(
    await Promise.all(
      [...byFile].map(
        async ([file, section]) => [file, (await readSession(section, env, nowEpochMs)) ?? {}] as const,
      ),
    ),
  );
  return (chain) => {
    const link = sessionLink(chain);
    return link === undefined ? undefined : found.get(cacheFileOf(link.section, env));
  };
}

/** Of a section that names a session. */
export function cacheFileOf(section: Section, env: NodeJS.ProcessEnv): string {
  const { login_session: login, sso_session: session, sso_start_url: startUrl = '' } = section;
  if (login === undefined) return ssoFile(session ?? startUrl, env);
  return join(cacheFolders(env).login, `${createHash('sha256').update(login).digest('hex')}.json`);
}

/** The session that the section names; undefined: there is none. Never fails. */
export async function readSession(
  section: Section,
  env: NodeJS.ProcessEnv,
  nowEpochMs: number,
): Promise<LoginSession | undefined> {
  const content = await readCacheFile(cacheFileOf(section, env));
  const isLogin = section.login_session !== undefined;
  const { accessToken } = content ?? {};
  const hasToken = isLogin || (typeof accessToken === 'string' && accessToken !== '');
  if (content === undefined || !hasToken) return undefined;
  // `aws login` has the time beside its token, IAM Identity Center above it.
  const endsAtMs = timeOf(isLogin ? asRecord(accessToken)?.expiresAt : content.expiresAt);
  if (endsAtMs === undefined) return {};
  // Nobody refreshes the token of a profile without a section.
  const isRenewable = isLogin
    ? typeof content.refreshToken === 'string'
    : section.sso_session !== undefined && canRefresh(content, nowEpochMs);
  return { validUntil: new Date(endsAtMs).toISOString(), ...(isRenewable ? { isRenewable } : {}) };
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value.replace(/UTC$/, 'Z')) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
