/** Which hosts a sign-in asks: those of the session's Region and partition, through the proxy of the environment. */
import { expect, it } from 'vitest';
import { failureIn, noCancel, setEnv, setProfiles } from '../local-bedrock.ts';
import { proxyInEnvironment } from '../transport/proxy/behind-proxy.ts';
import { attempt, opened } from './sign-in-world.ts';

it.each([
  ['eu-central-1', {}, 'oidc.eu-central-1.amazonaws.com'],
  ['us-gov-west-1', {}, 'oidc.us-gov-west-1.amazonaws.com'],
  ['cn-north-1', {}, 'oidc.cn-north-1.amazonaws.com.cn'],
  ['eusc-de-east-1', {}, 'oidc.eusc-de-east-1.amazonaws.eu'],
  ['us-east-1', { AWS_USE_FIPS_ENDPOINT: 'true' }, 'oidc-fips.us-east-1.amazonaws.com'],
])('in %s', async (region, env, host) => {
  await setProfiles({ config: '' });
  const proxy = await proxyInEnvironment(0, 403);
  setEnv(env);
  const center = await opened({ startUrl: `https://hosts.awsapps.com/start`, region });
  expect(failureIn(await attempt(center).result).kind).toBe('proxy');
  expect([...new Set(proxy.asked.map(({ target }) => target))]).toEqual([`${host}:443`]);
  expect(proxy.userAgents[0]).toMatch(/bedrock-atlas/);
  // Without a session nothing is asked of the portal.
  expect(failureIn(await center.accounts(noCancel)).kind).toBe('expired-credentials');
});
