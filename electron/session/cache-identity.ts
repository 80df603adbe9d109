/** Who the cached data belongs to, as far as that is known without asking AWS or loading its SDK. */
import { createHash } from 'node:crypto';
import { profileInEnvironment, withoutAccounts } from '../contract/snapshot/profile-name.ts';

/**
 * `profile:NAME`, or `key:` or `token:` and a short hash of the access key id or bearer token; never the
 * key itself. Follows the SDK's precedence: a bearer token for Bedrock wins, then a chosen profile, then
 * keys in the environment, then the default profile.
 */
export function cacheIdentity(profile: string | undefined, env: NodeJS.ProcessEnv): string {
  if (env.AWS_BEARER_TOKEN_BEDROCK) return `token:${shortHash(env.AWS_BEARER_TOKEN_BEDROCK)}`;
  const chosen = profile ?? profileInEnvironment(env);
  if (chosen) {
    const name = withoutAccounts(chosen);
    // Two names may differ in their account numbers alone.
    return name === chosen ? `profile:${name}` : `profile:${name}:${shortHash(chosen)}`;
  }
  if (env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY) return `key:${shortHash(env.AWS_ACCESS_KEY_ID)}`;
  return 'profile:default';
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
