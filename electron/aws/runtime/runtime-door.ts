/** Opens bedrock-runtime when it is first asked for, with times of its own. */
import type { RuntimeGateway } from '../../discovery/ports.ts';
import type { Proxies } from '../transport/proxy/proxy-choice.ts';
import { SharedRequestHandler } from '../transport/request-handler.ts';
import type { ServiceDeps } from '../transport/service-request.ts';
import type { Authorities } from '../transport/trust/trust.ts';
import type { RuntimeDeps } from './runtime-gateway.ts';

/** For one call of a model, which may have to be loaded or think first. */
const MODEL_DEADLINE_MS = 60_000;

export function runtimeDoor(
  service: ServiceDeps,
  reach: { authorities: Authorities; proxies: Proxies },
  clockOffsetMs: RuntimeDeps['clockOffsetMs'],
): () => Promise<RuntimeGateway> {
  let opened: Promise<RuntimeGateway> | undefined;
  const open = async (): Promise<RuntimeGateway> => {
    const { AwsRuntimeGateway } = await import('./runtime-gateway.ts');
    const deadlineMs = Math.max(MODEL_DEADLINE_MS, service.deadlineMs);
    const requestHandler = new SharedRequestHandler({ ...reach, deadlineMs });
    service.closed.addEventListener('abort', () => requestHandler.destroy(), { once: true });
    return new AwsRuntimeGateway({ ...service, deadlineMs, requestHandler, clockOffsetMs });
  };
  return () => {
    opened ??= open();
    return opened;
  };
}
