/** A gateway that settles at once when its signal aborts, whatever the one behind it does. */
import type { Failure } from '../../contract/snapshot/model.ts';
import type { BedrockGateway, Result } from '../ports.ts';

const CANCELLED: { ok: false; failure: Failure } = {
  ok: false,
  failure: {
    kind: 'cancelled',
    message: 'Cancelled.',
    nextStep: 'Scan again when you like; what came is kept.',
  },
};

/**
 * The same calls, each ended by its own signal: a cancel must not wait for a connection that is being opened or for
 * credentials that are being looked up. What the call gives later is dropped; an error it throws before that passes on.
 */
export function settlingAtOnce(gateway: BedrockGateway): BedrockGateway {
  return {
    listModels: (region, signal) => orAborted(signal, () => gateway.listModels(region, signal)),
    listProfiles: (region, list, nextToken, signal) =>
      orAborted(signal, () => gateway.listProfiles(region, list, nextToken, signal)),
    checkAccess: (region, modelId, signal) =>
      orAborted(signal, () => gateway.checkAccess(region, modelId, signal)),
    listMantleModels: (region, signal) => orAborted(signal, () => gateway.listMantleModels(region, signal)),
    listAccountRegions: (signal) => orAborted(signal, () => gateway.listAccountRegions(signal)),
    pingRegion: (region, signal) => orAborted(signal, () => gateway.pingRegion(region, signal)),
  };
}

/** Who waits for a signal. One listener a signal: Node warns of a leak at eleven, and a scan has hundreds of calls. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

function waitersOf(signal: AbortSignal): Set<() => void> {
  const known = waiting.get(signal);
  if (known !== undefined) return known;
  const waiters = new Set<() => void>();
  waiting.set(signal, waiters);
  signal.addEventListener('abort', () => {
    for (const cancel of waiters) cancel();
  });
  return waiters;
}

function orAborted<T>(signal: AbortSignal, call: () => Promise<Result<T>>): Promise<Result<T>> {
  if (signal.aborted) return Promise.resolve(CANCELLED);
  const waiters = waitersOf(signal);
  return new Promise((resolve, reject) => {
    const cancel = (): void => resolve(CANCELLED);
    waiters.add(cancel);
    call()
      .then(resolve, reject)
      .finally(() => waiters.delete(cancel));
  });
}
