/** The gateway whose calls wait for a tunnel, and are made again once what stood in their way is settled. */
import type { Failure } from '../../contract/snapshot/model.ts';
import type { OwnModels } from '../../contract/snapshot/own-models.ts';
import { PrioritySemaphore } from '../../discovery/concurrency/priority-semaphore.ts';
import { through } from '../../discovery/gateway-layers.ts';
import type { BedrockGateway } from '../../discovery/ports.ts';
import { failureIn } from '../transport/call-retry.ts';
import { MAX_TUNNELS } from '../transport/proxy/tunnel-agent.ts';
import type { Reach } from '../transport/reach.ts';

/**
 * A call waits for its tunnel before its time limit begins: a proxy with few of them loses no answer. It is made again
 * when the user has signed in to the proxy, or when more certificates are known.
 */
export function retryingGateway(gateway: BedrockGateway, { proxies, callRetry }: Reach): BedrockGateway {
  const tunnels = new PrioritySemaphore(MAX_TUNNELS);
  return through(gateway, ({ operation, signal }, run) => {
    const use = (): ReturnType<typeof run> => callRetry.use(signal, run, failureIn);
    return proxies.isProxied ? tunnels.use(use, operation === 'checkAccess' ? 0 : 1) : use();
  });
}

/** Why a list could not be had; undefined: each was. */
export function firstFailure({ lists }: OwnModels): Failure | undefined {
  return Object.values(lists).flatMap((list) => (list.state === 'failed' ? [list.failure] : []))[0];
}
