/**
 * Tokens of IAM Identity Center where the AWS CLI and the SDKs keep them, in their form: a sign-in here serves them too, and
 * theirs serves here. Nothing of them is kept anywhere else.
 */
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { defined } from '../../contract/defined.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import type { Result } from '../../discovery/ports.ts';
import { replaceFile } from '../../disk/atomic-file.ts';
import { diskReason } from '../../disk/disk-reason.ts';
import { readCacheFile, ssoFile } from '../credentials/files/login-caches.ts';

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

/** As the AWS CLI makes its files. */
export const OWNER_ONLY = 0o600;
export const OWNER_ONLY_FOLDER = 0o700;

/** The cached token, expired or not; undefined: none that can be read. */
export async function readToken(cacheId: string): Promise<CachedToken | undefined> {
  const members = await readCacheFile(ssoFile(cacheId, process.env));
  return members === undefined ? undefined : tokenIn(members);
}

function tokenIn(members: Record<string, unknown>): CachedToken | undefined {
  const text = (name: string): string | undefined => {
    const member = members[name];
    return typeof member === 'string' && member !== '' ? member : undefined;
  };
  const [accessToken, expiresAt] = [text('accessToken'), text('expiresAt')];
  if (accessToken === undefined || expiresAt === undefined) return undefined;
  return {
    ...{ startUrl: text('startUrl') ?? '', region: text('region') ?? '', accessToken, expiresAt },
    ...defined({ clientId: text('clientId'), clientSecret: text('clientSecret') }),
    ...defined({ refreshToken: text('refreshToken') }),
    ...defined({ registrationExpiresAt: text('registrationExpiresAt') }),
  };
}

/** Whole or not at all, and for its owner's eyes only. */
export async function writeToken(cacheId: string, token: CachedToken): Promise<Result<null>> {
  const file = ssoFile(cacheId, process.env);
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
    await rm(ssoFile(cacheId, process.env), { force: true });
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
