/** Until when the login sessions on this computer are good, from the caches of the AWS CLI. Their tokens are passed over. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { MAX_LOGIN_CACHE_BYTES } from '../../contract/bounds.ts';
import type { LoginSession } from '../../contract/bridge/api.ts';
import { asRecord, parsedRecord } from '../../contract/json.ts';
import { readRegularFile } from '../../disk/regular-file.ts';
import type { ChainLink } from './chain.ts';
import { homeOf } from './profile-files.ts';

/** The session that a chain rests on; undefined: it rests on none. */
export type SessionOf = (chain: readonly ChainLink[]) => LoginSession | undefined;

/** Reads the file of each session that the chains rest on, once, however many profiles share it. Never fails. */
export async function readLoginCaches(
  chains: readonly (readonly ChainLink[])[],
  env: NodeJS.ProcessEnv,
): Promise<SessionOf> {
  const files = new Set(chains.flatMap((chain) => cacheFileOf(chain, env) ?? []));
  const found = new Map(
    await Promise.all([...files].map(async (file) => [file, await sessionIn(file)] as const)),
  );
  return (chain) => found.get(cacheFileOf(chain, env) ?? '');
}

/** Where the CLI and the SDK keep the session. Sources: @smithy/core 3.41, getSSOTokenFilepath; @aws-sdk/credential-provider-login 3.972. */
function cacheFileOf(chain: readonly ChainLink[], env: NodeJS.ProcessEnv): string | undefined {
  const folder = join(homeOf(env), '.aws');
  for (const { section } of chain) {
    if (section.login_session !== undefined) {
      const own = env.AWS_LOGIN_CACHE_DIRECTORY ?? join(folder, 'login', 'cache');
      return join(own, `${createHash('sha256').update(section.login_session).digest('hex')}.json`);
    }
    const sso = section.sso_session ?? section.sso_start_url;
    if (sso !== undefined) {
      return join(folder, 'sso', 'cache', `${createHash('sha1').update(sso).digest('hex')}.json`);
    }
  }
  return undefined;
}

async function sessionIn(file: string): Promise<LoginSession> {
  const text = await readRegularFile(file, MAX_LOGIN_CACHE_BYTES).then(String, () => '');
  const content = parsedRecord(text);
  // `aws login` has the time beside its token, IAM Identity Center above it.
  const time = asRecord(content?.accessToken)?.expiresAt ?? content?.expiresAt;
  const endsAtMs = typeof time === 'string' ? Date.parse(time.replace(/UTC$/, 'Z')) : Number.NaN;
  if (Number.isNaN(endsAtMs)) return {};
  return {
    validUntil: new Date(endsAtMs).toISOString(),
    ...(typeof content?.refreshToken === 'string' ? { isRenewable: true } : {}),
  };
}
