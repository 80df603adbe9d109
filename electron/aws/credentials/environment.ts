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

/** Whether it names a container or a web identity. */
export function namesRemote(env: NodeJS.ProcessEnv): boolean {
  return Boolean(
    env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ||
      env.AWS_CONTAINER_CREDENTIALS_FULL_URI ||
      env.AWS_WEB_IDENTITY_TOKEN_FILE,
  );
}
