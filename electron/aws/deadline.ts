/** Time limits for outside calls: the AWS SDK has none of its own. */
import { setMaxListeners } from 'node:events';

/** The reason of an abort that a time limit caused, as opposed to a user who cancelled. */
export class DeadlineError extends Error {
  readonly deadlineMs: number;

  constructor(deadlineMs: number) {
    super(`No answer within ${deadlineMs} ms`);
    this.name = 'DeadlineError';
    this.deadlineMs = deadlineMs;
  }
}

/** The reason of an abort that the user or a closing window caused. */
export class CancelledError extends Error {
  constructor() {
    super('Cancelled');
    this.name = 'CancelledError';
  }
}

/**
 * Runs `call` with a signal that aborts when one of `signals` does or after `deadlineMs`. Settles at
 * that moment even if `call` ignores its signal: rejects with DeadlineError or CancelledError, whichever
 * came first. Leaves no timer and no listener behind, unlike AbortSignal.any on Node 20.
 */
export function withDeadline<T>(
  signals: readonly AbortSignal[],
  deadlineMs: number,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signals.some((signal) => signal.aborted)) {
      reject(new CancelledError());
      return;
    }
    const controller = new AbortController();
    const stop = (reason: Error): void => {
      reject(reason);
      release();
      controller.abort(reason);
    };
    const cancel = (): void => stop(new CancelledError());
    const timer = setTimeout(() => stop(new DeadlineError(deadlineMs)), deadlineMs);
    const release = (): void => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', cancel);
    };
    // Hundreds of calls listen to the signal of one scan; Node would warn of a leak at eleven.
    setMaxListeners(0, ...signals);
    for (const signal of signals) signal.addEventListener('abort', cancel, { once: true });
    call(controller.signal).then(resolve, reject).finally(release);
  });
}
