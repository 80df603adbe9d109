/**
 * Tokens of IAM Identity Center where the AWS CLI and the SDKs keep them, in their form: a sign-in here serves them too, and
 * theirs serves here. Nothing of them is kept anywhere else.
 */
import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MAX_LOGIN_CACHE_BYTES } from '../../contract/bounds.ts';
import { defined } from '../../contract/defined.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import type { Result } from '../../discovery/ports.ts';
import { replaceFile } from '../../disk/atomic-file.ts';
import { diskReason } from '../../disk/disk-reason.ts';
import { readRegularFile } from '../../disk/regular-file.ts';
import { learnSecrets } from '../../redact/known-secrets.ts';
import { homeOf } from '../credentials/profile-files.ts';

/** As the AWS CLI writes it; every member is text. Source: botocore 1.43, `SSOTokenFetcher`. */
export interface CachedToken {
  startUrl: string;
  region: string;
  accessToken: string;
  expiresAt: string;
  clientId?: string;
  clientSecret?: string;
  registrationExpiresAt?: string;
  refreshToken?: string;
}

const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** Where the SDK looks for it. Source: @smithy/core 3.41, `getSSOTokenFilepath`. */
export function tokenFile(cacheId: string): string {
  const name = createHash('sha1').update(cacheId).digest('hex');
  return join(homeOf(process.env), '.aws', 'sso', 'cache', `${name}.json`);
}

/** The cached token, expired or not; undefined: none that can be read. */
export async function readToken(cacheId: string): Promise<CachedToken | undefined> {
  try {
    const text = (await readRegularFile(tokenFile(cacheId), MAX_LOGIN_CACHE_BYTES)).toString('utf8');
    return tokenIn(JSON.parse(text));
  } catch {
    // Not there, or another program writes it just now.
    return undefined;
  }
}

function tokenIn(value: unknown): CachedToken | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const members = value as Record<string, unknown>;
  const text = (name: string): string | undefined => {
    const member = members[name];
    return typeof member === 'string' && member !== '' ? member : undefined;
  };
  const [accessToken, expiresAt] = [text('accessToken'), text('expiresAt')];
  if (accessToken === undefined || expiresAt === undefined) return undefined;
  const [clientSecret, refreshToken] = [text('clientSecret'), text('refreshToken')];
  learnSecrets(accessToken, refreshToken, clientSecret);
  return {
    ...{ startUrl: text('startUrl') ?? '', region: text('region') ?? '', accessToken, expiresAt },
    ...defined({ clientId: text('clientId'), clientSecret, refreshToken }),
    ...defined({ registrationExpiresAt: text('registrationExpiresAt') }),
  };
}

/** Whether whoever needs the token can renew it without the user. */
export function canRefresh(token: CachedToken, nowEpochMs: number): boolean {
  const { clientId, clientSecret, refreshToken, registrationExpiresAt } = token;
  return (
    clientId !== undefined &&
    clientSecret !== undefined &&
    refreshToken !== undefined &&
    Date.parse(registrationExpiresAt ?? '') > nowEpochMs
  );
}

/** Whole or not at all, and for its owner's eyes only. */
export async function writeToken(cacheId: string, token: CachedToken): Promise<Result<null>> {
  const file = tokenFile(cacheId);
  try {
    await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
    await replaceFile(file, JSON.stringify(token, null, 2), { mode: OWNER_ONLY });
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, failure: notKept(error) };
  }
}

/** No such file is no failure. */
export async function removeToken(cacheId: string): Promise<Result<null>> {
  try {
    await rm(tokenFile(cacheId), { force: true });
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, failure: notKept(error) };
  }
}

function notKept(error: unknown): Failure {
  return {
    kind: 'disk',
    message: `The folder of the AWS CLI for sessions (.aws/sso/cache) cannot be written: ${diskReason(error)}.`,
    nextStep: 'Make it writable for you, then sign in again.',
  };
}

/** As the AWS CLI writes times. */
export function cliTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');
}
