/** Opens bedrock-runtime when it is first asked for, with times of its own. */
import type { ProofAnswer, RuntimeGateway } from '../../discovery/ports.ts';
import { failureIn } from '../transport/call-retry.ts';
import type { Reach } from '../transport/reach.ts';
import { SharedRequestHandler } from '../transport/request/request-handler.ts';
import type { ServiceDeps } from '../transport/request/service-request.ts';
import type { RuntimeDeps } from './runtime-gateway.ts';

/** For one call of a model, which may have to be loaded or think first. */
const MODEL_DEADLINE_MS = 60_000;

export function lazyRuntime(
  service: ServiceDeps,
  reach: Reach,
  clockOffsetMs: RuntimeDeps['clockOffsetMs'],
): () => Promise<RuntimeGateway> {
  let opened: Promise<RuntimeGateway> | undefined;
  const open = async (): Promise<RuntimeGateway> => {
    const { AwsRuntimeGateway } = await import('./runtime-gateway.ts');
    const deadlineMs = Math.max(MODEL_DEADLINE_MS, service.deadlineMs);
    const requestHandler = new SharedRequestHandler({ reach, deadlineMs });
    service.closed.addEventListener('abort', () => requestHandler.destroy(), { once: true });
    const gateway = new AwsRuntimeGateway({ ...service, deadlineMs, requestHandler, clockOffsetMs });
    // What failed at the proxy or the certificate was never sent, so nothing is asked or paid twice.
    const retried = (signal: AbortSignal, run: () => Promise<ProofAnswer>): Promise<ProofAnswer> =>
      reach.callRetry.use(signal, run, failureIn);
    return {
      countTokens: (region, id, signal) => retried(signal, () => gateway.countTokens(region, id, signal)),
      converse: (region, id, signal) => retried(signal, () => gateway.converse(region, id, signal)),
    };
  };
  return () => {
    opened ??= open();
    return opened;
  };
}
