/** The session that a profile rests on, as the caches of the AWS CLI tell it: whether it is open, and when it ends. */
import { stat } from 'node:fs/promises';
import { cacheFileOf, readSession, sessionLink } from '../../credentials/files/login-caches.ts';
import { readProfileFiles } from '../../credentials/files/profile-files.ts';
import { chainOf } from '../../credentials/profile-chain.ts';
import { sessionOf } from '../sso-session.ts';

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
  const { name, section } = link;
  const isLogin = section.login_session !== undefined;
  if (!isLogin && !sessionOf({ profile: name }, files).ok) {
    return { mark: await markOf(configs), needsSession: true };
  }
  const state = { mark: await markOf([...configs, cacheFileOf(section, env)]), needsSession: true };
  const found = await readSession(section, env, nowEpochMs);
  // Whoever uses a session of `aws login` renews it.
  if (found !== undefined && (isLogin || found.isRenewable)) return { ...state, session: { profile: name } };
  const endsAtEpochMs = Date.parse(found?.validUntil ?? '');
  return endsAtEpochMs > nowEpochMs ? { ...state, session: { profile: name, endsAtEpochMs } } : state;
}

async function markOf(paths: readonly string[]): Promise<string> {
  const marks = paths.map(async (path) => {
    const found = await stat(path).catch(() => undefined);
    return found === undefined ? '-' : `${found.mtimeMs} ${found.size} ${found.ino}`;
  });
  return (await Promise.all(marks)).join('|');
}
