/** A gateway that settles at once when its signal aborts, whatever the one behind it does. */
import type { Failure } from '../../contract/snapshot/model.ts';
import type { BedrockGateway } from '../ports.ts';
import { through } from '../through.ts';
import { onAbort } from './abort.ts';

const CANCELLED: { ok: false; failure: Failure } = {
  ok: false,
  failure: {
    kind: 'cancelled',
    message: 'Cancelled.',
    nextStep: 'Scan again when you like; what came is kept.',
  },
};

/**
 * A cancel must not wait for a connection that is being opened, or for credentials that are being looked up. What a call
 * gives after the abort is dropped.
 */
export function abortable(gateway: BedrockGateway): BedrockGateway {
  return through(gateway, ({ signal }, run) => {
    if (signal.aborted) return Promise.resolve(CANCELLED);
    return new Promise((resolve, reject) => {
      const release = onAbort([signal], () => resolve(CANCELLED));
      run().then(resolve, reject).finally(release);
    });
  });
}
