/** The session that a profile rests on, as the caches of the AWS CLI tell it: whether it is open, and when it ends. */
import { stat } from 'node:fs/promises';
import {
  cacheFolders,
  canRefresh,
  loginFile,
  readCacheFile,
  sessionLink,
  ssoFile,
} from '../../credentials/files/login-caches.ts';
import { type ProfileFiles, readProfileFiles } from '../../credentials/files/profile-files.ts';
import { chainOf } from '../../credentials/profile-chain.ts';
import { sessionOf } from '../sso-session.ts';
import { readToken } from '../token-cache.ts';

export interface LoginState {
  /** Changes when a login, or keys in a file, may have come; says nothing else. */
  mark: string;
  /** Absent: the profile rests on no session, or there is none. */
  session?: {
    /** Whose it is. */
    profile: string;
    /** Absent: nobody knows, as the tool that uses it renews it. */
    endsAtEpochMs?: number;
  };
  /** The profile rests on a session, open or not. */
  needsSession: boolean;
}

/** Never fails: what cannot be read is not there. */
export async function loginState(
  profile: string,
  env: NodeJS.ProcessEnv,
  nowEpochMs: number,
): Promise<LoginState> {
  const files = await readProfileFiles(env);
  const configs = files.files.map(({ path }) => path);
  const link = sessionLink(chainOf(profile, files));
  if (link === undefined) return { mark: await markOf(configs), needsSession: false };
  const { login_session: loginSession } = link.section;
  if (loginSession !== undefined) {
    const file = loginFile(loginSession, env);
    const isThere = (await readCacheFile(file)) !== undefined;
    return {
      mark: await markOf([...configs, file]),
      needsSession: true,
      ...(isThere ? { session: { profile: link.name } } : {}),
    };
  }
  return await ofIdentityCenter(link.name, files, configs, { env, nowEpochMs });
}

async function ofIdentityCenter(
  profile: string,
  files: ProfileFiles,
  configs: string[],
  { env, nowEpochMs }: { env: NodeJS.ProcessEnv; nowEpochMs: number },
): Promise<LoginState> {
  const session = sessionOf({ profile }, files);
  if (!session.ok) return { mark: await markOf(configs), needsSession: true };
  const { cacheId, name } = session.value;
  const mark = await markOf([...configs, ssoFile(cacheId, env)]);
  const token = await readToken(cacheId, env);
  const endsAtEpochMs = Date.parse(token?.expiresAt ?? '');
  // Nobody refreshes the token of a profile without a section.
  const renewsItself = token !== undefined && name !== undefined && canRefresh(token, nowEpochMs);
  if (renewsItself) return { mark, needsSession: true, session: { profile } };
  const isOpen = endsAtEpochMs > nowEpochMs;
  return { mark, needsSession: true, ...(isOpen ? { session: { profile, endsAtEpochMs } } : {}) };
}

/** The folders in which a login made in a terminal shows. */
export function loginFolders(env: NodeJS.ProcessEnv): string[] {
  return Object.values(cacheFolders(env));
}

async function markOf(paths: readonly string[]): Promise<string> {
  const marks = paths.map(async (path) => {
    const found = await stat(path).catch(() => undefined);
    return found === undefined ? '-' : `${found.mtimeMs} ${found.size} ${found.ino}`;
  });
  return (await Promise.all(marks)).join('|');
}
