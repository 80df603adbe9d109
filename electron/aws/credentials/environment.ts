/** What the environment gives of credentials. */
import type { AwsCredentialIdentity } from '@smithy/types';

/** Its keys, whether they are there or not. */
export function fromEnvironment(env: NodeJS.ProcessEnv): () => Promise<AwsCredentialIdentity> {
  return async () => ({
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
    ...(env.AWS_SESSION_TOKEN ? { sessionToken: env.AWS_SESSION_TOKEN } : {}),
  });
}

export function hasKeys(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY);
}
