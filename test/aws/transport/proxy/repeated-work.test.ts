/** What a scan of some thousand requests asks once: the environment, and the system for each host. */
import { describe, expect, it } from 'vitest';
import { Proxies } from '../../../../electron/aws/transport/proxy/proxy-choice.ts';
import { builtInRegions } from '../../../../electron/contract/cells/regions.ts';

const HOSTS = builtInRegions('aws').map((region) => `https://bedrock.${region}.amazonaws.com`);
const REQUESTS_EACH = 50;

/** As many look-ups as a scan makes, many at a time. */
async function lookUpAll(proxies: Proxies): Promise<void> {
  const paths = Array.from({ length: REQUESTS_EACH }, (_, index) => `/foundation-models?page=${index}`);
  await Promise.all(paths.flatMap((path) => HOSTS.map((host) => proxies.of(new URL(host + path)))));
}

/** How often each variable is read. */
function counted(env: NodeJS.ProcessEnv): { env: NodeJS.ProcessEnv; reads: Map<string, number> } {
  const reads = new Map<string, number>();
  const get = (target: NodeJS.ProcessEnv, name: string): string | undefined => {
    reads.set(name, (reads.get(name) ?? 0) + 1);
    return target[name];
  };
  return { env: new Proxy(env, { get }), reads };
}

describe('for all requests of a scan', () => {
  it('the system is asked once for each host', async () => {
    const asked: string[] = [];
    const system = async (url: string): Promise<string> => {
      asked.push(url);
      return 'DIRECT';
    };
    await lookUpAll(new Proxies({ env: {}, system, nowEpochMs: () => 0 }));
    expect(asked.sort()).toEqual(HOSTS.map((host) => `${host}/`).sort());
  });

  it('the environment is read once where it names no proxy', async () => {
    const { env, reads } = counted({});
    await lookUpAll(new Proxies({ env }));
    expect(Object.fromEntries(reads)).toEqual({ https_proxy: 1, HTTPS_PROXY: 1, all_proxy: 1, ALL_PROXY: 1 });
  });
});
