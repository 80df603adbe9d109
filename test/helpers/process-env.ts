/** Variables of the environment for tests that use the real SDK. */

/** Example keys, and the server that is asked with them. */
export const keysFor = (url: string): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_ENDPOINT_URL_BEDROCK: url,
});

/** Changes those of this process; gives the way back. */
export function changeEnv(changes: Record<string, string>): () => void {
  const before = { ...process.env };
  Object.assign(process.env, changes);
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  };
}
